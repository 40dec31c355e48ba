package dev.qingfeng.inspection.registry;

import dev.qingfeng.inspection.Rule;
import dev.qingfeng.platform.problem.Unmet;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A cycle as the registry last told it. */
@Entity
@Immutable
public class RegistryCycle {

    @Id
    private UUID id;

    boolean gone;
    private @Nullable String name;
    private UUID unitId;

    @Enumerated(EnumType.STRING)
    private Phase phase;

    /** For Hibernate. */
    protected RegistryCycle() {}

    /** In a phase; only the replica makes such rows, in the database. */
    public RegistryCycle(UUID cityId, Phase phase) {
        this.unitId = cityId;
        this.phase = phase;
    }

    /** As it is called; empty while it has not been told since names were kept. */
    public String name() {
        return name == null ? "" : name;
    }

    /** The city. */
    public UUID unitId() {
        return unitId;
    }

    /** That the cycle has not come to a phase yet, or is past it; empty while it is in it. */
    public List<Unmet> unlessIn(Phase needed) {
        return unlessFrom(needed, needed);
    }

    /**
     * That the cycle has not come to the first of these phases yet, or is past the last; empty while it is in
     * between.
     */
    public List<Unmet> unlessFrom(Phase first, Phase last) {
        if (phase.compareTo(first) < 0) {
            return List.of(Rule.THE_CYCLE.unmet("phase-not-reached", first.name()));
        }
        return phase.compareTo(last) > 0 ? List.of(Rule.THE_CYCLE.unmet("phase-passed", last.name())) : List.of();
    }
}
