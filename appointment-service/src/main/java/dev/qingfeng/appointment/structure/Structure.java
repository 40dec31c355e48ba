package dev.qingfeng.appointment.structure;

import dev.qingfeng.appointment.unit.UnitKind;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How the leadership teams of a city's townships are made up before a plan and after it 班子結構. */
public record Structure(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000021")
        UUID planId,

        @Schema(
                description = "The day on which ages and years in post count, before and after",
                examples = "2026-06-01")
        LocalDate effectiveOn,

        @Schema(description = "All leadership teams of townships together")
        Composition city,

        @Schema(description = "Each township that has a leadership team before or after, in the order of the tree")
        List<UnitStructure> units,

        @Schema(description = "Whom the plan moves from one unit of the city to another")
        List<Flow> flows) {

    /** How the leadership team of one township is made up. */
    public record UnitStructure(
            @Schema(examples = "01980f2a-7c00-7000-8000-000000000002")
            UUID unitId,

            @Schema(examples = "清泉镇") String name,
            @Schema(examples = "TOWN") UnitKind kind,
            Composition team) {}

    /** How many cadres a plan moves from a unit to another, whatever their posts. */
    public record Flow(
            @Schema(examples = "01980f2a-7c00-7000-8000-000000000002")
            UUID fromUnitId,

            @Schema(examples = "清泉镇") String fromName,

            @Schema(examples = "01980f2a-7c00-7000-8000-000000000006")
            UUID toUnitId,

            @Schema(examples = "组织部") String toName,
            @Schema(examples = "2") int people) {}
}
