package dev.qingfeng.inspection.team;

import dev.qingfeng.inspection.Scope;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Inspection teams: those that inspect a unit the caller sees, and the caller's own. */
@ApplicationScoped
public class InspectionTeamRepository implements PanacheRepositoryBase<InspectionTeam, UUID> {

    private static final String VISIBLE = """
            from InspectionTeam t where (
              exists (select 1 from t.units a join RegistryUnit u on u.id = a.unitId where within(u.path, ?1))
              or exists (select 1 from t.members m join RegistryCadre c on c.id = m.cadreId
                where c.staffNumber = ?2))
            """;

    Optional<InspectionTeam> findVisible(UUID id, Scope scope) {
        return find(VISIBLE + " and t.id = ?3", scope.unitPath(), scope.staffNumber(), id)
                .firstResultOptional();
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
