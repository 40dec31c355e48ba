package dev.qingfeng.appointment.unit;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** What a unit was called and where it stood before a change; it never changes. */
@Entity
@Immutable
public class FormerUnit {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    private UUID unitId;

    private @Nullable LocalDate since;

    private LocalDate until;

    private String path;
    private String name;

    @Enumerated(EnumType.STRING)
    private UnitKind kind;

    private UUID parentId;

    /** For Hibernate. */
    protected FormerUnit() {}

    FormerUnit(Unit unit, @Nullable LocalDate since, LocalDate until) {
        this.unitId = unit.id();
        this.since = since;
        this.until = until;
        this.path = unit.path();
        this.name = unit.name();
        this.kind = unit.kind();
        // A city is never renamed, moved or merged from a day on.
        this.parentId = Objects.requireNonNull(unit.parentId());
    }

    public UUID unitId() {
        return unitId;
    }

    /** The first day on which it was so; null for since it was established. */
    public @Nullable LocalDate since() {
        return since;
    }

    /** The first day on which it was so no more. */
    public LocalDate until() {
        return until;
    }

    public String path() {
        return path;
    }

    public String name() {
        return name;
    }

    public UnitKind kind() {
        return kind;
    }

    public UUID parentId() {
        return parentId;
    }
}
