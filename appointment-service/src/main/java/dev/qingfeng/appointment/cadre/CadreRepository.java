package dev.qingfeng.appointment.cadre;

import dev.qingfeng.platform.security.UnitPath;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Cadres of the units that a caller may see. */
@ApplicationScoped
public class CadreRepository implements PanacheRepositoryBase<Cadre, UUID> {

    private static final String VISIBLE =
            "exists (select 1 from Unit u where u.id = c.details.unitId and within(u.path, ?1))";

    Optional<Cadre> findVisible(UUID id, UnitPath scope) {
        return find("from Cadre c where " + VISIBLE + " and c.id = ?2", scope.value(), id)
                .firstResultOptional();
    }

    /** Whoever has one of these staff numbers, seen by the caller or not: a number belongs to one person. */
    List<Cadre> byStaffNumbers(Collection<String> staffNumbers) {
        return list("staffNumber in ?1", staffNumbers);
    }

    List<Cadre> page(UUID after, int rows, UnitPath scope) {
        return find("from Cadre c where " + VISIBLE + " and c.id > ?2 order by c.id", scope.value(), after)
                .page(0, rows)
                .list();
    }
}
