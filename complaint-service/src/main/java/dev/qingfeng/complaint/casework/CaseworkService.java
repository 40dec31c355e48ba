package dev.qingfeng.complaint.casework;

import static dev.qingfeng.complaint.ComplaintRoles.DISCIPLINE_OFFICER;

import dev.qingfeng.complaint.ComplaintProblem;
import dev.qingfeng.complaint.access.CaseAccess;
import dev.qingfeng.complaint.accountability.FoundBreaches;
import dev.qingfeng.complaint.accountability.MeasureRepository;
import dev.qingfeng.complaint.attachment.AttachmentService;
import dev.qingfeng.complaint.blindness.CaseConflict;
import dev.qingfeng.complaint.blindness.Crowds;
import dev.qingfeng.complaint.blindness.Sight;
import dev.qingfeng.complaint.blindness.Sights;
import dev.qingfeng.complaint.blindness.Subjects;
import dev.qingfeng.complaint.casework.CaseMoves.Written;
import dev.qingfeng.complaint.complaint.CaseFile;
import dev.qingfeng.complaint.complaint.CaseFileRepository;
import dev.qingfeng.complaint.complaint.CaseFinding;
import dev.qingfeng.complaint.complaint.CaseMove;
import dev.qingfeng.complaint.complaint.Complaint;
import dev.qingfeng.complaint.complaint.ComplaintRepository;
import dev.qingfeng.complaint.complaint.DuplicateNews;
import dev.qingfeng.complaint.handler.CaseHandler;
import dev.qingfeng.complaint.handler.CaseHandlerRepository;
import dev.qingfeng.complaint.handler.HandlerSight;
import dev.qingfeng.complaint.message.MessageService;
import dev.qingfeng.complaint.registry.Cities;
import dev.qingfeng.platform.audit.AuditedReads;
import dev.qingfeng.platform.confidential.Envelope;
import dev.qingfeng.platform.problem.Gate;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.problem.Unmet;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.web.IfMatch;
import dev.qingfeng.platform.workingday.WorkingDays;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What handlers and discipline officers do with cases. Every method refuses with 404 a case that the caller may not know of, with 428 and
 * 412 a change of what they have not seen, and with 409 {@code illegal-move} what is not possible in its state; of two who change
 * one case at once one wins.
 */
@ApplicationScoped
public class CaseworkService {

    /** By which a case waits. */
    private static final Set<CaseMove> PAUSES = Set.of(CaseMove.PAUSE, CaseMove.PROLONG_PAUSE);

    /** By which it ends and can be taken up again. */
    private static final Set<CaseMove> ENDS = Set.of(CaseMove.CLOSE, CaseMove.DECLINE, CaseMove.HAND_OVER);

    private static final Unmet ACCOUNTABILITY = accountability("without-accountability", null);

    private final ComplaintRepository complaints;
    private final CaseFileRepository files;
    private final CaseEntryRepository entries;
    private final CaseHandlerRepository handlers;
    private final HandlerSight handlerSight;
    private final MeasureRepository measures;
    private final FoundBreaches breaches;
    private final Subjects subjects;
    private final Crowds crowds;
    private final CaseAccess access;
    private final CaseMoves moves;
    private final CaseDeadlines deadlines;
    private final MessageService messages;
    private final AttachmentService attachments;
    private final Cities cities;
    private final Sights sights;
    private final Envelope envelope;
    private final CaseworkConfig config;
    private final AuditedReads reads;
    private final Caller caller;

    CaseworkService(
            ComplaintRepository complaints,
            CaseFileRepository files,
            CaseEntryRepository entries,
            CaseHandlerRepository handlers,
            HandlerSight handlerSight,
            MeasureRepository measures,
            FoundBreaches breaches,
            Subjects subjects,
            Crowds crowds,
            CaseAccess access,
            CaseMoves moves,
            CaseDeadlines deadlines,
            MessageService messages,
            AttachmentService attachments,
            Cities cities,
            Sights sights,
            Envelope envelope,
            CaseworkConfig config,
            AuditedReads reads,
            Caller caller) {
        this.complaints = complaints;
        this.files = files;
        this.entries = entries;
        this.handlers = handlers;
        this.handlerSight = handlerSight;
        this.measures = measures;
        this.breaches = breaches;
        this.subjects = subjects;
        this.crowds = crowds;
        this.access = access;
        this.moves = moves;
        this.deadlines = deadlines;
        this.messages = messages;
        this.attachments = attachments;
        this.cities = cities;
        this.sights = sights;
        this.envelope = envelope;
        this.config = config;
        this.reads = reads;
        this.caller = caller;
    }

    /** A case with all that was written of it; the version that it is of. */
    record Opened(CaseView view, long version) {}

    /** Opens the case, and leaves an audit row that says so. */
    @Transactional
    Opened open(UUID id) {
        Sight sight = sights.ofCaller();
        Complaint complaint =
                complaints.findVisible(id, sight).orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        reads.shown(complaint);
        CaseFile file = files.findById(id);
        UUID whole = complaint.mergedIntoId();
        CaseView view = CaseView.of(
                complaint,
                // Where the other one is somebody else's, that it exists is not told.
                whole != null && complaints.findVisible(whole, sight).isPresent() ? whole : null,
                complaints.duplicates(id, sight),
                attachments.count(id),
                subjects.of(id),
                crowds.openVersion(id),
                entries.of(id).stream()
                        .map(entry -> CaseView.Entry.of(entry, entry.words(file, envelope)))
                        .toList(),
                measures.of(id).stream()
                        .map(measure -> CaseView.Measure.of(
                                measure,
                                measure.result(file, envelope),
                                measure.acknowledgement(file, envelope),
                                moves.today()))
                        .toList(),
                moves.today());
        return new Opened(view, complaint.version());
    }

    /**
     * Refuses with 422 {@code unknown-reference} subjects who are not of the city, with 409 {@code messages-since} where other names occur
     * in a crowded case than the caller says to have looked at, with 403 {@code discipline-organ-needed} others than discipline officers who
     * name somebody who is not presumed to be meant, and with 409 {@code subject-answers} who drops somebody who answers for what was found.
     */
    @Transactional
    Written screen(UUID id, @Nullable IfMatch ifMatch, ScreenRequest request) {
        Complaint complaint = moves.forMove(id, ifMatch, CaseMove.SCREEN);
        link(complaint, request.subjects());
        moves.make(complaint, CaseMove.SCREEN, request.assessment(), () -> complaint.weigh(request.severity()));
        return moves.tell(complaint, ComplaintProgressed::from);
    }

    /** Refuses as {@link #screen} does, and with 403 {@code not-your-case}, {@code discipline-organ-needed} where others drop who was linked. */
    @Transactional
    Written linkSubjects(UUID id, @Nullable IfMatch ifMatch, SubjectsRequest request) {
        Complaint complaint = moves.forMove(id, ifMatch, CaseMove.LINK_SUBJECTS);
        access.requireHandlerIfAny(complaint);
        link(complaint, request);
        moves.make(complaint, CaseMove.LINK_SUBJECTS, null);
        return moves.tell(complaint, ComplaintProgressed::from);
    }

    private void link(Complaint complaint, SubjectsRequest request) {
        UUID unit = complaint.handlingUnitId();
        if (!cities.holdsCadres(unit, caller.scope(), request.cadreIds())) {
            throw ProblemException.of(PlatformProblem.UNKNOWN_REFERENCE, "cadreIds");
        }
        if (!cities.holdsUnits(unit, caller.scope(), request.unitIds())) {
            throw ProblemException.of(PlatformProblem.UNKNOWN_REFERENCE, "unitIds");
        }
        subjects.hold(complaint.id());
        Long crowd = crowds.openVersion(complaint.id());
        if (crowd != null && !crowd.equals(request.crowdVersion())) {
            throw ProblemException.of(ComplaintProblem.MESSAGES_SINCE);
        }
        // It is said of what the caller can look into: what is said of the whole is not said of a duplicate that others
        // see.
        List<UUID> seen = Stream.concat(
                        Stream.of(complaint.id()), complaints.duplicates(complaint.id(), sights.ofCaller()).stream())
                .toList();
        boolean isOfficer = caller.hasRole(DISCIPLINE_OFFICER);
        if (!isOfficer
                && (seen.stream().anyMatch(id -> subjects.anyIsLinked(id, request.droppedIds()))
                        || !subjects.areMeant(
                                complaint.id(),
                                Stream.of(request.cadreIds(), request.unitIds())
                                        .flatMap(Collection::stream)
                                        .toList()))) {
            throw ProblemException.of(ComplaintProblem.DISCIPLINE_ORGAN_NEEDED);
        }
        if (seen.stream().anyMatch(id -> answersFor(id, request.droppedIds()))) {
            throw ProblemException.of(ComplaintProblem.SUBJECT_ANSWERS);
        }
        seen.forEach(id -> subjects.link(id, request.cadreIds(), request.unitIds(), request.droppedIds()));
        if (isOfficer) {
            seen.forEach(crowds::settle);
        }
        subjects.share(complaint.id());
        takeFromWhoIsBlind(complaint);
    }

    /** Whether one of these broke the discipline of the transition, or has a measure, by what the case found last. */
    private boolean answersFor(UUID id, Collection<UUID> cadreIds) {
        return !cadreIds.isEmpty()
                && complaints.findById(id).finding() != null
                && (breaches.isStanding(id, cadreIds) || measures.isImposedOn(id, cadreIds));
    }

    /** Before the move that makes them blind is made: its entry says whose the case is from then on. */
    private void takeFromWhoIsBlind(Complaint complaint) {
        String handler = complaint.handlerNumber();
        if (handler != null && moves.isBlind(handler, complaint)) {
            complaint.giveTo(null);
        }
    }

    @Transactional
    Written accept(UUID id, @Nullable IfMatch ifMatch) {
        Complaint complaint = moves.forChange(id, ifMatch);
        moves.make(complaint, CaseMove.ACCEPT, null);
        return moves.tell(complaint, ComplaintAccepted::from);
    }

    /** Refuses as {@link CaseMoves#requireAnotherOfficer}: nobody makes a case disappear alone. */
    @Transactional
    Written decline(UUID id, @Nullable IfMatch ifMatch, String reason) {
        Complaint complaint = moves.forMove(id, ifMatch, CaseMove.DECLINE);
        moves.requireAnotherOfficer(complaint);
        moves.make(complaint, CaseMove.DECLINE, reason, () -> complaint.giveTo(null));
        return moves.tell(complaint, ComplaintDeclined::from);
    }

    /**
     * Refuses with 422 {@code unknown-reference} whoever is no registered handler of the caller's units that takes cases, and with 409
     * {@code handler-in-conflict} whoever does not see it, see {@link HandlerSight}; on which ground is not said.
     */
    @Transactional
    Written assign(UUID id, @Nullable IfMatch ifMatch, String staffNumber) {
        Complaint complaint = moves.forMove(id, ifMatch, CaseMove.ASSIGN);
        access.requireHandlerIfAny(complaint);
        CaseHandler handler = handlers.findTaking(staffNumber, caller.scope())
                .orElseThrow(() -> ProblemException.of(PlatformProblem.UNKNOWN_REFERENCE, "staffNumber"));
        if (!handlerSight.sees(handler, id)) {
            throw ProblemException.of(ComplaintProblem.HANDLER_IN_CONFLICT);
        }
        moves.make(complaint, CaseMove.ASSIGN, null, () -> complaint.giveTo(staffNumber));
        return moves.tell(complaint, ComplaintAssigned::from);
    }

    /** Refuses with 403 {@code not-your-case}. */
    @Transactional
    Written investigate(UUID id, @Nullable IfMatch ifMatch, String findings) {
        Complaint complaint = moves.forMove(id, ifMatch, CaseMove.INVESTIGATE);
        access.requireHandler(complaint);
        moves.make(complaint, CaseMove.INVESTIGATE, findings);
        return moves.tell(complaint, ComplaintProgressed::from);
    }

    /**
     * Refuses with 403 {@code not-your-case}, and {@code discipline-organ-needed} a false accusation that no discipline officer found;
     * with 422 {@code breach-of-no-subject} a breach by anyone who is not linked with the case, or of a case that is not substantiated.
     */
    @Transactional
    Written conclude(UUID id, @Nullable IfMatch ifMatch, ConcludeRequest request) {
        Complaint complaint = moves.forMove(id, ifMatch, CaseMove.CONCLUDE);
        access.requireHandler(complaint);
        if (request.finding() == CaseFinding.FALSE_ACCUSATION && !caller.hasRole(DISCIPLINE_OFFICER)) {
            throw ProblemException.of(ComplaintProblem.DISCIPLINE_ORGAN_NEEDED);
        }
        List<UUID> broke = request.breachCadreIds();
        if (!broke.isEmpty() && (!request.finding().isSubstantiated() || !subjects.areLinked(id, broke))) {
            throw ProblemException.of(ComplaintProblem.BREACH_OF_NO_SUBJECT);
        }
        moves.make(complaint, CaseMove.CONCLUDE, request.reason(), () -> complaint.find(request.finding()));
        breaches.found(id, broke, moves.today());
        return moves.tell(complaint, ComplaintConcluded::from);
    }

    /** The reporter reads it among the messages of their receipt. Refuses with 403 {@code not-your-case}. */
    @Transactional
    Written giveFeedback(UUID id, @Nullable IfMatch ifMatch, String feedback) {
        Complaint complaint = moves.forMove(id, ifMatch, CaseMove.GIVE_FEEDBACK);
        access.requireHandler(complaint);
        moves.make(complaint, CaseMove.GIVE_FEEDBACK, feedback);
        // Before its file is held: a message that names somebody holds the case first and its file then.
        complaints.flush();
        messages.tell(id, feedback);
        return moves.tell(complaint, ComplaintProgressed::from);
    }

    private static Unmet accountability(String condition, @Nullable UUID measure) {
        return new Unmet(condition, "Accountability", "健全問責機制", measure == null ? null : measure.toString());
    }

    /**
     * Refuses as {@link CaseMoves#requireAnotherOfficer}, with 403 {@code second-person-needed} whoever concluded it, and with 409 {@code
     * gate-unmet} what was substantiated and has no measure yet, or one of which nothing has come; it names each of them.
     */
    @Transactional
    Written close(UUID id, @Nullable IfMatch ifMatch) {
        Complaint complaint = moves.forMove(id, ifMatch, CaseMove.CLOSE);
        moves.requireAnotherOfficer(complaint);
        moves.requireAnotherThanLast(complaint, Set.of(CaseMove.CONCLUDE));
        CaseFinding finding = complaint.finding();
        new Gate()
                .require(finding == null || !finding.isSubstantiated() || complaint.measures() > 0, ACCOUNTABILITY)
                .missing(measures.of(id).stream()
                        .filter(measure -> measure.doneOn() == null)
                        .map(measure -> accountability("measure-without-result", measure.id()))
                        .toList())
                .pass();
        moves.make(complaint, CaseMove.CLOSE, null);
        return moves.tell(complaint, ComplaintClosed::from);
    }

    /**
     * Takes up again what has ended. Refuses as {@link CaseMoves#requireAnotherOfficer}: what was found falls by it; and with 403 {@code
     * second-person-needed} whoever ended it.
     */
    @Transactional
    Written reopen(UUID id, @Nullable IfMatch ifMatch, String reason) {
        Complaint complaint = moves.forMove(id, ifMatch, CaseMove.REOPEN);
        moves.requireAnotherOfficer(complaint);
        moves.requireAnotherThanLast(complaint, ENDS);
        moves.make(complaint, CaseMove.REOPEN, reason, complaint::beginAnew);
        breaches.fall(id, moves.today());
        return moves.tell(complaint, ComplaintReopened::from);
    }

    /**
     * Merges a case into another, of which it is a duplicate; what was merged into it follows. Whoever is blind to one of them is
     * blind to both. Refuses as {@link CaseMoves#requireAnotherOfficer}, asked of both: a case is not buried alone, neither one's own nor
     * another in one's own. Refuses with 422 {@code unknown-reference} another case that the caller may not know of, or that was merged itself, and {@code
     * merged-with-itself}.
     */
    @Transactional
    Written merge(UUID id, @Nullable IfMatch ifMatch, MergeRequest request) {
        Complaint duplicate = moves.forMove(id, ifMatch, CaseMove.MERGE);
        moves.requireAnotherOfficer(duplicate);
        if (request.intoId().equals(id)) {
            throw ProblemException.of(ComplaintProblem.MERGED_WITH_ITSELF);
        }
        Complaint whole = complaints
                .findVisible(request.intoId(), sights.ofCaller())
                .filter(other -> other.mergedIntoId() == null)
                .orElseThrow(() -> ProblemException.of(PlatformProblem.UNKNOWN_REFERENCE, "intoId"));
        moves.requireAnotherOfficer(whole);
        whole.requireLegal(CaseMove.TAKE_DUPLICATE);
        moves.make(duplicate, CaseMove.MERGE, request.reason(), () -> {
            duplicate.giveTo(null);
            duplicate.follow(whole);
        });
        complaints.allDuplicates(id).forEach(earlier -> earlier.follow(whole));
        subjects.linkUnit(id, duplicate.subjectUnitId());
        subjects.linkUnit(whole.id(), whole.subjectUnitId());
        subjects.share(whole.id());
        takeFromWhoIsBlind(whole);
        moves.make(whole, CaseMove.TAKE_DUPLICATE, null);
        complaints.beginToMark(id, whole.id(), sights.ofCaller());
        moves.tell(whole, ComplaintProgressed::from);
        return moves.tell(duplicate, ComplaintProgressed::from);
    }

    /** What came at the duplicates of a case that the caller may know of. */
    @Transactional
    List<DuplicateNews> newsAtDuplicates(UUID id) {
        Sight sight = sights.ofCaller();
        if (complaints.findVisible(id, sight).isEmpty()) {
            throw ProblemException.of(PlatformProblem.NOT_FOUND);
        }
        return complaints.newsAtDuplicates(List.of(id), sight).getOrDefault(id, List.of());
    }

    /**
     * Says how much of what came at a duplicate was looked at. Refuses with 403 {@code not-your-case} whoever does not work on the case: its
     * handler would not see what others looked at.
     */
    @Transactional
    DuplicateNews lookAtDuplicate(UUID id, UUID duplicateId, LookedAtRequest looked) {
        DuplicateNews news = find(newsAtDuplicates(id), duplicateId);
        access.requireHandlerIfAny(complaints.findById(id));
        complaints.look(news, looked.messages(), looked.files());
        complaints.flush();
        return find(newsAtDuplicates(id), duplicateId);
    }

    private static DuplicateNews find(List<DuplicateNews> news, UUID duplicateId) {
        return news.stream()
                .filter(each -> each.duplicateId().equals(duplicateId))
                .findFirst()
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    /**
     * Gives a case to another unit of the city, which screens it anew, or to another organ. Refuses with 403 {@code
     * discipline-organ-needed} and {@code decided-by-its-handler}: whoever has a case does not get rid of it alone; and {@code
     * second-person-needed} whoever transferred it last, to another unit once more. Refuses with 422 {@code
     * transfer-unclear} unless it says to exactly one, and not to the unit that has it: that would begin its periods anew; {@code
     * unknown-reference} a unit that is not of the city, and {@code organ-unknown}.
     */
    @Transactional
    Written transfer(UUID id, @Nullable IfMatch ifMatch, TransferRequest request) {
        Complaint complaint =
                moves.forMove(id, ifMatch, request.unitId() == null ? CaseMove.HAND_OVER : CaseMove.TRANSFER);
        moves.requireAnotherOfficer(complaint);
        if (request.unitId() != null) {
            moves.requireAnotherThanLast(complaint, Set.of(CaseMove.TRANSFER));
        }
        UUID unit = request.unitId();
        String organ = request.organ();
        if ((unit == null) == (organ == null) || (unit != null && unit.equals(complaint.handlingUnitId()))) {
            throw ProblemException.of(ComplaintProblem.TRANSFER_UNCLEAR);
        }
        if (unit == null) {
            if (!config.organs().containsKey(organ)) {
                throw ProblemException.of(ComplaintProblem.ORGAN_UNKNOWN);
            }
            moves.make(complaint, CaseMove.HAND_OVER, organ + "\n" + request.reason(), () -> complaint.giveTo(null));
        } else {
            if (!cities.holdsUnits(complaint.handlingUnitId(), caller.scope(), List.of(unit))) {
                throw ProblemException.of(PlatformProblem.UNKNOWN_REFERENCE, "unitId");
            }
            moves.make(complaint, CaseMove.TRANSFER, request.reason(), () -> complaint.handTo(unit));
        }
        return moves.tell(complaint, ComplaintProgressed::from);
    }

    /**
     * Lets a case wait until a day. Refuses with 403 {@code not-your-case}, and as {@link #prolongPause} where it has waited in this state
     * before: that is to wait longer, too. Refuses as {@link Complaint#pause}.
     */
    @Transactional
    Written pause(UUID id, @Nullable IfMatch ifMatch, PauseRequest request) {
        Complaint complaint = moves.forMove(id, ifMatch, CaseMove.PAUSE);
        access.requireHandlerIfAny(complaint);
        if (complaint.wasPausedInState()) {
            moves.requireAnotherOfficer(complaint);
            moves.requireAnotherThanLast(complaint, PAUSES);
        }
        WorkingDays days = deadlines.workingDays(complaint);
        moves.make(
                complaint,
                CaseMove.PAUSE,
                request.reason(),
                () -> complaint.pause(moves.today(), request.until(), days, config.longestPause()));
        return moves.tell(complaint, ComplaintProgressed::from);
    }

    /**
     * Lets a case wait longer. Refuses as {@link CaseMoves#requireAnotherOfficer} and {@link Complaint#prolongPause}, and with 403 {@code
     * second-person-needed} whoever let it wait last.
     */
    @Transactional
    Written prolongPause(UUID id, @Nullable IfMatch ifMatch, PauseRequest request) {
        Complaint complaint = moves.forMove(id, ifMatch, CaseMove.PROLONG_PAUSE);
        moves.requireAnotherOfficer(complaint);
        moves.requireAnotherThanLast(complaint, PAUSES);
        WorkingDays days = deadlines.workingDays(complaint);
        moves.make(
                complaint,
                CaseMove.PROLONG_PAUSE,
                request.reason(),
                () -> complaint.prolongPause(moves.today(), request.until(), days, config.longestPause()));
        return moves.tell(complaint, ComplaintProgressed::from);
    }

    @Transactional
    Written resume(UUID id, @Nullable IfMatch ifMatch) {
        Complaint complaint = moves.forChange(id, ifMatch);
        access.requireHandlerIfAny(complaint);
        WorkingDays days = deadlines.workingDays(complaint);
        moves.make(complaint, CaseMove.RESUME, null, () -> complaint.resume(moves.today(), days));
        return moves.tell(complaint, ComplaintProgressed::from);
    }

    /**
     * Says that the caller stands aside from a case, or as a discipline officer that somebody else does: from now on they do not see
     * it any more. Refuses with 403 {@code discipline-organ-needed} others who say so of somebody else.
     */
    @Transactional
    void standAside(UUID id, @Nullable IfMatch ifMatch, ConflictRequest request) {
        Complaint complaint = moves.forMove(id, ifMatch, CaseMove.DECLARE_CONFLICT);
        String own = caller.staffNumber();
        String who = request.staffNumber() == null ? own : request.staffNumber();
        if (!who.equals(own) && !caller.hasRole(DISCIPLINE_OFFICER)) {
            throw ProblemException.of(ComplaintProblem.DISCIPLINE_ORGAN_NEEDED);
        }
        byte[] reason = files.findById(id).seal(request.reason(), "conflict/" + who, envelope);
        subjects.standAside(new CaseConflict(id, who, reason, own), id);
        takeFromWhoIsBlind(complaint);
        moves.make(complaint, CaseMove.DECLARE_CONFLICT, null);
        moves.tell(complaint, ComplaintProgressed::from);
    }
}
