package dev.qingfeng.appointment.unitchange;

import dev.qingfeng.appointment.AppointmentProblem;
import dev.qingfeng.appointment.unit.Unit;
import dev.qingfeng.appointment.unit.UnitKind;
import dev.qingfeng.platform.outbox.Aggregate;
import dev.qingfeng.platform.problem.ProblemException;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** A unit that is renamed, moved or merged on a day, as a document of the superior organs says. */
@Entity
public class UnitChange implements Aggregate {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long version;

    private UUID unitId;

    @Enumerated(EnumType.STRING)
    private UnitChangeKind kind;

    private @Nullable String name;

    @Enumerated(EnumType.STRING)
    private @Nullable UnitKind unitKind;

    private @Nullable UUID targetId;
    private LocalDate effectiveOn;
    private String document;

    @Enumerated(EnumType.STRING)
    private State state;

    private @Nullable String obstacle;

    /** For Hibernate. */
    protected UnitChange() {}

    private UnitChange(Unit unit, RecordUnitChangeRequest request) {
        if (unit.kind() == UnitKind.CITY) {
            throw ProblemException.of(AppointmentProblem.CITY_STAYS);
        }
        if (request.unitKind() == UnitKind.CITY
                || (request.unitKind() != null
                        && request.unitKind().isTownship() != unit.kind().isTownship())) {
            throw ProblemException.of(
                    AppointmentProblem.UNIT_OF_ANOTHER_KIND, UnitChangeKind.RENAMING, request.unitKind());
        }
        this.unitId = unit.id();
        this.kind = request.kind();
        this.effectiveOn = request.effectiveOn();
        this.document = request.document();
        this.state = State.PLANNED;
    }

    /**
     * What is asked for a unit; what a renaming leaves out stays. Refuses with 422 {@code city-stays} a city,
     * {@code unit-of-another-kind} a township that would be none, the reverse, and what would be a city, and {@code unit-change-not-of-its-kind} a
     * change that does not say what its kind must or says more.
     *
     * @param target null unless it is moved or merged
     */
    static UnitChange of(Unit unit, RecordUnitChangeRequest request, @Nullable Unit target) {
        UnitChange change = new UnitChange(unit, request);
        boolean describes = request.name() != null || request.unitKind() != null;
        boolean renames = request.kind() == UnitChangeKind.RENAMING;
        if (describes != renames || (target == null) != renames) {
            throw ProblemException.of(AppointmentProblem.UNIT_CHANGE_NOT_OF_ITS_KIND, request.kind());
        }
        change.name = request.name();
        change.unitKind = request.unitKind();
        change.targetId = target == null ? null : target.id();
        return change;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    public UUID unitId() {
        return unitId;
    }

    public UnitChangeKind kind() {
        return kind;
    }

    /** What the unit is called from then on; null where that stays. */
    public @Nullable String name() {
        return name;
    }

    /** Of which kind the unit is from then on; null where that stays. */
    public @Nullable UnitKind unitKind() {
        return unitKind;
    }

    /** The unit above it from then on; of a merger, the one that takes over. Null for a renaming. */
    public @Nullable UUID targetId() {
        return targetId;
    }

    public LocalDate effectiveOn() {
        return effectiveOn;
    }

    /** The number of the document that orders it (批文號). */
    public String document() {
        return document;
    }

    public State state() {
        return state;
    }

    /** The code of what held it up when its day had come; null if nothing did. */
    public @Nullable String obstacle() {
        return obstacle;
    }

    boolean isDue(LocalDate today) {
        return state == State.PLANNED && !effectiveOn.isAfter(today);
    }

    void takeEffect() {
        state = State.EFFECTIVE;
        obstacle = null;
    }

    /** False if it is known already. */
    boolean holdUp(String code) {
        boolean isNew = !code.equals(obstacle);
        obstacle = code;
        return isNew;
    }

    /** Refuses with 409 {@code unit-change-closed} what was done or withdrawn. */
    void withdraw() {
        if (state != State.PLANNED) {
            throw ProblemException.of(AppointmentProblem.UNIT_CHANGE_CLOSED);
        }
        state = State.WITHDRAWN;
        obstacle = null;
    }
}
