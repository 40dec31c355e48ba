package dev.qingfeng.inspection.finding;

import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.inspection.Rule;
import dev.qingfeng.inspection.inspection.Step;
import dev.qingfeng.inspection.inspection.UnitInspection;
import dev.qingfeng.platform.occurrence.Occurrence;
import dev.qingfeng.platform.outbox.Aggregate;
import dev.qingfeng.platform.problem.Gate;
import dev.qingfeng.platform.problem.ProblemException;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What a field visit, a document review or a special investigation of an inspection found, and how far what is done about it is.
 * What is written of it is in its {@link FindingEdition}s and {@link FollowUp}s, encrypted.
 */
@Entity
public class Finding implements Aggregate {

    private static final Set<Step> STEPS =
            EnumSet.of(Step.FIELD_VISIT, Step.DOCUMENT_REVIEW, Step.SPECIAL_INVESTIGATION);

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long version;

    private UUID inspectionId;
    private UUID cycleId;
    private UUID unitId;

    @Enumerated(EnumType.STRING)
    private Step step;

    private String category;

    @Enumerated(EnumType.STRING)
    private FindingSeverity severity;

    @Enumerated(EnumType.STRING)
    private FindingState state;

    @Embedded
    @AttributeOverride(name = "occurredAt", column = @Column(name = "found_at"))
    @AttributeOverride(name = "recordedAt", column = @Column(name = "recorded_at"))
    @AttributeOverride(name = "lateReason", column = @Column(name = "late_reason"))
    private Occurrence found;

    private String recordedBy;
    private int editions;
    private int followUps;
    private int reminders;
    private @Nullable Instant followedUpSince;
    private @Nullable Instant toldLastAt;
    private @Nullable UUID followerId;
    private @Nullable LocalDate dueOn;
    private @Nullable LocalDate dueSetOn;

    /** For Hibernate. */
    protected Finding() {}

    /**
     * Found in a step that had begun by then. Refuses with 422 {@code step-without-findings}, with 409 {@code concluded-already}
     * what was found after the inspection ended, and {@code gate-unmet} what was found before the step began. However late it is
     * recorded plays no part.
     */
    Finding(
            UnitInspection inspection,
            Step step,
            String category,
            FindingSeverity severity,
            Occurrence found,
            String recordedBy) {
        requireWithFindings(step);
        Instant concludedAt = inspection.concludedAt();
        if (concludedAt != null && found.occurredAt().isAfter(concludedAt)) {
            throw ProblemException.of(InspectionProblem.CONCLUDED_ALREADY);
        }
        Instant began = inspection.beganAt(step).orElse(null);
        new Gate()
                .require(began != null, Rule.FINDINGS.unmet("step-not-begun", step.name()))
                .require(
                        began == null || !found.occurredAt().isBefore(began),
                        Rule.FINDINGS.unmet("found-before-step", String.valueOf(began)))
                .pass();
        this.inspectionId = inspection.id();
        this.cycleId = inspection.cycleId();
        this.unitId = inspection.unitId();
        this.step = step;
        this.category = category;
        this.severity = severity;
        this.state = FindingState.OPEN;
        this.found = found;
        this.recordedBy = recordedBy;
        this.editions = 1;
    }

    /** Refuses with 422 {@code step-without-findings} a step that is none of the three. */
    static void requireWithFindings(Step step) {
        if (!STEPS.contains(step)) {
            throw ProblemException.of(InspectionProblem.STEP_WITHOUT_FINDINGS, step.number());
        }
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    UUID inspectionId() {
        return inspectionId;
    }

    UUID cycleId() {
        return cycleId;
    }

    UUID unitId() {
        return unitId;
    }

    Step step() {
        return step;
    }

    /** A code of the vocabulary {@code finding-categories}. */
    String category() {
        return category;
    }

    FindingSeverity severity() {
        return severity;
    }

    FindingState state() {
        return state;
    }

    Occurrence found() {
        return found;
    }

    /** Staff number. */
    String recordedBy() {
        return recordedBy;
    }

    /** One more than how often it was corrected. */
    int editions() {
        return editions;
    }

    /** How many follow-ups there are, the outcome among them. */
    int followUps() {
        return followUps;
    }

    /** How often somebody was reminded of it. */
    int reminders() {
        return reminders;
    }

    /** Who follows it up, or did when it was settled; null while it is open. */
    @Nullable
    UUID followerId() {
        return followerId;
    }

    /** By when something is to be done; null while it is open. */
    @Nullable
    LocalDate dueOn() {
        return dueOn;
    }

    /** The day on which that was entered; null while it is open. */
    @Nullable
    LocalDate dueSetOn() {
        return dueSetOn;
    }

    /** Whether something was to be done by an earlier day. */
    boolean isOverdue(LocalDate today) {
        return state == FindingState.IN_FOLLOW_UP && dueOn != null && dueOn.isBefore(today);
    }

    /**
     * It is told anew, whatever has become of it; the number of the edition. Refuses with 409 {@code too-many-corrections}.
     *
     * @param most how often that is at most
     */
    int correct(String newCategory, FindingSeverity newSeverity, int most) {
        if (editions > most) {
            throw ProblemException.of(InspectionProblem.TOO_MANY_CORRECTIONS, most);
        }
        category = newCategory;
        severity = newSeverity;
        return ++editions;
    }

    /**
     * Something is to be done about it. Of several follow-ups the one counts that was decided last. Refuses with 409 {@code
     * finding-closed-already} and {@code too-many-follow-ups}, and with 422 {@code follow-up-before-finding}, {@code
     * due-before-follow-up} and {@code due-too-late}.
     *
     * @param on the day on which it was decided, where the city is
     * @param most how often that is said at most
     * @return the number of the follow-up
     */
    int followUp(Occurrence decided, LocalDate on, LocalDate enteredOn, UUID follower, LocalDate due, int most) {
        become(FindingState.IN_FOLLOW_UP);
        if (followUps >= most) {
            throw ProblemException.of(InspectionProblem.TOO_MANY_FOLLOW_UPS, most);
        }
        requireAfterFinding(decided);
        if (due.isBefore(on)) {
            throw ProblemException.of(InspectionProblem.DUE_BEFORE_FOLLOW_UP);
        }
        if (due.isAfter(on.plusYears(1))) {
            throw ProblemException.of(InspectionProblem.DUE_TOO_LATE);
        }
        Instant when = decided.occurredAt();
        if (followedUpSince == null || when.isBefore(followedUpSince)) {
            followedUpSince = when;
        }
        if (toldLastAt == null || !when.isBefore(toldLastAt)) {
            toldLastAt = when;
            followerId = follower;
            dueOn = due;
            dueSetOn = enteredOn;
        }
        return ++followUps;
    }

    /**
     * It is settled or without ground. Refuses with 409 {@code finding-not-followed-up} and {@code finding-closed-already}, and
     * with 422 {@code settled-before-follow-up}.
     *
     * @return the number of the follow-up that says so
     */
    int settle(Occurrence settled, FindingOutcome outcome) {
        become(outcome.state());
        if (toldLastAt != null && settled.occurredAt().isBefore(toldLastAt)) {
            throw ProblemException.of(InspectionProblem.SETTLED_BEFORE_FOLLOW_UP);
        }
        toldLastAt = settled.occurredAt();
        return ++followUps;
    }

    /** Somebody was reminded of it, which whoever reads it is told. */
    void reminded() {
        reminders++;
    }

    private void become(FindingState next) {
        if (!state.canBecome(next)) {
            throw ProblemException.of(
                    state.isFinal()
                            ? InspectionProblem.FINDING_CLOSED_ALREADY
                            : InspectionProblem.FINDING_NOT_FOLLOWED_UP);
        }
        state = next;
    }

    private void requireAfterFinding(Occurrence decided) {
        if (decided.occurredAt().isBefore(found.occurredAt())) {
            throw ProblemException.of(InspectionProblem.FOLLOW_UP_BEFORE_FINDING);
        }
    }
}
