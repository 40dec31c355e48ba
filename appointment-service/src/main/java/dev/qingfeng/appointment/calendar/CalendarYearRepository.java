package dev.qingfeng.appointment.calendar;

import dev.qingfeng.platform.security.UnitPath;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Calendar years of the city that a caller belongs to, and of the cities that a caller sees. */
@ApplicationScoped
public class CalendarYearRepository implements PanacheRepositoryBase<CalendarYear, UUID> {

    private static final String VISIBLE = "from CalendarYear c where exists (select 1 from Unit u where u.id = c.unitId"
            + " and (within(u.path, ?1) or within(?1, u.path)))";

    Optional<CalendarYear> findVisible(UUID id, UnitPath scope) {
        return find(VISIBLE + " and c.id = ?2", scope.value(), id).firstResultOptional();
    }

    /** Every year of a city. */
    List<CalendarYear> ofCity(UUID cityId) {
        return list("unitId", cityId);
    }

    /** Those of these years that these cities have. */
    List<CalendarYear> ofCities(Collection<UUID> cityIds, Collection<Integer> years) {
        return list("unitId in ?1 and year in ?2", cityIds, years);
    }

    /** Those of the cities that lie within the scope, as rows of a file. */
    List<CalendarRow> rows(UnitPath scope) {
        return getEntityManager()
                .createQuery(
                        "select u.path, key(d), value(d).kind, value(d).name from CalendarYear c join c.days d"
                                + " join Unit u on u.id = c.unitId where within(u.path, ?1) order by u.path, key(d)",
                        CalendarRow.class)
                .setParameter(1, scope.value())
                .getResultList();
    }

    List<CalendarYear> page(UUID after, int rows, UnitPath scope) {
        return find(VISIBLE + " and c.id > ?2 order by c.id", scope.value(), after)
                .page(0, rows)
                .list();
    }
}
