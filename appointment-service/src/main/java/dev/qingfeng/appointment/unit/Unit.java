package dev.qingfeng.appointment.unit;

import dev.qingfeng.appointment.AppointmentProblem;
import dev.qingfeng.platform.outbox.Aggregate;
import dev.qingfeng.platform.problem.ProblemException;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** A unit in the tree: a city, or one of the units below it. */
@Entity
public class Unit implements Aggregate {

    private static final int OWN_DIGITS = 8;

    /** Of {@link UnitRow#PATH}, with room for a mark and the digits. */
    private static final int LONGEST_LABEL = 50 - 1 - OWN_DIGITS;

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long version;

    private String path;
    private String name;

    @Enumerated(EnumType.STRING)
    private UnitKind kind;

    private @Nullable UUID parentId;

    private @Nullable LocalDate establishedOn;

    private @Nullable LocalDate since;

    private @Nullable LocalDate endedOn;

    /** For Hibernate. */
    protected Unit() {}

    Unit(UnitRow row, @Nullable UUID parentId) {
        this.path = row.path();
        this.parentId = parentId;
        this.name = row.name();
        this.kind = row.kind();
        this.establishedOn = row.establishedOn();
        this.endedOn = row.endedOn();
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    /** Labels from the city down, such as {@code mingchuan.qingquan}. */
    public String path() {
        return path;
    }

    public String name() {
        return name;
    }

    public UnitKind kind() {
        return kind;
    }

    /** The unit above it; of one that has ended, the one that took over from it. Null for a city. */
    public @Nullable UUID parentId() {
        return parentId;
    }

    /** Null if the registry does not know. */
    public @Nullable LocalDate establishedOn() {
        return establishedOn;
    }

    /** The first day on which it was no more; null while it is. */
    public @Nullable LocalDate endedOn() {
        return endedOn;
    }

    public boolean hasEnded() {
        return endedOn != null;
    }

    /** Corrects what was written wrongly; what a unit is called from some day on is {@link #rename}. */
    void correct(UnitRow row) {
        name = row.name();
        kind = row.kind();
        if (row.establishedOn() != null) {
            establishedOn = row.establishedOn();
        }
    }

    /**
     * Is called otherwise, or is of another kind, from a day on. Refuses with 409 {@code unit-change-out-of-order}.
     *
     * @return what it was until then; empty if it was so for no day
     */
    public Optional<FormerUnit> rename(String newName, UnitKind newKind, LocalDate on) {
        Optional<FormerUnit> former = until(on);
        name = newName;
        kind = newKind;
        return former;
    }

    /**
     * Stands elsewhere from a day on. Refuses with 409 {@code unit-change-out-of-order}.
     *
     * @return what it was until then; empty if it was so for no day
     */
    public Optional<FormerUnit> moveBelow(Unit parent, LocalDate on) {
        Optional<FormerUnit> former = until(on);
        path = parent.path + "." + label();
        parentId = parent.id;
        return former;
    }

    /**
     * Is no more from a day on, and stands below the unit that takes over from it. Refuses with 409
     * {@code unit-change-out-of-order}.
     *
     * @return what it was until then
     */
    public Optional<FormerUnit> mergeInto(Unit successor, LocalDate on) {
        if (establishedOn != null && !on.isAfter(establishedOn)) {
            throw ProblemException.of(AppointmentProblem.UNIT_CHANGE_OUT_OF_ORDER, on);
        }
        Optional<FormerUnit> former = until(on);
        path = pathOnceMerged(successor);
        parentId = successor.id;
        endedOn = on;
        return former;
    }

    /** Its path once that unit has taken over: under a label of its own, which leaves the old one free for what lives. */
    public String pathOnceMerged(Unit successor) {
        String label = label();
        String number = id.toString();
        return "%s.%s_%s"
                .formatted(
                        successor.path,
                        label.substring(0, Math.min(label.length(), LONGEST_LABEL)),
                        number.substring(number.length() - OWN_DIGITS));
    }

    /** The last label of its path, which it keeps wherever it moves. */
    public String label() {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** The first day on which it was what it is; null if that is not known. */
    public @Nullable LocalDate presentSince() {
        return since == null ? establishedOn : since;
    }

    /** The first label of its path. */
    public String cityLabel() {
        return path.split("\\.", 2)[0];
    }

    private Optional<FormerUnit> until(LocalDate on) {
        LocalDate from = presentSince();
        if (from != null && on.isBefore(from)) {
            throw ProblemException.of(AppointmentProblem.UNIT_CHANGE_OUT_OF_ORDER, on);
        }
        Optional<FormerUnit> former = on.equals(from) ? Optional.empty() : Optional.of(new FormerUnit(this, since, on));
        since = on;
        return former;
    }

    /** The path of the unit above, empty for a root. */
    static String parentOf(String path) {
        return path.contains(".") ? path.substring(0, path.lastIndexOf('.')) : "";
    }
}
