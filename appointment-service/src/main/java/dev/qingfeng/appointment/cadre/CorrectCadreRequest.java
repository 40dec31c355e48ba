package dev.qingfeng.appointment.cadre;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who a cadre is, all of it as it is right, and why it was not. */
public record CorrectCadreRequest(
        @NotBlank @Size(max = 50) @Schema(examples = "某某") String name,

        @NotNull @Past @Schema(examples = "1990-04-21") LocalDate birthDate,

        @NotNull @Schema(examples = "FEMALE") Sex sex,

        @PastOrPresent
        @Schema(description = "Absent for one who is not in the Party", examples = "2012-07-01")
        @Nullable
        LocalDate partyJoinedOn,

        @NotNull @Schema(examples = "BACHELOR") Education education,

        @NotBlank @Size(max = 500) @Schema(description = "Why it is corrected", examples = "出生证明与档案不一致")
        String reason) {

    /** The rest stays as it is. */
    CadreDetails correcting(CadreDetails details) {
        return new CadreDetails(
                name,
                birthDate,
                sex,
                details.rank(),
                details.unitId(),
                details.postId(),
                details.postSince(),
                partyJoinedOn,
                education,
                details.trainings(),
                details.categories());
    }
}
