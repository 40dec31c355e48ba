package dev.qingfeng.pledge.team;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.UUID;

/** Which inspection team inspects what, as inspection-service last told. */
@ApplicationScoped
public class Teams {

    private final EntityManager entities;

    Teams(EntityManager entities) {
        this.entities = entities;
    }

    /** The team that a unit is assigned to in a cycle. */
    public Optional<InspectionTeam> of(UUID cycleId, UUID unitId) {
        return entities.createQuery(
                        "select t from InspectionTeam t where t.cycleId = :cycle and not t.gone"
                                + " and array_contains(t.unitIds, :unit)",
                        InspectionTeam.class)
                .setParameter("cycle", cycleId)
                .setParameter("unit", unitId)
                .getResultStream()
                .findFirst();
    }
}
