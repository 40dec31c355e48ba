package dev.qingfeng.appointment.cadre;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A cadre as the API shows it. */
@Schema(name = "Cadre")
public record CadreView(
        UUID id,
        String staffNumber,
        String name,
        LocalDate birthDate,
        Sex sex,
        Rank rank,
        UUID unitId,
        @Nullable UUID postId,
        @Nullable LocalDate postSince,
        @Nullable LocalDate partyJoinedOn,
        Education education,
        List<Training> trainings,
        List<SignerCategory> categories) {

    static CadreView from(Cadre cadre) {
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
                details.categories().stream().map(SignerCategory::valueOf).toList());
    }
}
