package dev.qingfeng.inspection.meeting;

import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.inspection.inspection.Step;
import dev.qingfeng.inspection.inspection.UnitInspection;
import dev.qingfeng.platform.occurrence.Occurrence;
import dev.qingfeng.platform.outbox.Aggregate;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.web.PageQuery;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A meeting at which steps of an inspection are carried out. Who is there is no part of it: people check in from several phones
 * at once, and none waits for another.
 */
@Entity
public class Meeting implements Aggregate {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long version;

    private UUID inspectionId;
    private UUID cycleId;
    private UUID unitId;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "meeting_step", joinColumns = @JoinColumn(name = "meeting_id"))
    @Column(name = "step")
    @Enumerated(EnumType.STRING)
    @BatchSize(size = PageQuery.MAX_ROWS_TO_READ)
    private Set<Step> steps;

    /** The same again, a {@link Step#bit} for each, for boards of thousands. */
    @SuppressWarnings("UnusedVariable") // Queries read it.
    private int stepBits;

    private String place;
    private Instant plannedStart;

    @Enumerated(EnumType.STRING)
    private MeetingState state;

    private @Nullable Instant startedAt;

    @Embedded
    @AttributeOverride(name = "occurredAt", column = @Column(name = "closed_at"))
    @AttributeOverride(name = "recordedAt", column = @Column(name = "closing_recorded_at"))
    @AttributeOverride(name = "lateReason", column = @Column(name = "closing_late_reason"))
    private @Nullable Occurrence closing;

    private @Nullable String cancellationReason;
    private int corrections;

    /** For Hibernate. */
    protected Meeting() {}

    /** Drafted. Refuses with 409 {@code concluded-already} an inspection that has ended. */
    Meeting(UnitInspection inspection, List<Step> steps, String place, Instant plannedStart) {
        inspection.requireUnderWay();
        this.inspectionId = inspection.id();
        this.cycleId = inspection.cycleId();
        this.unitId = inspection.unitId();
        this.steps = EnumSet.copyOf(steps);
        this.stepBits = Step.bits(steps.stream());
        this.place = place;
        this.plannedStart = plannedStart;
        this.state = MeetingState.DRAFTED;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    public UUID inspectionId() {
        return inspectionId;
    }

    public UUID cycleId() {
        return cycleId;
    }

    public UUID unitId() {
        return unitId;
    }

    /** Those that it serves, in the order of their numbers. */
    List<Step> steps() {
        return List.copyOf(new TreeSet<>(steps));
    }

    /** Whether a step is carried out at it. */
    public boolean serves(Step step) {
        return steps.contains(step);
    }

    public String place() {
        return place;
    }

    Instant plannedStart() {
        return plannedStart;
    }

    MeetingState state() {
        return state;
    }

    /** As planned, until it is known when it began; whoever comes after it is late. */
    public Instant start() {
        return startedAt == null ? plannedStart : startedAt;
    }

    /** Null until held. */
    @Nullable
    Occurrence closing() {
        return closing;
    }

    /** Null unless cancelled. */
    @Nullable
    String cancellationReason() {
        return cancellationReason;
    }

    /** How many arrivals were entered after attendance was closed. */
    int corrections() {
        return corrections;
    }

    boolean isHeld() {
        return state == MeetingState.HELD;
    }

    /** Says anew what is planned; whether that is anything else. Refuses with 409 {@code attendance-closed} and {@code meeting-cancelled}. */
    boolean plan(List<Step> purpose, String where, Instant when) {
        requireOpen();
        boolean isAnother = !steps.equals(Set.copyOf(purpose)) || !where.equals(place) || !when.equals(plannedStart);
        steps.retainAll(purpose);
        steps.addAll(purpose);
        stepBits = Step.bits(purpose.stream());
        place = where;
        plannedStart = when;
        return isAnother;
    }

    /** Refuses with 409 {@code meeting-convened-already}, {@code attendance-closed} and {@code meeting-cancelled}. */
    void convene() {
        requireOpen();
        if (state == MeetingState.CONVENED) {
            throw ProblemException.of(InspectionProblem.MEETING_CONVENED_ALREADY);
        }
        state = MeetingState.CONVENED;
    }

    /**
     * Ends who is expected: whoever is not there is absent. Refuses with 409 what {@link #requireConvened} does and {@code
     * attendance-closed}, with 422 {@code closed-before-start} and {@code closed-before-last-arrival}.
     *
     * @param began null if as planned
     * @param lastArrival null if nobody came
     */
    void close(@Nullable Instant began, Occurrence end, @Nullable Instant lastArrival) {
        requireOpen();
        requireConvened();
        Instant start = began == null ? plannedStart : began;
        if (end.occurredAt().isBefore(start)) {
            throw ProblemException.of(InspectionProblem.CLOSED_BEFORE_START);
        }
        if (lastArrival != null && end.occurredAt().isBefore(lastArrival)) {
            throw ProblemException.of(InspectionProblem.CLOSED_BEFORE_LAST_ARRIVAL);
        }
        startedAt = start;
        closing = end;
        state = MeetingState.HELD;
    }

    /** Refuses with 409 {@code attendance-closed} and {@code meeting-cancelled}. */
    void cancel(String reason) {
        requireOpen();
        cancellationReason = reason;
        state = MeetingState.CANCELLED;
    }

    /** Refuses with 409 {@code meeting-not-convened} and {@code meeting-cancelled}. */
    public void requireConvened() {
        requireNotCancelled();
        if (state == MeetingState.DRAFTED) {
            throw ProblemException.of(InspectionProblem.MEETING_NOT_CONVENED);
        }
    }

    /** Refuses with 409 {@code attendance-closed} and {@code meeting-cancelled}. */
    void requireOpen() {
        requireNotCancelled();
        if (isHeld()) {
            throw ProblemException.of(InspectionProblem.ATTENDANCE_CLOSED);
        }
    }

    /** Refuses with 409 {@code meeting-cancelled}. */
    public void requireNotCancelled() {
        if (state == MeetingState.CANCELLED) {
            throw ProblemException.of(InspectionProblem.MEETING_CANCELLED);
        }
    }

    /**
     * Takes an arrival that was forgotten when attendance was closed. Refuses with 409 {@code attendance-closed} one after that.
     */
    void correct(Instant arrival) {
        if (arrival.isAfter(Objects.requireNonNull(closing).occurredAt())) {
            throw ProblemException.of(InspectionProblem.ATTENDANCE_CLOSED);
        }
        corrections++;
    }
}
