package dev.qingfeng.pledge.education;

import dev.qingfeng.platform.imports.OptionalColumn;
import dev.qingfeng.pledge.SignerCategory;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of a file of activities.
 *
 * @param code the office's number of the activity, once in its unit and cycle
 * @param occurredOn the day; a file names no hour
 * @param audience empty if it was for everybody
 * @param materials each as {@link Material#written}
 * @param lateReason needed if that is a day before the one on which it is recorded
 * @param correctionReason needed if the activity is there and the line says something else of it
 */
public record EducationRow(
        @NotBlank @Size(max = 50) String cycleCode,
        @NotBlank @Size(max = 500) String unitPath,
        @NotBlank @Size(max = 50) @Pattern(regexp = CODE) String code,
        @NotNull EducationKind kind,
        @NotNull LocalDate occurredOn,
        @NotNull @Min(1) @Max(1_000_000) Integer reach,
        @Size(max = 200) @Nullable String organiser,
        @Size(max = 4) List<SignerCategory> audience,
        @Size(max = 20) List<@Pattern(regexp = Material.IN_A_FILE) String> materials,
        @Size(max = 500) @Nullable String lateReason,
        @OptionalColumn @Size(max = 500) @Nullable String correctionReason) {

    /** What an office may call an activity. */
    static final String CODE = "[^\\s|/]+";
}
