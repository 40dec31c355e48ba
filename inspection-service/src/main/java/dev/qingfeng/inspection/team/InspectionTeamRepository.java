package dev.qingfeng.inspection.team;

import dev.qingfeng.inspection.Scope;
import dev.qingfeng.inspection.registry.Registry;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Inspection teams: those of a city or of a unit that the caller sees, and the caller's own. */
@ApplicationScoped
public class InspectionTeamRepository implements PanacheRepositoryBase<InspectionTeam, UUID> {

    private static final UUID NOBODY = new UUID(0, 0);

    private static final String VISIBLE = """
            from InspectionTeam t where (
              exists (select 1 from t.units a join RegistryUnit u on u.id = a.unitId where within(u.path, ?1))
              or exists (select 1 from RegistryCycle y join RegistryUnit c on c.id = y.unitId
                where y.id = t.cycleId and within(c.path, ?1))
              or exists (select 1 from t.members m where m.cadreId in (%s ?2)))
            """.formatted(Registry.IDS_OF);

    Optional<InspectionTeam> findVisible(UUID id, Scope scope) {
        return find(VISIBLE + " and t.id = ?3", scope.unitPath(), scope.staffNumber(), id)
                .firstResultOptional();
    }

    /**
     * Whether one of these cadres is in a team of the cycle.
     *
     * @param except a team that does not count, null if each does
     */
    boolean hasMember(UUID cycleId, Collection<UUID> cadreIds, @Nullable UUID except) {
        return count(
                        "from InspectionTeam t join t.members m where t.cycleId = ?1 and m.cadreId in ?2 and t.id <> ?3",
                        cycleId,
                        cadreIds,
                        except == null ? NOBODY : except)
                > 0;
    }

    /** All of a cycle, in the order of their ids. */
    List<InspectionTeam> ofCycle(UUID cycleId) {
        return list("cycleId = ?1 order by id", cycleId);
    }

    /** In the order of their ids; of one cycle, or of all if that is null. */
    List<InspectionTeam> page(UUID after, int rows, @Nullable UUID cycleId, Scope scope) {
        PanacheQuery<InspectionTeam> found = cycleId == null
                ? find(VISIBLE + " and t.id > ?3 order by t.id", scope.unitPath(), scope.staffNumber(), after)
                : find(
                        VISIBLE + " and t.cycleId = ?4 and t.id > ?3 order by t.id",
                        scope.unitPath(),
                        scope.staffNumber(),
                        after,
                        cycleId);
        return found.page(0, rows).list();
    }
}
