package dev.qingfeng.appointment.duplicate;

import dev.qingfeng.appointment.cadre.Cadre;
import dev.qingfeng.platform.security.UnitPath;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;

/**
 * Cadres of the units that a caller may see, in pairs that may be one person: of the same name, in simplified or traditional
 * characters, birth date and sex, under two staff numbers.
 */
@ApplicationScoped
public class DuplicateRepository {

    private static final String ALIKE = "b.nameKeys.folded = a.nameKeys.folded and a.nameKeys.folded <> ''"
            + " and b.details.birthDate = a.details.birthDate and b.details.sex = a.details.sex"
            + " and a.mergedInto is null and b.mergedInto is null";

    private static final String VISIBLE =
            "exists (select 1 from Unit u where u.id = a.details.unitId and within(u.path, :scope))"
                    + " and exists (select 1 from Unit u where u.id = b.details.unitId and within(u.path, :scope))";

    private final EntityManager entities;

    DuplicateRepository(EntityManager entities) {
        this.entities = entities;
    }

    List<Duplicate> page(Duplicate.Key after, int rows, UnitPath scope) {
        return entities.createQuery(
                        "select a, b from Cadre a join Cadre b on b.id > a.id and " + ALIKE + " where " + VISIBLE
                                + " and (a.id > :cadre or a.id = :cadre and b.id > :other) order by a.id, b.id",
                        Duplicate.class)
                .setParameter("scope", scope.value())
                .setParameter("cadre", after.cadreId())
                .setParameter("other", after.otherId())
                .setMaxResults(rows)
                .getResultList();
    }

    /** Whether these two may be one person. */
    boolean areAlike(Cadre one, Cadre other) {
        return !entities.createQuery(
                        "select 1 from Cadre a, Cadre b where a.id = :one and b.id = :other and a.id <> b.id and "
                                + ALIKE,
                        Integer.class)
                .setParameter("one", one.id())
                .setParameter("other", other.id())
                .getResultList()
                .isEmpty();
    }
}
