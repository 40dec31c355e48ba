package dev.qingfeng.appointment.assessment;

import dev.qingfeng.appointment.cadre.CadreRow;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * A line of {@code annual-assessments.csv}.
 *
 * @param year that was assessed, not that in which it was done
 */
public record AnnualAssessmentRow(
        @NotBlank @Pattern(regexp = CadreRow.STAFF_NUMBER) String staffNumber,
        @NotNull @Min(1900) @Max(2200) Integer year,
        @NotNull AnnualGrade grade) {}
