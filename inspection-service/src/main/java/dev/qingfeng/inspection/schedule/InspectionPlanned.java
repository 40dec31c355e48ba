package dev.qingfeng.inspection.schedule;

import dev.qingfeng.platform.outbox.EventType;
import java.time.LocalDate;
import java.util.UUID;

/** It was planned on which days a unit is inspected, or planned anew. */
@EventType(value = "dev.qingfeng.inspection.inspection-planned.v1", topic = "qingfeng.inspection.events.v1")
public record InspectionPlanned(UUID inspectionId, UUID cycleId, UUID unitId, LocalDate firstDay, LocalDate lastDay) {

    static InspectionPlanned from(InspectionPlan plan) {
        return new InspectionPlanned(
                plan.inspectionId(), plan.cycleId(), plan.unitId(), plan.firstDay(), plan.lastDay());
    }
}
