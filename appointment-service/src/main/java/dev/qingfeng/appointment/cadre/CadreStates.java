package dev.qingfeng.appointment.cadre;

import dev.qingfeng.appointment.assessment.AnnualAssessment;
import dev.qingfeng.appointment.assessment.AnnualAssessmentRepository;
import dev.qingfeng.appointment.assessment.AnnualAssessmentState;
import dev.qingfeng.appointment.tenure.Tenure;
import dev.qingfeng.appointment.tenure.TenureRepository;
import dev.qingfeng.appointment.tenure.TenureState;
import dev.qingfeng.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/** Tells the readers of the registry who a cadre is now, kin, tenures and annual assessments included. */
@ApplicationScoped
public class CadreStates {

    /** PostgreSQL takes 65,535 parameters in one statement, and a search for kin has each twice. */
    private static final int CADRES_AT_ONCE = 30_000;

    private final CadreRepository cadres;
    private final TenureRepository tenures;
    private final AnnualAssessmentRepository assessments;
    private final Outbox outbox;

    CadreStates(
            CadreRepository cadres, TenureRepository tenures, AnnualAssessmentRepository assessments, Outbox outbox) {
        this.cadres = cadres;
        this.tenures = tenures;
        this.assessments = assessments;
        this.outbox = outbox;
    }

    /** Publishes cadres that were written. */
    void publish(List<Cadre> written) {
        for (int from = 0; from < written.size(); from += CADRES_AT_ONCE) {
            publishSome(written.subList(from, Math.min(from + CADRES_AT_ONCE, written.size())));
        }
    }

    /** Of whoever was merged there is nothing to tell but that. */
    private void publishSome(List<Cadre> written) {
        outbox.publishGone(written.stream().filter(Cadre::isMerged).toList(), CadreState.class);
        publishPeople(written.stream().filter(cadre -> !cadre.isMerged()).toList());
    }

    private void publishPeople(List<Cadre> written) {
        List<UUID> ids = written.stream().map(Cadre::id).toList();
        Map<UUID, SortedSet<UUID>> kin = cadres.kinIds(ids);
        Map<UUID, List<Tenure>> held = tenures.ofCadres(ids);
        Map<UUID, List<AnnualAssessment>> assessed = assessments.byCadre(ids);
        Map<UUID, SortedSet<UUID>> merged = cadres.mergedFrom(ids);
        outbox.publishAll(
                written,
                cadre -> CadreState.from(
                        cadre,
                        List.copyOf(kin.getOrDefault(cadre.id(), new TreeSet<>())),
                        held.getOrDefault(cadre.id(), List.of()).stream()
                                .map(TenureState::from)
                                .toList(),
                        AnnualAssessmentState.ofAll(assessed.get(cadre.id())),
                        merged.containsKey(cadre.id()) ? List.copyOf(merged.get(cadre.id())) : null));
    }

    /** Says that there is no such cadre any more. */
    public void publishGone(Cadre cadre) {
        outbox.publishGone(List.of(cadre), CadreState.class);
    }

    /** Publishes cadres whose records have changed, each under a new version: no column of theirs gives one. */
    public void publishAnew(Collection<UUID> cadreIds) {
        List<UUID> ids = cadreIds.stream().sorted().toList();
        for (int from = 0; from < ids.size(); from += CADRES_AT_ONCE) {
            List<Cadre> related =
                    cadres.list("id in ?1", ids.subList(from, Math.min(from + CADRES_AT_ONCE, ids.size()))).stream()
                            .sorted(Comparator.comparing(Cadre::id))
                            .toList();
            related.forEach(cadre -> cadres.getEntityManager().lock(cadre, LockModeType.PESSIMISTIC_FORCE_INCREMENT));
            publishSome(related);
        }
    }
}
