package dev.qingfeng.appointment.post;

import dev.qingfeng.appointment.unit.UnitRow;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * A line of {@code posts.csv}.
 *
 * @param quota how many holders the post may have, 0 to 500
 */
public record PostRow(
        @NotBlank @Pattern(regexp = UnitRow.PATH) String unitPath,
        @NotNull PostKind kind,
        @NotNull @Min(0) @Max(500) Integer quota) {}
