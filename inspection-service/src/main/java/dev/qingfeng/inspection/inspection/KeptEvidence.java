package dev.qingfeng.inspection.inspection;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A piece of evidence as it is kept.
 *
 * @param fileId of the file that shows it, if one was uploaded
 * @param sha256 of that file
 */
record KeptEvidence(
        EvidenceKind kind,
        String reference,
        @Nullable Integer count,
        @Nullable UUID fileId,
        @Nullable String sha256) {

    /** For how many pieces it stands: what is counted, for as many as were counted, and for none where nobody said. */
    long weight() {
        if (kind != EvidenceKind.COUNT) {
            return 1;
        }
        return count == null ? 0 : count;
    }
}
