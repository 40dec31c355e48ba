package dev.qingfeng.inspection.board;

import dev.qingfeng.inspection.finding.UnsettledFindings;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many findings of one inspection on a board are not settled yet. */
@Schema(name = "BoardFindings")
public record FindingsLine(
        @Schema(description = "Which nobody follows up", examples = "1")
        int open,

        @Schema(examples = "2") int inFollowUp,

        @Schema(description = "Of those in follow-up, the ones whose day has passed", examples = "1")
        int overdue) {

    static FindingsLine of(UnsettledFindings.Count count) {
        return new FindingsLine(count.open(), count.inFollowUp(), count.overdue());
    }
}
