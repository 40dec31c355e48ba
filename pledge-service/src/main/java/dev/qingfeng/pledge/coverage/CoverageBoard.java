package dev.qingfeng.pledge.coverage;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far pledges are signed in one unit and below it, as one look shows it. */
public record CoverageBoard(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000001")
        UUID cycleId,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000002")
        UUID unitId,

        @Schema(examples = "mingchuan") String unitPath,
        @Schema(examples = "明川市") String unitName,

        @Schema(
                description = "Grows with what is shown; also the id of the message of a live stream",
                examples = "1207")
        long version,

        @Schema(description = "All categories together: someone who signs in two counts twice")
        Counts overall,

        @Schema(description = "Each category that has pledges")
        List<CategoryCounts> categories) {

    static CoverageBoard of(UUID cycleId, BoardUnit unit, long version, List<SubtreeCounts.Count> counts) {
        return new CoverageBoard(
                cycleId, unit.id(), unit.path(), unit.name(), version, Counts.of(counts), CategoryCounts.of(counts));
    }
}
