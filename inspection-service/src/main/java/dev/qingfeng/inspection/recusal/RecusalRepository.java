package dev.qingfeng.inspection.recusal;

import dev.qingfeng.inspection.Scope;
import dev.qingfeng.inspection.registry.Registry;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Declared recusals: those of a city whose officer the caller is, of the caller's own team, and the caller's own. */
@ApplicationScoped
public class RecusalRepository implements PanacheRepositoryBase<Recusal, UUID> {

    private static final String VISIBLE = """
            from Recusal r where (
              (:officer = true and exists (select 1 from RegistryCycle y join RegistryUnit u on u.id = y.unitId
                where y.id = r.cycleId and within(u.path, :path)))
              or r.cadreId in (%1$s :self)
              or exists (select 1 from InspectionTeam t join t.members own join t.members m
                join RegistryPerson p on p.cadreId = m.cadreId join RegistryPerson same on same.personId = p.personId
                where t.cycleId = r.cycleId and same.cadreId = r.cadreId and own.cadreId in (%1$s :staffNumber)))
            """.formatted(Registry.IDS_OF);

    Optional<Recusal> findVisible(UUID id, Scope scope, String self, boolean officer) {
        return find(VISIBLE + " and r.id = :id", of(scope, self, officer, Map.of("id", id)))
                .firstResultOptional();
    }

    /** In the order of their ids; of one cycle and one cadre, or of all where those are null. */
    List<Recusal> page(
            UUID after,
            int rows,
            @Nullable UUID cycleId,
            @Nullable UUID cadreId,
            Scope scope,
            String self,
            boolean officer) {
        Map<String, Object> values = of(scope, self, officer, Map.of("after", after));
        StringBuilder query = new StringBuilder(VISIBLE).append(" and r.id > :after");
        if (cycleId != null) {
            query.append(" and r.cycleId = :cycleId");
            values.put("cycleId", cycleId);
        }
        if (cadreId != null) {
            query.append(" and r.cadreId = :cadreId");
            values.put("cadreId", cadreId);
        }
        return find(query.append(" order by r.id").toString(), values)
                .page(0, rows)
                .list();
    }

    private static Map<String, Object> of(Scope scope, String self, boolean officer, Map<String, Object> more) {
        Map<String, Object> values = new HashMap<>(more);
        values.put("path", scope.unitPath());
        values.put("staffNumber", scope.staffNumber());
        values.put("self", self);
        values.put("officer", officer);
        return values;
    }
}
