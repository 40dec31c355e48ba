package dev.qingfeng.appointment.post;

import dev.qingfeng.appointment.unit.UnitRow;
import dev.qingfeng.platform.imports.OptionalColumn;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line of {@code posts.csv}.
 *
 * @param quota how many holders the post may have, 0 to 500
 * @param filledBy empty leaves it as it is; for a new post, as posts of its kind are filled by default
 */
public record PostRow(
        @NotBlank @Pattern(regexp = UnitRow.PATH) String unitPath,
        @NotNull PostKind kind,
        @NotNull @Min(0) @Max(500) Integer quota,
        @OptionalColumn @Nullable WayOfFilling filledBy) {}
