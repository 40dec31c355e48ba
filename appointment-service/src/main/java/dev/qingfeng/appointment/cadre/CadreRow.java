package dev.qingfeng.appointment.cadre;

import dev.qingfeng.appointment.post.PostKind;
import dev.qingfeng.appointment.unit.UnitRow;
import dev.qingfeng.platform.imports.OptionalColumn;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of {@code cadres.csv}.
 *
 * @param postKind a post of the cadre's unit, which must exist; empty for none
 * @param postSince goes with {@code postKind}
 * @param correctionReason why the row says something else of a person than the registry; null where it does not
 */
public record CadreRow(
        @NotBlank @Pattern(regexp = CadreRow.STAFF_NUMBER) String staffNumber,
        @NotBlank @Size(max = 50) String name,
        @NotNull @Past LocalDate birthDate,
        @NotNull Sex sex,
        @NotNull Rank rank,
        @NotBlank @Pattern(regexp = UnitRow.PATH) String unitPath,
        @Nullable PostKind postKind,
        @PastOrPresent @Nullable LocalDate postSince,
        @PastOrPresent @Nullable LocalDate partyJoinedOn,
        @NotNull Education education,
        List<Training> trainings,
        List<SignerCategory> categories,
        @OptionalColumn @Size(max = 500) @Nullable String correctionReason) {

    /** What a staff number looks like. */
    public static final String STAFF_NUMBER = "[A-Z0-9-]{1,20}";
}
