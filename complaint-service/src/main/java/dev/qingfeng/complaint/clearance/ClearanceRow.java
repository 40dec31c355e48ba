package dev.qingfeng.complaint.clearance;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

/** A line of {@code clearances.csv}. */
public record ClearanceRow(
        @NotBlank String staffNumber, @NotNull Boolean given) {}
