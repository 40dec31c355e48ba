package dev.qingfeng.inspection.board;

import dev.qingfeng.inspection.inspection.Progress;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many inspections have come how far. */
@Schema(name = "BoardTotals")
public record InspectionTotals(
        @Schema(description = "A unit each", examples = "21")
        int inspections,

        @Schema(description = "Given to a team, and not announced yet", examples = "4")
        int assigned,

        @Schema(description = "Announced, and no step has started", examples = "6")
        int noticePosted,

        @Schema(examples = "9") int underWay,
        @Schema(examples = "2") int concluded,

        @Schema(description = "Whose notice announces a day that has not come", examples = "3")
        int noticesRunning,

        @Schema(description = "Of which anything was recorded on a later day", examples = "1")
        int late) {

    static InspectionTotals of(List<BoardRow> rows, List<BoardJudge.Judged> judged) {
        Map<Progress, Integer> counts = new EnumMap<>(Progress.class);
        rows.forEach(row -> counts.merge(row.state(), 1, Integer::sum));
        return new InspectionTotals(
                rows.size(),
                counts.getOrDefault(Progress.ASSIGNED, 0),
                counts.getOrDefault(Progress.NOTICE_POSTED, 0),
                counts.getOrDefault(Progress.UNDER_WAY, 0),
                counts.getOrDefault(Progress.CONCLUDED, 0),
                Math.toIntExact(judged.stream()
                        .filter(each -> each.notice() == NoticeState.RUNNING)
                        .count()),
                Math.toIntExact(rows.stream().filter(BoardRow::isLate).count()));
    }
}
