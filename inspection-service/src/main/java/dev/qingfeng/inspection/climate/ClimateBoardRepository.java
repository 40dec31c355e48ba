package dev.qingfeng.inspection.climate;

import dev.qingfeng.platform.security.UnitPath;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Boards of cities that a caller sees as a whole, and what is left to be frozen. */
@ApplicationScoped
public class ClimateBoardRepository implements PanacheRepositoryBase<ClimateBoard, UUID> {

    private static final String VISIBLE = "from ClimateBoard b where exists (select 1 from RegistryCycle y"
            + " join RegistryUnit c on c.id = y.unitId where y.id = b.cycleId and not y.gone and within(c.path, :path))";

    Optional<ClimateBoard> findVisible(UUID id, UnitPath scope) {
        return find(VISIBLE + " and b.id = :id", Map.of("path", scope.value(), "id", id))
                .firstResultOptional();
    }

    /** In the order of their ids; of one cycle, or of all if that is null. */
    List<ClimateBoard> page(UUID after, int rows, @Nullable UUID cycleId, UnitPath scope) {
        Map<String, Object> values = new HashMap<>(Map.of("path", scope.value(), "after", after));
        String query = VISIBLE + " and b.id > :after";
        if (cycleId != null) {
            query += " and b.cycleId = :cycleId";
            values.put("cycleId", cycleId);
        }
        return find(query + " order by b.id", values).page(0, rows).list();
    }

    /** Whether a month of a cycle is frozen. */
    boolean isFrozen(UUID cycleId, LocalDate startsOn) {
        return count("cycleId = ?1 and startsOn = ?2", cycleId, startsOn) > 0;
    }

    /** What the boards of a cycle were made of. */
    Set<UUID> sources(UUID cycleId) {
        return Set.copyOf(getEntityManager()
                .createQuery("select s from ClimateBoard b join b.sources s where b.cycleId = :cycle", UUID.class)
                .setParameter("cycle", cycleId)
                .getResultList());
    }

    /** Months that are told, ended by a day and are not frozen, the earliest first. */
    List<ComplaintMonth> due(LocalDate endedBy) {
        return getEntityManager()
                .createQuery(
                        "select m from ComplaintMonth m where not m.gone and m.endsOn <= :ended and not exists ("
                                + "select 1 from ClimateBoard b where b.cycleId = m.cycleId and b.startsOn = m.startsOn)"
                                + " and exists (select 1 from RegistryCycle y where y.id = m.cycleId and not y.gone)"
                                + " order by m.startsOn, m.id",
                        ComplaintMonth.class)
                .setParameter("ended", endedBy)
                .getResultList();
    }

    ComplaintMonth month(UUID id) {
        return getEntityManager().find(ComplaintMonth.class, id);
    }
}
