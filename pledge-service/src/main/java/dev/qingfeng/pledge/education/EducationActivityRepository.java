package dev.qingfeng.pledge.education;

import dev.qingfeng.platform.security.UnitPath;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Activities in the units that a caller sees. */
@ApplicationScoped
public class EducationActivityRepository implements PanacheRepositoryBase<EducationActivity, UUID> {

    private static final String VISIBLE =
            "exists (select 1 from RosterUnit u where u.id = a.unitId and within(u.path, ?1))";

    Optional<EducationActivity> findVisible(UUID id, UnitPath scope) {
        return find("from EducationActivity a where " + VISIBLE + " and a.id = ?2", scope.value(), id)
                .firstResultOptional();
    }

    List<EducationActivity> page(UUID after, int rows, UnitPath scope) {
        return find("from EducationActivity a where " + VISIBLE + " and a.id > ?2 order by a.id", scope.value(), after)
                .page(0, rows)
                .list();
    }
}
