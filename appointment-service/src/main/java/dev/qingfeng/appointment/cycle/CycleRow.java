package dev.qingfeng.appointment.cycle;

import dev.qingfeng.appointment.unit.UnitRow;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * A line of {@code cycles.csv}.
 *
 * @param unitPath the city
 */
public record CycleRow(
        @NotBlank @Pattern(regexp = CycleRow.CODE) String code,
        @NotBlank @Size(max = 100) String name,
        @NotBlank @Pattern(regexp = UnitRow.PATH) String unitPath) {

    static final String CODE = "[a-z0-9-]{1,50}";
}
