package dev.qingfeng.appointment.unitchange;

import dev.qingfeng.platform.security.UnitPath;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Changes of the units that a caller may see, and those whose day has come. */
@ApplicationScoped
public class UnitChangeRepository implements PanacheRepositoryBase<UnitChange, UUID> {

    private static final String VISIBLE =
            "from UnitChange c where exists (select 1 from Unit u where u.id = c.unitId and within(u.path, ?1))";

    Optional<UnitChange> findVisible(UUID id, UnitPath scope) {
        return find(VISIBLE + " and c.id = ?2", scope.value(), id).firstResultOptional();
    }

    /** Those of one unit, or of all where {@code unitId} is null. */
    List<UnitChange> page(@Nullable UUID unitId, UUID after, int rows, UnitPath scope) {
        String query = VISIBLE + " and c.id > ?2 %s order by c.id";
        return (unitId == null
                        ? find(query.formatted(""), scope.value(), after)
                        : find(query.formatted("and c.unitId = ?3"), scope.value(), after, unitId))
                .page(0, rows)
                .list();
    }

    /** What is due, the earliest first. */
    List<UUID> due(LocalDate today) {
        return find(
                        "select c.id from UnitChange c where c.state = PLANNED and c.effectiveOn <= ?1"
                                + " order by c.effectiveOn, c.id",
                        today)
                .project(UUID.class)
                .list();
    }
}
