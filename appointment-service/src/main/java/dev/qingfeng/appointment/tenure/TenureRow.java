package dev.qingfeng.appointment.tenure;

import dev.qingfeng.appointment.cadre.CadreRow;
import dev.qingfeng.appointment.post.PostKind;
import dev.qingfeng.appointment.unit.UnitRow;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;

/**
 * A line of {@code tenures.csv}: a post that was held once. What is held now is told by the file of cadres.
 *
 * @param until the first day on which it was not held any more
 */
public record TenureRow(
        @NotBlank @Pattern(regexp = CadreRow.STAFF_NUMBER) String staffNumber,
        @NotBlank @Pattern(regexp = UnitRow.PATH) String unitPath,
        @NotNull PostKind postKind,
        @NotNull @PastOrPresent LocalDate since,
        @NotNull @PastOrPresent LocalDate until) {

    Span span() {
        return new Span(since, until);
    }
}
