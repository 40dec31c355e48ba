package dev.qingfeng.appointment.form;

import static dev.qingfeng.appointment.AppointmentRoles.AUDITOR;
import static dev.qingfeng.appointment.AppointmentRoles.ORGANIZATION_OFFICER;

import dev.qingfeng.appointment.assessment.AnnualAssessment;
import dev.qingfeng.appointment.assessment.AnnualAssessmentRepository;
import dev.qingfeng.appointment.cadre.Cadre;
import dev.qingfeng.appointment.cadre.CadreRepository;
import dev.qingfeng.appointment.cadre.Placement;
import dev.qingfeng.appointment.career.CareerEntry;
import dev.qingfeng.appointment.career.CareerEntryRepository;
import dev.qingfeng.appointment.kin.Kinship;
import dev.qingfeng.appointment.kin.KinshipRepository;
import dev.qingfeng.appointment.plan.Move;
import dev.qingfeng.appointment.plan.PlanService;
import dev.qingfeng.appointment.post.Post;
import dev.qingfeng.appointment.post.PostKind;
import dev.qingfeng.appointment.post.PostRepository;
import dev.qingfeng.appointment.tenure.Tenure;
import dev.qingfeng.appointment.tenure.TenureRepository;
import dev.qingfeng.appointment.unit.Unit;
import dev.qingfeng.appointment.unit.UnitRepository;
import dev.qingfeng.platform.audit.AuditedReads;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what appointment forms say of the cadres whom a plan moves. */
@ApplicationScoped
public class AppointmentForms {

    private static final int YEARS_ASSESSED = 3;

    private final PlanService plans;
    private final CadreRepository cadres;
    private final UnitRepository units;
    private final PostRepository posts;
    private final TenureRepository tenures;
    private final CareerEntryRepository careers;
    private final AnnualAssessmentRepository assessments;
    private final KinshipRepository kinships;
    private final AuditedReads reads;
    private final Caller caller;
    private final Clock clock;

    AppointmentForms(
            PlanService plans,
            CadreRepository cadres,
            UnitRepository units,
            PostRepository posts,
            TenureRepository tenures,
            CareerEntryRepository careers,
            AnnualAssessmentRepository assessments,
            KinshipRepository kinships,
            AuditedReads reads,
            Caller caller,
            Clock clock) {
        this.plans = plans;
        this.cadres = cadres;
        this.units = units;
        this.posts = posts;
        this.tenures = tenures;
        this.careers = careers;
        this.assessments = assessments;
        this.kinships = kinships;
        this.reads = reads;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Refuses with 404 a plan or a cadre that is not the caller's to see and a move that is not of the plan, with 409
     * {@code cadre-merged} a cadre kept under another number. Leaves a row in the audit.
     */
    @Transactional
    AppointmentForm of(UUID planId, UUID moveId) {
        LocalDate decidedFor = plans.get(planId).effectiveOn();
        Move move = plans.move(planId, moveId).move();
        Cadre cadre = cadres.findVisible(move.cadreId(), caller.scope())
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        cadres.requirePerson(cadre, caller.scope());
        reads.shown(cadre);
        LocalDate today = LocalDate.now(clock);
        return new AppointmentForm(
                move,
                cadre,
                decidedFor == null ? today : decidedFor,
                held(move.origin(), today),
                held(move.target(), today),
                career(cadre.id()),
                assessed(cadre.id()),
                kin(cadre.id(), today));
    }

    private AppointmentForm.Held held(Placement placement, LocalDate on) {
        UUID postId = placement.postId();
        return held(placement.unitId(), postId == null ? null : post(postId).kind(), on);
    }

    /** As the unit was called on that day. */
    private AppointmentForm.Held held(UUID unitId, @Nullable PostKind post, LocalDate on) {
        Unit now = units.findById(unitId);
        return units.history(unitId).stream()
                .filter(former -> former.until().isAfter(on))
                .findFirst()
                .map(then -> new AppointmentForm.Held(then.name(), then.kind(), post))
                .orElseGet(() -> new AppointmentForm.Held(now.name(), now.kind(), post));
    }

    private Post post(UUID id) {
        return Objects.requireNonNull(posts.findById(id));
    }

    private List<AppointmentForm.Time> career(UUID cadreId) {
        Stream<AppointmentForm.Time> registered =
                tenures.ofCadres(List.of(cadreId)).getOrDefault(cadreId, List.of()).stream()
                        .map(this::time);
        Stream<AppointmentForm.Time> told =
                careers.ofCadres(List.of(cadreId)).stream().map(AppointmentForms::time);
        return Stream.concat(registered, told)
                .sorted(Comparator.comparing(AppointmentForm.Time::since))
                .toList();
    }

    private AppointmentForm.Time time(Tenure tenure) {
        Post post = post(tenure.postId());
        return new AppointmentForm.Time(
                tenure.since(), tenure.until(), held(post.unitId(), post.kind(), tenure.since()), "");
    }

    private static AppointmentForm.Time time(CareerEntry entry) {
        return new AppointmentForm.Time(entry.since(), entry.until(), null, entry.unitName() + " " + entry.post());
    }

    private List<AnnualAssessment> assessed(UUID cadreId) {
        List<AnnualAssessment> all = assessments.byCadre(List.of(cadreId)).getOrDefault(cadreId, List.of());
        return all.subList(Math.max(0, all.size() - YEARS_ASSESSED), all.size());
    }

    /** Only for those to whom kinships are shown elsewhere too, and only kin whom they see. */
    private List<AppointmentForm.Kin> kin(UUID cadreId, LocalDate today) {
        if (Stream.of(ORGANIZATION_OFFICER, AUDITOR).noneMatch(caller::hasRole)) {
            return List.of();
        }
        return kinships.visibleOf(cadreId, caller.scope()).stream()
                .map(kinship -> kin(kinship, cadreId, today))
                .toList();
    }

    private AppointmentForm.Kin kin(Kinship kinship, UUID cadreId, LocalDate today) {
        Cadre other = cadres.findById(kinship.other(cadreId));
        return new AppointmentForm.Kin(
                kinship.relationTo(cadreId),
                other.details().name(),
                other.details().birthDate(),
                held(other.placement(), today));
    }
}
