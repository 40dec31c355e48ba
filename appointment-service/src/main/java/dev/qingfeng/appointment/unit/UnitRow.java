package dev.qingfeng.appointment.unit;

import dev.qingfeng.platform.imports.OptionalColumn;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A line of {@code units.csv}; a unit comes after the unit above it.
 *
 * @param path labels from the city down, joined by dots
 * @param establishedOn empty says nothing new
 * @param endedOn the first day on which it was no more, for a unit of the past: it stands below the one that took over;
 *     empty says nothing new
 */
public record UnitRow(
        @NotBlank @Pattern(regexp = UnitRow.PATH) String path,

        @NotBlank @Size(max = 100) String name,
        @NotNull UnitKind kind,
        @OptionalColumn @PastOrPresent @Nullable LocalDate establishedOn,
        @OptionalColumn @PastOrPresent @Nullable LocalDate endedOn) {

    /** What a path looks like; anything else the database could not read as an ltree. */
    public static final String PATH = "[a-z0-9_]{1,50}(\\.[a-z0-9_]{1,50}){0,9}";
}
