package dev.qingfeng.appointment.career;

import dev.qingfeng.appointment.cadre.CadreRow;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A line of {@code career-entries.csv}.
 *
 * @param until the first day on which it was over; empty while it is not
 * @param unitName as the file on paper calls it
 * @param post as the file on paper calls it
 */
public record CareerEntryRow(
        @NotBlank @Pattern(regexp = CadreRow.STAFF_NUMBER) String staffNumber,
        @NotNull @PastOrPresent LocalDate since,
        @PastOrPresent @Nullable LocalDate until,
        @NotBlank @Size(max = 100) String unitName,
        @NotBlank @Size(max = 100) String post) {}
