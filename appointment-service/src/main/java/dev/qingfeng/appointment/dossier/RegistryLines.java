package dev.qingfeng.appointment.dossier;

import dev.qingfeng.appointment.assessment.AnnualAssessmentRepository;
import dev.qingfeng.appointment.cadre.Cadre;
import dev.qingfeng.appointment.cadre.CorrectionRepository;
import dev.qingfeng.appointment.cadre.Training;
import dev.qingfeng.appointment.dossier.Dossier.AssessmentGiven;
import dev.qingfeng.appointment.dossier.Dossier.KinKnown;
import dev.qingfeng.appointment.dossier.Dossier.TenureHeld;
import dev.qingfeng.appointment.dossier.Dossier.TrainingEnrolled;
import dev.qingfeng.appointment.dossier.Dossier.WishStated;
import dev.qingfeng.appointment.kin.KinshipRepository;
import dev.qingfeng.appointment.tenure.TenureRepository;
import dev.qingfeng.appointment.wish.WishRepository;
import dev.qingfeng.platform.security.UnitPath;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The lines of a dossier that come from this service's own registry. Of whoever was merged into the cadre all is the cadre's. */
@ApplicationScoped
class RegistryLines {

    private final AnnualAssessmentRepository assessments;
    private final TenureRepository tenures;
    private final CorrectionRepository corrections;
    private final WishRepository wishes;
    private final KinshipRepository kinships;

    RegistryLines(
            AnnualAssessmentRepository assessments,
            TenureRepository tenures,
            CorrectionRepository corrections,
            WishRepository wishes,
            KinshipRepository kinships) {
        this.assessments = assessments;
        this.tenures = tenures;
        this.corrections = corrections;
        this.wishes = wishes;
        this.kinships = kinships;
    }

    List<AssessmentGiven> annualAssessments(UUID cadreId) {
        return assessments.byCadre(List.of(cadreId)).getOrDefault(cadreId, List.of()).stream()
                .map(AssessmentGiven::from)
                .toList();
    }

    List<TenureHeld> tenures(UUID cadreId, UnitPath scope) {
        return tenures.visibleOf(cadreId, scope).stream().map(TenureHeld::from).toList();
    }

    /** On record since they were last corrected, or else since the cadre was entered. */
    List<TrainingEnrolled> trainings(Cadre cadre) {
        List<String> enrolled = cadre.details().trainings();
        if (enrolled.isEmpty()) {
            return List.of();
        }
        Instant recordedAt = corrections.trainingsCorrectedAt(cadre.id()).orElseGet(() -> Entered.at(cadre.id()));
        return enrolled.stream()
                .map(Training::valueOf)
                .map(training -> TrainingEnrolled.from(training, recordedAt))
                .toList();
    }

    List<WishStated> wishes(UUID cadreId) {
        return wishes.ofCadre(cadreId).stream().map(WishStated::from).toList();
    }

    List<KinKnown> kin(UUID cadreId, UnitPath scope) {
        return kinships.visibleOf(cadreId, scope).stream()
                .map(kinship -> KinKnown.from(kinship, cadreId))
                .toList();
    }
}
