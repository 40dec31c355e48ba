package dev.qingfeng.inspection.interview;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What was answered to a question about the climate, as it is shown. */
public record OfQuestion(
        @Schema(description = "A code of the vocabulary `climate-questions`", examples = "KNOWS_DISCIPLINE")
        String question,

        @Schema(description = "How many answered; absent where they are few", examples = "43") @Nullable
        Integer people,

        List<OfReply> replies) {

    /** How many answered so. */
    public record OfReply(
            ClimateReply reply,

            @Schema(
                    description = "Absent where they are few, and where that could be worked out from it",
                    examples = "38")
            @Nullable
            Integer people) {}

    /** Whether how many answered so is shown. */
    boolean shows(ClimateReply reply) {
        return replies.stream().anyMatch(each -> each.reply() == reply && each.people() != null);
    }
}
