package dev.qingfeng.appointment.unit;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * A line of {@code units.csv}; a unit comes after the unit above it.
 *
 * @param path labels from the city down, joined by dots
 */
public record UnitRow(
        @NotBlank @Pattern(regexp = UnitRow.PATH) String path,

        @NotBlank @Size(max = 100) String name,
        @NotNull UnitKind kind) {

    /** What a path looks like; anything else the database could not read as an ltree. */
    public static final String PATH = "[a-z0-9_]{1,50}(\\.[a-z0-9_]{1,50}){0,9}";
}
