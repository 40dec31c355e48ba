package dev.qingfeng.appointment.cycle;

import dev.qingfeng.appointment.AppointmentProblem;
import dev.qingfeng.appointment.Rule;
import dev.qingfeng.platform.outbox.Aggregate;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.problem.Unmet;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
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

    /** For Hibernate. */
    protected TransitionCycle() {}

    /** A new cycle begins with mobilisation. */
    TransitionCycle(String code, String name, UUID cityId, Instant now) {
        this.code = code;
        this.name = name;
        this.unitId = cityId;
        this.phase = Phase.MOBILISATION;
        this.phaseSince = now;
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

    public Instant phaseSince() {
        return phaseSince;
    }

    void rename(String newName) {
        name = newName;
    }

    /** Refuses with 409 {@code phase-out-of-order} any phase but the one that follows. */
    void enter(Phase next, Instant now) {
        if (phase.next().filter(next::equals).isEmpty()) {
            throw ProblemException.of(AppointmentProblem.PHASE_OUT_OF_ORDER, phase, next);
        }
        phase = next;
        phaseSince = now;
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
