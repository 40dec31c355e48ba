package dev.qingfeng.appointment.cycle;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * A line of {@code cycles.csv}, and the body that creates one.
 *
 * @param unitPath the city
 */
public record CycleRow(
        @NotBlank @Pattern(regexp = "[a-z0-9-]{1,50}") String code,
        @NotBlank @Size(max = 100) String name,
        @NotBlank String unitPath) {}
