package dev.qingfeng.complaint.custody;

import dev.qingfeng.platform.security.UnitPath;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Openings of the boxes in the units that a caller may see; of these a clerk sees those at which they were one of the two. */
@ApplicationScoped
public class BoxOpeningRepository implements PanacheRepositoryBase<BoxOpening, UUID> {

    private static final String VISIBLE =
            "from BoxOpening o where exists (select 1 from RegistryUnit u where u.id = o.unitId"
                    + " and within(u.path, ?1)) and (?2 = true or o.openedBy in ?3 or o.openedWith in ?3)";

    /**
     * @param all whether also those of others
     * @param own every staff number of the caller
     */
    Optional<BoxOpening> findVisible(UUID id, UnitPath scope, boolean all, Set<String> own) {
        return find(VISIBLE + " and o.id = ?4", scope.value(), all, own, id).firstResultOptional();
    }

    /** As {@link #findVisible}. */
    List<BoxOpening> page(UUID after, int rows, UnitPath scope, boolean all, Set<String> own) {
        return find(VISIBLE + " and o.id > ?4 order by o.id", scope.value(), all, own, after)
                .page(0, rows)
                .list();
    }
}
