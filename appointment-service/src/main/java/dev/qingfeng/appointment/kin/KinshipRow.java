package dev.qingfeng.appointment.kin;

import dev.qingfeng.appointment.cadre.CadreRow;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * A line of {@code kinships.csv}.
 *
 * @param relation what the kin is to the cadre: {@code PARENT} where the second number is the father's or mother's
 */
public record KinshipRow(
        @NotBlank @Pattern(regexp = CadreRow.STAFF_NUMBER) String staffNumber,
        @NotBlank @Pattern(regexp = CadreRow.STAFF_NUMBER) String kinStaffNumber,
        @NotNull Relation relation) {}
