package dev.qingfeng.appointment.cadre;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A cadre as the API shows it. */
@Schema(name = "Cadre")
public record CadreView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000005")
        UUID id,

        @Schema(examples = "MC0008") String staffNumber,
        @Schema(examples = "某某") String name,
        @Schema(examples = "1990-04-21") LocalDate birthDate,
        @Schema(examples = "FEMALE") Sex sex,
        @Schema(examples = "DEPUTY_SECTION") Rank rank,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000002")
        UUID unitId,

        @Schema(description = "Absent while the cadre holds no post", examples = "01980f2a-7c00-7000-8000-000000000004")
        @Nullable
        UUID postId,

        @Schema(description = "Goes with the post", examples = "2022-10-01") @Nullable
        LocalDate postSince,

        @Schema(description = "Absent for one who is not in the Party", examples = "2012-07-01") @Nullable
        LocalDate partyJoinedOn,

        @Schema(examples = "BACHELOR") Education education,

        @Schema(examples = "[\"YOUNG_CADRE_GROWTH_PROGRAMME\"]")
        List<Training> trainings,

        @Schema(examples = "[\"LEADING_CADRE\"]") List<SignerCategory> categories,

        @Schema(
                description = "The cadre under whom this person is kept; absent for all but those who were merged",
                examples = "01980f2a-7c00-7000-8000-000000000006")
        @Nullable
        UUID mergedInto) {

    public static CadreView from(Cadre cadre) {
        CadreDetails details = cadre.details();
        return new CadreView(
                cadre.id(),
                cadre.staffNumber(),
                details.name(),
                details.birthDate(),
                details.sex(),
                details.rank(),
                details.unitId(),
                details.postId(),
                details.postSince(),
                details.partyJoinedOn(),
                details.education(),
                details.trainings().stream().map(Training::valueOf).toList(),
                details.categories().stream().map(SignerCategory::valueOf).toList(),
                cadre.mergedInto());
    }
}
