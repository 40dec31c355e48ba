package dev.qingfeng.complaint.casework;

import static dev.qingfeng.complaint.ComplaintRoles.DISCIPLINE_OFFICER;

import dev.qingfeng.complaint.ComplaintProblem;
import dev.qingfeng.complaint.blindness.Sights;
import dev.qingfeng.complaint.complaint.CaseFile;
import dev.qingfeng.complaint.complaint.CaseFileRepository;
import dev.qingfeng.complaint.complaint.CaseMove;
import dev.qingfeng.complaint.complaint.CaseState;
import dev.qingfeng.complaint.complaint.Complaint;
import dev.qingfeng.complaint.complaint.ComplaintEntry;
import dev.qingfeng.complaint.complaint.ComplaintRepository;
import dev.qingfeng.platform.confidential.Envelope;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.web.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Makes the moves of cases, each with its entry in the history and its event, in the transaction of the caller. */
@ApplicationScoped
public class CaseMoves {

    /** Instead of a staff number. */
    private static final String BY_ITSELF = "service";

    private final ComplaintRepository complaints;
    private final CaseFileRepository files;
    private final CaseEntryRepository entries;
    private final CaseDeadlines deadlines;
    private final Sights sights;
    private final Envelope envelope;
    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;

    CaseMoves(
            ComplaintRepository complaints,
            CaseFileRepository files,
            CaseEntryRepository entries,
            CaseDeadlines deadlines,
            Sights sights,
            Envelope envelope,
            Outbox outbox,
            Caller caller,
            Clock clock) {
        this.complaints = complaints;
        this.files = files;
        this.entries = entries;
        this.deadlines = deadlines;
        this.sights = sights;
        this.envelope = envelope;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
    }

    /** A complaint as it may be told again, without any of its texts; the version that it is of. */
    public record Written(ComplaintEntry entry, long version) {}

    /** Refuses with 404 what the caller may not know of, with 428 and 412 a tag that is missing or stale. */
    public Complaint forChange(UUID id, @Nullable IfMatch ifMatch) {
        Complaint complaint = complaints
                .findVisible(id, sights.ofCaller())
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        IfMatch.require(ifMatch, complaint.version());
        return complaint;
    }

    /** The same, and refuses with 409 {@code illegal-move} a move that is not possible now. */
    public Complaint forMove(UUID id, @Nullable IfMatch ifMatch, CaseMove move) {
        Complaint complaint = forChange(id, ifMatch);
        complaint.requireLegal(move);
        return complaint;
    }

    /** Makes a move that has no more to it. */
    public void make(Complaint complaint, CaseMove move, @Nullable String words) {
        make(complaint, move, words, () -> {});
    }

    /**
     * Makes a move: its entry says who and when, and of what was given as words they are sealed. Refuses as {@link Complaint#make},
     * and with 409 {@code case-erased} words for a case that cannot be written into any more.
     *
     * @param thereby what else changes by it; asks nothing of the database
     */
    public void make(Complaint complaint, CaseMove move, @Nullable String words, Runnable thereby) {
        make(complaint, move, words, thereby, caller.staffNumber());
    }

    /** Makes a move that nobody makes, because a day has come. */
    void makeByItself(Complaint complaint, CaseMove move, Runnable thereby) {
        make(complaint, move, null, thereby, BY_ITSELF);
    }

    private void make(Complaint complaint, CaseMove move, @Nullable String words, Runnable thereby, String by) {
        CaseFile file = words == null ? null : files.findById(complaint.id());
        boolean isNew = move.beginsAnew(complaint.caseState());
        // From here on the database is asked nothing for which it is sent a case that is half moved; the calendar is
        // not such a thing.
        CaseState from = complaint.caseState();
        int number = complaint.make(move);
        thereby.run();
        entries.persist(new CaseEntry(
                complaint.id(),
                number,
                move,
                from,
                complaint.caseState(),
                clock.instant(),
                by,
                complaint.handlerNumber(),
                words == null || file == null ? null : file.seal(words, CaseEntry.place(number), envelope)));
        if (isNew) {
            deadlines.set(complaint, today());
        }
    }

    /** Tells of what was done, and answers with how the case stands now. */
    public Written tell(Complaint complaint, BiFunction<Complaint, LocalDate, ? extends Record> event) {
        outbox.publish(complaint, told -> event.apply(told, today()));
        return new Written(ComplaintEntry.from(complaint, today()), complaint.version());
    }

    /**
     * Refuses with 403 {@code discipline-organ-needed} whoever is no discipline officer, and {@code decided-by-its-handler} one whose the
     * case is, or ever was: who has it, and gave it to another a moment ago, does not take it out of sight alone.
     */
    void requireAnotherOfficer(Complaint complaint) {
        requireOfficer();
        Set<String> numbers = sights.ofCaller().numbers();
        String handler = complaint.handlerNumber();
        if ((handler != null && numbers.contains(handler)) || entries.wasEverOf(complaint.id(), numbers)) {
            throw ProblemException.of(ComplaintProblem.DECIDED_BY_ITS_HANDLER);
        }
    }

    /**
     * Refuses with 403 {@code second-person-needed} whoever made the last of these moves: what gains time once, or undoes an end, nobody does
     * again alone.
     */
    void requireAnotherThanLast(Complaint complaint, Set<CaseMove> made) {
        if (entries.lastMadeBy(complaint.id(), made)
                .filter(sights.ofCaller().numbers()::contains)
                .isPresent()) {
            throw ProblemException.of(ComplaintProblem.SECOND_PERSON_NEEDED);
        }
    }

    /** Refuses with 403 {@code discipline-organ-needed} whoever is no discipline officer. */
    void requireOfficer() {
        if (!caller.hasRole(DISCIPLINE_OFFICER)) {
            throw ProblemException.of(ComplaintProblem.DISCIPLINE_ORGAN_NEEDED);
        }
    }

    /** Whether somebody may not know of a case that the caller knows of. */
    public boolean isBlind(String staffNumber, Complaint complaint) {
        return complaints
                .findVisible(complaint.id(), sights.of(staffNumber, caller.scope()))
                .isEmpty();
    }

    /** The day of the first measure since a case was last concluded; empty where none was imposed since. */
    public Optional<LocalDate> answeredForSince(UUID complaintId) {
        return entries.firstMeasureOfLastConclusion(complaintId)
                .map(made -> LocalDate.ofInstant(made, clock.getZone()));
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }
}
