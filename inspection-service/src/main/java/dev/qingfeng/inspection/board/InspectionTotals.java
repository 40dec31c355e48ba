package dev.qingfeng.inspection.board;

import dev.qingfeng.inspection.inspection.Progress;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
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

    static InspectionTotals of(List<AlikeInspections> all, BoardJudge.Judgement judged) {
        return new InspectionTotals(
                count(all, kind -> true),
                count(all, kind -> kind.state() == Progress.ASSIGNED),
                count(all, kind -> kind.state() == Progress.NOTICE_POSTED),
                count(all, kind -> kind.state() == Progress.UNDER_WAY),
                count(all, kind -> kind.state() == Progress.CONCLUDED),
                judged.all().entrySet().stream()
                        .filter(place -> place.getKey().notice() == NoticeState.RUNNING)
                        .mapToInt(Map.Entry::getValue)
                        .sum(),
                count(all, BoardKind::isLate));
    }

    private static int count(List<AlikeInspections> all, Predicate<BoardKind> which) {
        return all.stream()
                .filter(alike -> which.test(alike.kind()))
                .mapToInt(alike -> alike.ids().size())
                .sum();
    }
}
