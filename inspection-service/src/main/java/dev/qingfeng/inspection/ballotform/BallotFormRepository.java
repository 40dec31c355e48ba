package dev.qingfeng.inspection.ballotform;

import dev.qingfeng.inspection.Scope;
import dev.qingfeng.inspection.registry.Registry;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Forms of cities that the caller sees as a whole, and of cycles in which the caller is of an inspection team. */
@ApplicationScoped
public class BallotFormRepository implements PanacheRepositoryBase<BallotForm, UUID> {

    private static final String VISIBLE = """
            from BallotForm f where (
              exists (select 1 from RegistryCycle y join RegistryUnit c on c.id = y.unitId
                where y.id = f.cycleId and within(c.path, :path))
              or exists (select 1 from InspectionTeam t join t.members m
                where t.cycleId = f.cycleId and m.cadreId in (%s :staffNumber)))
            """.formatted(Registry.IDS_OF);

    Optional<BallotForm> findVisible(UUID id, Scope scope) {
        return getEntityManager()
                .createQuery(VISIBLE + " and f.id = :id", BallotForm.class)
                .setParameter("path", scope.unitPath())
                .setParameter("staffNumber", scope.staffNumber())
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    /** Of a code in a cycle, the one that is adopted now. */
    Optional<BallotForm> adopted(UUID cycleId, String code) {
        return find("cycleId = ?1 and code = ?2 and state = ADOPTED", cycleId, code)
                .firstResultOptional();
    }

    /** Whether there is one of a code in a cycle in this state. */
    boolean has(UUID cycleId, String code, FormState state) {
        return count("cycleId = ?1 and code = ?2 and state = ?3", cycleId, code, state) > 0;
    }

    /** Without what they ask, in the order of their ids; of one cycle, or of all if that is null. */
    List<BallotFormEntry> page(UUID after, int rows, @Nullable UUID cycleId, Scope scope) {
        TypedQuery<Tuple> query = getEntityManager()
                .createQuery(
                        "select f.id, f.cycleId, f.code, f.purpose, f.edition, f.state, f.sha256, f.adoptedAt "
                                + VISIBLE
                                + " and f.id > :after" + (cycleId == null ? "" : " and f.cycleId = :cycleId")
                                + " order by f.id",
                        Tuple.class)
                .setParameter("path", scope.unitPath())
                .setParameter("staffNumber", scope.staffNumber())
                .setParameter("after", after);
        if (cycleId != null) {
            query.setParameter("cycleId", cycleId);
        }
        return query.setMaxResults(rows)
                .getResultStream()
                .map(row -> new BallotFormEntry(
                        row.get(0, UUID.class),
                        row.get(1, UUID.class),
                        row.get(2, String.class),
                        row.get(3, BallotPurpose.class),
                        row.get(4, Integer.class),
                        row.get(5, FormState.class),
                        row.get(6, String.class),
                        row.get(7, Instant.class)))
                .toList();
    }
}
