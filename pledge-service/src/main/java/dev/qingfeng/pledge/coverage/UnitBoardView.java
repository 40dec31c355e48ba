package dev.qingfeng.pledge.coverage;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A line of the board: one unit, with all below it. */
@Schema(name = "UnitBoard")
public record UnitBoardView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000002")
        UUID unitId,

        @Schema(examples = "mingchuan.qingquan") String unitPath,
        @Schema(examples = "清泉镇") String unitName,
        Counts overall,
        List<CategoryCounts> categories) {

    static UnitBoardView of(BoardUnit unit, List<SubtreeCounts.Count> counts) {
        return new UnitBoardView(unit.id(), unit.path(), unit.name(), Counts.of(counts), CategoryCounts.of(counts));
    }
}
