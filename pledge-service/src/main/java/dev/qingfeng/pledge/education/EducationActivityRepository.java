package dev.qingfeng.pledge.education;

import dev.qingfeng.platform.security.UnitPath;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** Activities in the units that a caller sees. */
@ApplicationScoped
public class EducationActivityRepository implements PanacheRepositoryBase<EducationActivity, UUID> {

    private static final String VISIBLE =
            "exists (select 1 from RegistryUnit u where u.id = a.unitId and within(u.path, ?1))";

    Optional<EducationActivity> findVisible(UUID id, UnitPath scope) {
        return find("from EducationActivity a where " + VISIBLE + " and a.id = ?2", scope.value(), id)
                .firstResultOptional();
    }

    /** Time-ordered, as lists are; made beforehand, because the number of an activity may be its id. */
    UUID newId() {
        return UuidVersion7Strategy.INSTANCE.generateUuid(
                getEntityManager().unwrap(SharedSessionContractImplementor.class));
    }

    /** All with one of these numbers, in units that the caller sees. */
    List<EducationActivity> ofCodes(Collection<String> codes, UnitPath scope) {
        return list("from EducationActivity a where " + VISIBLE + " and a.code in ?2", scope.value(), codes);
    }

    /** All that the caller sees, in the order in which they were recorded. */
    List<EducationActivity> all(EducationQuery query, UnitPath scope, ZoneId zone) {
        return list(
                "from EducationActivity a where " + query.condition() + " order by a.id",
                query.parameters(scope, zone));
    }

    List<EducationActivity> page(UUID after, int rows, EducationQuery query, UnitPath scope, ZoneId zone) {
        Map<String, Object> parameters = query.parameters(scope, zone);
        parameters.put("after", after);
        return find(
                        "from EducationActivity a where " + query.condition() + " and a.id > :after order by a.id",
                        parameters)
                .page(0, rows)
                .list();
    }
}
