package dev.qingfeng.complaint.complaint;

import dev.qingfeng.complaint.ComplaintProblem;
import dev.qingfeng.platform.outbox.Aggregate;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.workingday.WorkingDays;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** A complaint 舉報, without its texts, which are in its {@link CaseFile}. */
@Entity
@DynamicUpdate // What came in does not change, and the database does not let it.
public class Complaint implements Aggregate {

    @Id
    private UUID id;

    @Version
    private long version;

    @Enumerated(EnumType.STRING)
    private ReportingChannel channel;

    @Enumerated(EnumType.STRING)
    private ComplaintCategory category;

    @Enumerated(EnumType.STRING)
    private ComplaintState state;

    private @Nullable UUID subjectUnitId;
    private @Nullable UUID cycleId;
    private LocalDate receivedOn;

    @SuppressWarnings("UnusedVariable") // Queries read it.
    private @Nullable String receiptHash;

    private @Nullable UUID handlingUnitId;

    @Enumerated(EnumType.STRING)
    private CaseState caseState;

    @Enumerated(EnumType.STRING)
    private ReportProgress progress;

    @Enumerated(EnumType.STRING)
    private Severity severity;

    private @Nullable String handlerNumber;
    private @Nullable LocalDate dueOn;
    private @Nullable LocalDate pausedOn;
    private @Nullable LocalDate pausedUntil;
    private int pausesInState;
    private int prolongations;
    private @Nullable LocalDate overdueToldFor;
    private int escalation;
    private @Nullable LocalDate escalatedOn;

    @Enumerated(EnumType.STRING)
    private @Nullable CaseFinding finding;

    private @Nullable UUID mergedIntoId;
    private int entries;
    private int measures;
    private int openMeasures;
    private @Nullable LocalDate measureDueOn;
    private @Nullable LocalDate measureToldFor;
    private @Nullable LocalDate announcedOn;

    /** For Hibernate. */
    protected Complaint() {}

    /** Received, under a random id: one that is ordered by time would tell the hour. */
    public Complaint(
            ReportingChannel channel,
            ComplaintCategory category,
            @Nullable UUID subjectUnitId,
            @Nullable UUID cycleId,
            LocalDate receivedOn,
            String receiptHash) {
        this.id = UUID.randomUUID();
        this.channel = channel;
        this.category = category;
        this.state = ComplaintState.RECEIVED;
        this.subjectUnitId = subjectUnitId;
        this.cycleId = cycleId;
        this.receivedOn = receivedOn;
        this.receiptHash = receiptHash;
        this.handlingUnitId = subjectUnitId;
        this.caseState = CaseState.RECEIVED;
        this.progress = caseState.progress();
        this.severity = Severity.ORDINARY;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    public ReportingChannel channel() {
        return channel;
    }

    public ComplaintCategory category() {
        return category;
    }

    public ComplaintState state() {
        return state;
    }

    /** The unit that it is about; null if it names none. */
    public @Nullable UUID subjectUnitId() {
        return subjectUnitId;
    }

    /** The cycle that ran in the unit's city when it came; null without a unit. */
    public @Nullable UUID cycleId() {
        return cycleId;
    }

    public LocalDate receivedOn() {
        return receivedOn;
    }

    /** Its receipt is from now on like one that never was, and nothing is expected of it any more: no result can be recorded. */
    public void erase() {
        receiptHash = null;
        measureDueOn = null;
    }

    /** The unit whose handlers work on it; null if those of the whole city do. */
    public @Nullable UUID handlingUnitId() {
        return handlingUnitId;
    }

    public CaseState caseState() {
        return caseState;
    }

    /** What its receipt tells; of a duplicate no more than that it is looked into, however the case stands that it was merged into. */
    public ReportProgress progress() {
        return progress;
    }

    public Severity severity() {
        return severity;
    }

    /** Staff number; null while nobody has it. */
    public @Nullable String handlerNumber() {
        return handlerNumber;
    }

    /** By when it is to leave its state; null where nothing is due. */
    public @Nullable LocalDate dueOn() {
        return dueOn;
    }

    /** Null unless it is paused. */
    public @Nullable LocalDate pausedOn() {
        return pausedOn;
    }

    /** The last day on which it waits; null unless it is paused. */
    public @Nullable LocalDate pausedUntil() {
        return pausedUntil;
    }

    /** Whether it was paused in its state already, by now or before. */
    public boolean wasPausedInState() {
        return pausesInState > 0;
    }

    /** How many times it was let wait longer than was said. */
    public int prolongations() {
        return prolongations;
    }

    /** Whether it should have left its state by an earlier day. */
    public boolean isOverdue(LocalDate today) {
        return pausedOn == null && dueOn != null && dueOn.isBefore(today);
    }

    /** Null until it is concluded. */
    public @Nullable CaseFinding finding() {
        return finding;
    }

    /** The case that it is a duplicate of; null for most. */
    public @Nullable UUID mergedIntoId() {
        return mergedIntoId;
    }

    /** How many there are in its history. */
    public int entries() {
        return entries;
    }

    public int measures() {
        return measures;
    }

    /** When accountability was announced; null until then. */
    public @Nullable LocalDate announcedOn() {
        return announcedOn;
    }

    /** Refuses with 409 {@code illegal-move} a move that is not possible now, and says which are. */
    public void requireLegal(CaseMove move) {
        if (!move.isLegal(caseState, pausedOn != null)) {
            throw ProblemException.of(
                    ComplaintProblem.ILLEGAL_MOVE,
                    caseState.name(),
                    CaseMove.legal(caseState, pausedOn != null).stream()
                            .map(CaseMove::name)
                            .collect(Collectors.joining(", ")));
        }
    }

    /**
     * Makes a move, whose state begins anew. Refuses as {@link #requireLegal}.
     *
     * @return the number of its entry in the history
     */
    public int make(CaseMove move) {
        requireLegal(move);
        boolean isNew = move.beginsAnew(caseState);
        caseState = move.from(caseState);
        if (isNew) {
            progress = caseState.progress();
            dueOn = null;
            pausesInState = 0;
            escalation = 0;
            escalatedOn = null;
        }
        return ++entries;
    }

    /** By when it is to leave its state. */
    public void due(LocalDate day) {
        dueOn = day;
    }

    /** As it turned out in screening. */
    public void weigh(Severity as) {
        severity = as;
    }

    /** From now on it is theirs, or nobody's. */
    public void giveTo(@Nullable String staffNumber) {
        handlerNumber = staffNumber;
    }

    /** What came of it. */
    public void find(CaseFinding found) {
        finding = found;
    }

    /** It is worked on anew, as if nothing had been found: what is found then asks for a measure of its own. */
    public void beginAnew() {
        finding = null;
        handlerNumber = null;
        measures = 0;
        openMeasures = 0;
        measureDueOn = null;
        announcedOn = null;
    }

    /** Another unit works on it. */
    public void handTo(UUID unitId) {
        handlingUnitId = unitId;
        handlerNumber = null;
    }

    /**
     * Nothing is due until a day has passed. Refuses with 422 {@code pause-not-ahead} and {@code pause-too-long}.
     *
     * @param until the last day on which it waits
     * @param longest how many working days that may be from today on
     */
    public void pause(LocalDate today, LocalDate until, WorkingDays days, int longest) {
        requireAhead(until, today);
        requireNotTooLong(until, today, days, longest);
        pausedOn = today;
        pausedUntil = until;
        pausesInState++;
    }

    /** It waits longer than was said; counted. Refuses as {@link #pause}, which it does not move back. */
    public void prolongPause(LocalDate today, LocalDate until, WorkingDays days, int longest) {
        requireAhead(until, pausedUntil == null ? today : pausedUntil);
        requireNotTooLong(until, today, days, longest);
        pausedUntil = until;
        prolongations++;
    }

    private static void requireAhead(LocalDate until, LocalDate of) {
        if (!until.isAfter(of)) {
            throw ProblemException.of(ComplaintProblem.PAUSE_NOT_AHEAD);
        }
    }

    private static void requireNotTooLong(LocalDate until, LocalDate today, WorkingDays days, int longest) {
        if (until.isAfter(days.plus(today, longest))) {
            throw ProblemException.of(ComplaintProblem.PAUSE_TOO_LONG, longest);
        }
    }

    /** Whether its pause has ended by a day, and it goes on by itself. */
    public boolean isPauseOver(LocalDate today) {
        return pausedUntil != null && pausedUntil.isBefore(today);
    }

    /** The deadline moves by the working days that have passed meanwhile. */
    public void resume(LocalDate today, WorkingDays days) {
        LocalDate since = pausedOn;
        pausedOn = null;
        pausedUntil = null;
        if (since != null && dueOn != null && today.isAfter(since)) {
            int passed = days.between(since.minusDays(1), today);
            dueOn = passed == 0 ? dueOn : days.plus(dueOn, passed);
        }
        if (!isOverdue(today)) {
            escalation = 0;
            escalatedOn = null;
        }
    }

    /** Goes on in another case. Its receipt tells nothing of that: whoever sends a look-alike would follow somebody else's report. */
    public void follow(Complaint whole) {
        mergedIntoId = whole.id;
    }

    /** Whether its due day has passed and nobody was told; then it counts as told. */
    public boolean tellOverdue(LocalDate today) {
        if (!isOverdue(today) || (dueOn != null && dueOn.equals(overdueToldFor))) {
            return false;
        }
        overdueToldFor = dueOn;
        return true;
    }

    /** How many times it was put before who is next; 0 where it moves in time. */
    public int escalation() {
        return escalation;
    }

    /**
     * Whether its handler was told, some working days have passed since, and it has not moved: then it is put before who is next, and once
     * more each time that as many have passed.
     *
     * @param interval in working days, from 1
     */
    public boolean escalate(LocalDate today, WorkingDays days, int interval) {
        if (!isOverdue(today) || dueOn == null || !dueOn.equals(overdueToldFor)) {
            return false;
        }
        if (today.isBefore(days.plus(escalatedOn == null ? dueOn.plusDays(1) : escalatedOn, interval))) {
            return false;
        }
        escalation++;
        escalatedOn = today;
        return true;
    }

    /** A measure is imposed, of which something is to have come by a day. */
    public void answerFor(LocalDate by) {
        measures++;
        openMeasures++;
        measureDueOn = measureDueOn == null || by.isBefore(measureDueOn) ? by : measureDueOn;
    }

    /**
     * One of them has its result; one of what was closed before all had to have theirs may not be counted.
     *
     * @param next by when something is to have come of the next of those that are left; null where none is
     */
    public void answered(@Nullable LocalDate next) {
        if (openMeasures > 0) {
            openMeasures--;
        }
        measureDueOn = next;
    }

    /** Whether something should have come of a measure by an earlier day; also while the case waits, since whoever sees to it does not. */
    public boolean isMeasureOverdue(LocalDate today) {
        return measureDueOn != null && measureDueOn.isBefore(today);
    }

    /** By when something is to have come of the first of the measures that have no result; null where none is left. */
    public @Nullable LocalDate measureDueOn() {
        return measureDueOn;
    }

    /** Whether nothing came of a measure by its day and nobody was told; then it counts as told. */
    public boolean tellMeasureOverdue(LocalDate today) {
        if (!isMeasureOverdue(today) || (measureDueOn != null && measureDueOn.equals(measureToldFor))) {
            return false;
        }
        measureToldFor = measureDueOn;
        return true;
    }

    /** Whether it was announced before is the caller's to ask. */
    public void announce(LocalDate day) {
        announcedOn = day;
    }
}
