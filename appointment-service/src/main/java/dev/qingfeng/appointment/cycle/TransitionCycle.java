package dev.qingfeng.appointment.cycle;

import dev.qingfeng.appointment.AppointmentProblem;
import dev.qingfeng.appointment.Rule;
import dev.qingfeng.platform.occurrence.Occurrence;
import dev.qingfeng.platform.outbox.Aggregate;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.problem.Unmet;
import dev.qingfeng.platform.web.PageQuery;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.UuidGenerator;

/** One transition 換屆 of one city's townships. */
@Entity
public class TransitionCycle implements Aggregate {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long version;

    private String code;
    private String name;
    private UUID unitId;

    @Enumerated(EnumType.STRING)
    private Phase phase;

    private Instant phaseSince;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "cycle_phase", joinColumns = @JoinColumn(name = "cycle_id"))
    @MapKeyColumn(name = "phase")
    @MapKeyEnumerated(EnumType.STRING)
    @BatchSize(size = PageQuery.MAX_ROWS_TO_READ)
    private Map<Phase, Occurrence> entered;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "cycle_calendar", joinColumns = @JoinColumn(name = "cycle_id"))
    @MapKeyColumn(name = "phase")
    @MapKeyEnumerated(EnumType.STRING)
    @BatchSize(size = PageQuery.MAX_ROWS_TO_READ)
    private Map<Phase, PlannedPhase> calendar;

    /** For Hibernate. */
    protected TransitionCycle() {}

    /** A new cycle begins with mobilisation. */
    TransitionCycle(String code, String name, UUID cityId, Occurrence beginning) {
        this.code = code;
        this.name = name;
        this.unitId = cityId;
        this.phase = Phase.MOBILISATION;
        this.phaseSince = beginning.occurredAt();
        this.entered = new EnumMap<>(Map.of(Phase.MOBILISATION, beginning));
        this.calendar = new EnumMap<>(Phase.class);
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    public String code() {
        return code;
    }

    public String name() {
        return name;
    }

    /** The city. */
    public UUID unitId() {
        return unitId;
    }

    public Phase phase() {
        return phase;
    }

    /** When the phase was entered, however late that was recorded. */
    public Instant phaseSince() {
        return phaseSince;
    }

    /** The day on which it came to a phase; empty before that, and where nobody recorded it. */
    Optional<LocalDate> enteredOn(Phase which, ZoneId zone) {
        return Optional.ofNullable(entered.get(which)).map(entry -> LocalDate.ofInstant(entry.occurredAt(), zone));
    }

    /** When each phase is planned, in their order; empty if none is. */
    SortedMap<Phase, PlannedPhase> calendar() {
        return new TreeMap<>(calendar);
    }

    void rename(String newName) {
        name = newName;
    }

    /**
     * Plans all phases anew; tells whether one is planned otherwise. Refuses with 422 {@code calendar-out-of-order} what is not all of
     * them in their order, each from the day after the one before ends.
     */
    boolean plan(Map<Phase, PlannedPhase> inOrder) {
        List<PlannedPhase> planned = List.copyOf(inOrder.values());
        boolean ordered = List.copyOf(inOrder.keySet()).equals(Phase.PLANNED)
                && planned.stream().allMatch(PlannedPhase::isOrdered)
                && IntStream.range(1, planned.size())
                        .allMatch(i -> planned.get(i).follows(planned.get(i - 1)));
        if (!ordered) {
            throw ProblemException.of(AppointmentProblem.CALENDAR_OUT_OF_ORDER);
        }
        boolean changes = !inOrder.equals(calendar);
        if (changes) {
            calendar.putAll(inOrder);
        }
        return changes;
    }

    /**
     * Refuses with 409 {@code phase-out-of-order} any phase but the one that follows, with 422 {@code phase-before-previous} a
     * moment before the present phase began.
     */
    void enter(Phase next, Occurrence entry) {
        if (phase.next().filter(next::equals).isEmpty()) {
            throw ProblemException.of(AppointmentProblem.PHASE_OUT_OF_ORDER, phase, next);
        }
        if (entry.occurredAt().isBefore(phaseSince)) {
            throw ProblemException.of(AppointmentProblem.PHASE_BEFORE_PREVIOUS, phase);
        }
        phase = next;
        phaseSince = entry.occurredAt();
        entered.put(next, entry);
    }

    /**
     * The same of a step that was taken on that day and is recorded now: it also misses a phase that had not begun on that day.
     */
    public List<Unmet> missingFor(Phase needed, LocalDate on, ZoneId zone) {
        boolean tooEarly = phase == needed && on.isBefore(LocalDate.ofInstant(phaseSince, zone));
        return tooEarly ? List.of(unmet("phase-not-reached", needed)) : missingFor(needed);
    }

    /** What a step of the given phase misses: nothing while the cycle is in it, else that it is not reached or has passed. */
    public List<Unmet> missingFor(Phase needed) {
        if (phase == needed) {
            return List.of();
        }
        return List.of(unmet(phase.compareTo(needed) < 0 ? "phase-not-reached" : "phase-passed", needed));
    }

    private static Unmet unmet(String condition, Phase needed) {
        return Rule.THE_CYCLE.unmet(condition, needed.name());
    }
}
