package dev.qingfeng.inspection.registry;

import dev.qingfeng.platform.security.UnitPath;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the registry last told of cycles, units and cadres; what is gone from it is not found. */
@ApplicationScoped
public class Registry {

    private final EntityManager entities;

    Registry(EntityManager entities) {
        this.entities = entities;
    }

    /** A cycle of a city that lies within the scope as a whole: only such a caller acts for the city. */
    public Optional<RegistryCycle> governedCycle(UUID id, UnitPath scope) {
        return entities.createQuery(
                        "select c from RegistryCycle c join RegistryUnit u on u.id = c.unitId"
                                + " where c.id = :id and not c.gone and within(u.path, :scope)",
                        RegistryCycle.class)
                .setParameter("id", id)
                .setParameter("scope", scope.value())
                .getResultStream()
                .findFirst();
    }

    /** A cycle that a record of ours refers to. */
    public RegistryCycle cycle(UUID id) {
        return entities.find(RegistryCycle.class, id);
    }

    /** A unit that a record of ours refers to. */
    public RegistryUnit unit(UUID id) {
        return entities.find(RegistryUnit.class, id);
    }

    /** Those of these units that lie at or below a path. */
    public List<RegistryUnit> unitsWithin(String path, Collection<UUID> ids) {
        return entities.createQuery(
                        "select u from RegistryUnit u where u.id in :ids and not u.gone and within(u.path, :path)",
                        RegistryUnit.class)
                .setParameter("ids", ids)
                .setParameter("path", path)
                .getResultList();
    }

    /** Those of these cadres whose unit lies at or below a path. */
    public List<RegistryCadre> cadresWithin(String path, Collection<UUID> ids) {
        return entities.createQuery(
                        "select c from RegistryCadre c join RegistryUnit u on u.id = c.unitId"
                                + " where c.id in :ids and not c.gone and within(u.path, :path)",
                        RegistryCadre.class)
                .setParameter("ids", ids)
                .setParameter("path", path)
                .getResultList();
    }

    /** Those of these cadres that are there. */
    public List<RegistryCadre> cadres(Collection<UUID> ids) {
        return entities.createQuery(
                        "select c from RegistryCadre c where c.id in :ids and not c.gone order by c.id",
                        RegistryCadre.class)
                .setParameter("ids", ids)
                .getResultList();
    }

    /** The cadre of a staff number. */
    public Optional<RegistryCadre> cadre(String staffNumber) {
        return entities.createQuery(
                        "select c from RegistryCadre c where c.staffNumber = :staffNumber and not c.gone",
                        RegistryCadre.class)
                .setParameter("staffNumber", staffNumber)
                .getResultStream()
                .findFirst();
    }
}
