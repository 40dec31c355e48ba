package dev.qingfeng.complaint.registry;

import dev.qingfeng.platform.security.UnitPath;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who and what belongs to the city of a case. */
@ApplicationScoped
public class Cities {

    private final EntityManager entities;

    Cities(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Whether all these cadres serve in the city of a unit.
     *
     * @param unitId null for a case that names none: then whoever serves within the scope may be meant
     */
    public boolean holdsCadres(@Nullable UUID unitId, UnitPath scope, Collection<UUID> ids) {
        return holds(
                "select count(distinct k.id) from RegistryCadre k join RegistryUnit u on u.id = k.unitId"
                        + " where k.id in :ids and not k.gone and within(u.path, :place)",
                unitId,
                scope,
                ids);
    }

    /** The same of units. */
    public boolean holdsUnits(@Nullable UUID unitId, UnitPath scope, Collection<UUID> ids) {
        return holds(
                "select count(u) from RegistryUnit u where u.id in :ids and not u.gone and within(u.path, :place)",
                unitId,
                scope,
                ids);
    }

    /** Whether somebody with this staff number serves in the city of a unit; see {@link #holdsCadres}. */
    public boolean holdsPerson(@Nullable UUID unitId, UnitPath scope, String staffNumber) {
        return !entities.createQuery(
                        "select 1 from RegistryCadre k join RegistryUnit u on u.id = k.unitId"
                                + " where k.staffNumber = :number and not k.gone and within(u.path, :place)",
                        Integer.class)
                .setParameter("number", staffNumber)
                .setParameter("place", unitId == null ? scope.value() : pathOfCity(unitId, scope))
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    private boolean holds(String query, @Nullable UUID unitId, UnitPath scope, Collection<UUID> ids) {
        Set<UUID> asked = new HashSet<>(ids);
        return asked.isEmpty()
                || entities.createQuery(query, Long.class)
                                .setParameter("ids", asked)
                                .setParameter("place", unitId == null ? scope.value() : pathOfCity(unitId, scope))
                                .getSingleResult()
                        == asked.size();
    }

    private String pathOfCity(UUID unitId, UnitPath scope) {
        return entities.createQuery(
                        "select city.path from RegistryUnit u join RegistryUnit city on within(u.path, city.path)"
                                + " where u.id = :unit and city.kind = 'CITY' and not city.gone",
                        String.class)
                .setParameter("unit", unitId)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .orElse(scope.value());
    }
}
