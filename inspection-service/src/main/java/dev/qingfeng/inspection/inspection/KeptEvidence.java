package dev.qingfeng.inspection.inspection;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
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

    /**
     * For how many pieces these of one kind stand: what is counted, for as many as were counted, and for none where nobody said; a
     * file for one, however often it is named or uploaded, and for none where there is no file; a record for one under each reference.
     */
    static long weight(EvidenceKind kind, List<KeptEvidence> evidence) {
        List<KeptEvidence> pieces =
                evidence.stream().filter(piece -> piece.kind == kind).toList();
        if (kind == EvidenceKind.COUNT) {
            return pieces.stream()
                    .mapToLong(piece -> piece.count == null ? 0 : piece.count)
                    .sum();
        }
        long files = pieces.stream()
                .flatMap(piece -> Stream.ofNullable(piece.sha256))
                .distinct()
                .count();
        return kind == EvidenceKind.FILE
                ? files
                : files
                        + pieces.stream()
                                .filter(piece -> piece.sha256 == null)
                                .map(piece -> piece.reference.strip())
                                .distinct()
                                .count();
    }
}
