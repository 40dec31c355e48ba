package dev.qingfeng.appointment.wish;

import dev.qingfeng.appointment.cadre.CadreRow;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A line of {@code wishes.csv}.
 *
 * @param withdrawnOn empty for a wish that is open
 */
public record WishRow(
        @NotBlank @Pattern(regexp = CadreRow.STAFF_NUMBER) String staffNumber,
        @NotNull WishKind kind,
        @NotNull @PastOrPresent LocalDate statedOn,
        @PastOrPresent @Nullable LocalDate withdrawnOn) {}
