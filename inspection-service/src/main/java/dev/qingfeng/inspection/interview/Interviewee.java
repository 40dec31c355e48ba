package dev.qingfeng.inspection.interview;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who was interviewed: a cadre, or somebody whom the registry does not know.
 *
 * @param cadreId null for somebody who is named
 * @param personHash see {@link PersonKey}; null for a cadre
 * @param cadreHash what the hash of a cadre would be, had they been named by their name and unit; null for all others
 */
record Interviewee(
        @Nullable UUID cadreId,
        @Nullable String personHash,
        @Nullable String cadreHash) {

    static Interviewee cadre(UUID id, @Nullable String hash) {
        return new Interviewee(id, null, hash);
    }

    static Interviewee named(String hash) {
        return new Interviewee(null, hash, null);
    }
}
