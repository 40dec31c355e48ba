package dev.qingfeng.inspection.evidence;

import dev.qingfeng.inspection.inspection.Step;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a file shows: how a step was carried out, or a notice where it hangs.
 *
 * @param step null for a notice
 * @param noticeIssue which of the notices of the inspection, counted from 1; null for a step
 */
@Embeddable
public record Shown(
        @Enumerated(EnumType.STRING) @Nullable Step step,
        @Nullable Integer noticeIssue) {

    static Shown step(Step step) {
        return new Shown(step, null);
    }

    static Shown notice(int issue) {
        return new Shown(null, issue);
    }

    /** Where a file of it is kept for: it opens for nothing else. */
    String place(UUID inspectionId, String sha256) {
        return "inspection/" + inspectionId + (step == null ? "/notice/" + noticeIssue : "/step/" + step.number()) + "/"
                + sha256;
    }
}
