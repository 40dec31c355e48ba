package dev.qingfeng.appointment.cycle;

import jakarta.validation.constraints.NotNull;

/** Takes a cycle into its next phase. */
public record EnterPhaseRequest(@NotNull Phase phase) {}
