package dev.qingfeng.appointment.cadre;

import dev.qingfeng.appointment.assessment.AnnualAssessmentState;
import dev.qingfeng.appointment.tenure.TenureState;
import dev.qingfeng.platform.outbox.EventType;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The full state of a cadre, for the replicas of other services and systems.
 *
 * @param kinIds the cadres who are kin of this one, sorted
 * @param tenures the posts held, the earliest first; the one held now is the last
 * @param annualAssessments by year; absent for one without
 * @param mergedFrom the cadres who turned out to be this one and are gone, sorted; absent for most
 */
@EventType(value = "dev.qingfeng.registry.cadre.v1", topic = "qingfeng.registry.cadres.v1")
public record CadreState(
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
        List<SignerCategory> categories,
        List<UUID> kinIds,
        List<TenureState> tenures,
        @Nullable List<AnnualAssessmentState> annualAssessments,
        @Nullable List<UUID> mergedFrom) {

    static CadreState from(
            Cadre cadre,
            List<UUID> kinIds,
            List<TenureState> tenures,
            @Nullable List<AnnualAssessmentState> annualAssessments,
            @Nullable List<UUID> mergedFrom) {
        CadreDetails details = cadre.details();
        return new CadreState(
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
                kinIds,
                tenures,
                annualAssessments,
                mergedFrom);
    }
}
