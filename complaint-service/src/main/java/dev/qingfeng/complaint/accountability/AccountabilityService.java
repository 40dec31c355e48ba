package dev.qingfeng.complaint.accountability;

import dev.qingfeng.complaint.ComplaintProblem;
import dev.qingfeng.complaint.access.CaseAccess;
import dev.qingfeng.complaint.blindness.Subjects;
import dev.qingfeng.complaint.casework.CaseMoves;
import dev.qingfeng.complaint.casework.CaseMoves.Written;
import dev.qingfeng.complaint.casework.CaseworkConfig;
import dev.qingfeng.complaint.casework.ComplaintProgressed;
import dev.qingfeng.complaint.complaint.CaseFileRepository;
import dev.qingfeng.complaint.complaint.CaseFinding;
import dev.qingfeng.complaint.complaint.CaseMove;
import dev.qingfeng.complaint.complaint.Complaint;
import dev.qingfeng.complaint.registry.Cities;
import dev.qingfeng.platform.confidential.Envelope;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.web.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What follows from substantiated cases. Refuses as {@link CaseMoves#forChange} and {@link CaseMoves#make}. */
@ApplicationScoped
public class AccountabilityService {

    private final CaseAccess access;
    private final CaseMoves moves;
    private final MeasureRepository measures;
    private final FoundBreaches breaches;
    private final Subjects subjects;
    private final Cities cities;
    private final CaseworkConfig config;
    private final Caller caller;
    private final CaseFileRepository files;
    private final Envelope envelope;

    AccountabilityService(
            CaseAccess access,
            CaseMoves moves,
            MeasureRepository measures,
            FoundBreaches breaches,
            Subjects subjects,
            Cities cities,
            CaseworkConfig config,
            Caller caller,
            CaseFileRepository files,
            Envelope envelope) {
        this.access = access;
        this.moves = moves;
        this.measures = measures;
        this.breaches = breaches;
        this.subjects = subjects;
        this.cities = cities;
        this.config = config;
        this.caller = caller;
        this.files = files;
        this.envelope = envelope;
    }

    /**
     * Imposes a measure. Refuses with 403 {@code not-your-case}, with 409 {@code measure-uncalled-for} unless the case is
     * substantiated, at least in part, with 422 {@code unknown-reference} a cadre who is not linked with it and somebody to see to it
     * who does not serve in its city, with 409 {@code responsible-in-conflict} one who may not know of it, and {@code due-in-the-past}.
     */
    @Transactional
    Written impose(UUID id, @Nullable IfMatch ifMatch, ImposeMeasureRequest request) {
        Complaint complaint = moves.forMove(id, ifMatch, CaseMove.IMPOSE_MEASURE);
        access.requireHandler(complaint);
        CaseFinding finding = complaint.finding();
        if (finding == null || !finding.isSubstantiated()) {
            throw ProblemException.of(ComplaintProblem.MEASURE_UNCALLED_FOR);
        }
        UUID cadre = request.cadreId();
        if (cadre != null && !subjects.areLinked(id, List.of(cadre))) {
            throw ProblemException.of(PlatformProblem.UNKNOWN_REFERENCE, "cadreId");
        }
        String responsible = request.responsibleNumber();
        if (!cities.holdsPerson(complaint.handlingUnitId(), caller.scope(), responsible)) {
            throw ProblemException.of(PlatformProblem.UNKNOWN_REFERENCE, "responsibleNumber");
        }
        if (moves.isBlind(responsible, complaint)) {
            throw ProblemException.of(ComplaintProblem.RESPONSIBLE_IN_CONFLICT);
        }
        measures.persist(
                new AccountabilityMeasure(id, request.kind(), cadre, responsible, moves.today(), request.dueOn()));
        moves.make(complaint, CaseMove.IMPOSE_MEASURE, null, () -> complaint.answerFor(request.dueOn()));
        return moves.tell(complaint, AccountabilityImposed::from);
    }

    /**
     * Says what came of a measure. Refuses with 404 one that is not of the case, with 422 {@code organ-unknown}, and as {@link
     * AccountabilityMeasure#done}.
     */
    @Transactional
    Written recordResult(UUID id, UUID measureId, @Nullable IfMatch ifMatch, MeasureResultRequest request) {
        Complaint complaint = moves.forMove(id, ifMatch, CaseMove.RECORD_RESULT);
        AccountabilityMeasure measure =
                measures.find(id, measureId).orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        access.requireHandler(complaint);
        MeasureResultRequest.Acknowledgement acknowledged = request.acknowledgement();
        if (acknowledged != null && !config.organs().containsKey(acknowledged.organ())) {
            throw ProblemException.of(ComplaintProblem.ORGAN_UNKNOWN);
        }
        measure.done(
                request.result(),
                acknowledged == null ? null : acknowledged.organ() + "\n" + acknowledged.reference(),
                moves.today(),
                files.findById(id),
                envelope);
        LocalDate next = measures.firstDueOf(id).orElse(null);
        moves.make(complaint, CaseMove.RECORD_RESULT, null, () -> complaint.answered(next));
        return moves.tell(complaint, ComplaintProgressed::from);
    }

    /**
     * Says that accountability was announced; others may know of it from then on. Refuses with 409 {@code measure-uncalled-for} where
     * nobody answers for anything, and {@code announced-already}, with 422 {@code in-the-future} and, before the first measure of what was
     * found last, {@code announced-before-found}.
     */
    @Transactional
    Written announce(UUID id, @Nullable IfMatch ifMatch, LocalDate day) {
        Complaint complaint = moves.forMove(id, ifMatch, CaseMove.ANNOUNCE);
        if (complaint.measures() == 0) {
            throw ProblemException.of(ComplaintProblem.MEASURE_UNCALLED_FOR);
        }
        if (complaint.announcedOn() != null) {
            throw ProblemException.of(ComplaintProblem.ANNOUNCED_ALREADY);
        }
        if (day.isAfter(moves.today())) {
            throw ProblemException.of(PlatformProblem.IN_THE_FUTURE);
        }
        LocalDate answeredFor = moves.answeredForSince(id).orElse(moves.today());
        if (day.isBefore(answeredFor)) {
            throw ProblemException.of(ComplaintProblem.ANNOUNCED_BEFORE_FOUND);
        }
        moves.make(complaint, CaseMove.ANNOUNCE, null, () -> complaint.announce(day));
        breaches.announce(id, day);
        return moves.tell(complaint, ComplaintProgressed::from);
    }
}
