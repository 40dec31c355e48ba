package dev.qingfeng.complaint.custody;

import dev.qingfeng.platform.security.UnitPath;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Openings of the boxes in the units that a caller may see. */
@ApplicationScoped
public class BoxOpeningRepository implements PanacheRepositoryBase<BoxOpening, UUID> {

    private static final String VISIBLE =
            "from BoxOpening o where exists (select 1 from RegistryUnit u where u.id = o.unitId"
                    + " and within(u.path, ?1))";

    Optional<BoxOpening> findVisible(UUID id, UnitPath scope) {
        return find(VISIBLE + " and o.id = ?2", scope.value(), id).firstResultOptional();
    }

    List<BoxOpening> page(UUID after, int rows, UnitPath scope) {
        return find(VISIBLE + " and o.id > ?2 order by o.id", scope.value(), after)
                .page(0, rows)
                .list();
    }
}
