package dev.qingfeng.pledge.education;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How many activities reached how many, by unit and kind, over the units that the caller may see. */
public record EducationSummary(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000001")
        UUID cycleId,

        @Schema(examples = "42") long activities,

        @Schema(description = "Whoever took part in several counts several times", examples = "2900")
        long reach,

        @Schema(description = "Every township unit, also without any activity, and whatever other unit has one")
        List<OfUnit> units) {

    /** Of one unit, also one that is gone by now. */
    @Schema(name = "UnitEducation")
    public record OfUnit(
            @Schema(examples = "01980f2a-7c00-7000-8000-000000000002")
            UUID unitId,

            @Schema(examples = "mingchuan.qingquan") String unitPath,
            @Schema(examples = "清泉镇") String unitName,
            @Schema(examples = "2") long activities,
            @Schema(examples = "154") long reach,

            @Schema(description = "Empty where there was no activity yet")
            List<OfKind> kinds) {}

    /** Of one kind in one unit. */
    @Schema(name = "UnitEducationKind")
    public record OfKind(
            EducationKind kind,
            @Schema(examples = "2") long activities,
            @Schema(examples = "154") long reach,

            @Schema(description = "The day of the last one", examples = "2026-06-01") @Nullable
            LocalDate lastOn) {}
}
