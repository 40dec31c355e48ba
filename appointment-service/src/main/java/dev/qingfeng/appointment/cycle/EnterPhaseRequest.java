package dev.qingfeng.appointment.cycle;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Takes a cycle into its next phase. */
public record EnterPhaseRequest(
        @NotNull @Schema(examples = "INSPECTION") Phase phase) {}
