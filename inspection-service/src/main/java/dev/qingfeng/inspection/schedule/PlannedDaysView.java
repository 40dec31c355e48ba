package dev.qingfeng.inspection.schedule;

import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** On which days a unit is to be inspected, as the API shows it. */
@Schema(name = "PlannedDays")
public record PlannedDaysView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000021")
        UUID inspectionId,

        @Schema(examples = "2026-06-14") LocalDate firstDay,

        @Schema(description = "The last one on which it is inspected", examples = "2026-06-18")
        LocalDate lastDay) {

    static PlannedDaysView from(InspectionPlan plan) {
        return new PlannedDaysView(plan.inspectionId(), plan.firstDay(), plan.lastDay());
    }
}
