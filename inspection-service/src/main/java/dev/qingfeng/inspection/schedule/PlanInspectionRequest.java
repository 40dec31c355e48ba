package dev.qingfeng.inspection.schedule;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** On which days a unit is to be inspected, in the zone of the installation. */
public record PlanInspectionRequest(
        @NotNull @Schema(examples = "2026-06-14") LocalDate firstDay,

        @NotNull @Schema(description = "The last one on which it is inspected", examples = "2026-06-18")
        LocalDate lastDay) {}
