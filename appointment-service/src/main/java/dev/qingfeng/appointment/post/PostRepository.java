package dev.qingfeng.appointment.post;

import dev.qingfeng.platform.security.UnitPath;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Posts of the units that a caller may see. */
@ApplicationScoped
public class PostRepository implements PanacheRepositoryBase<Post, UUID> {

    private static final String VISIBLE = "exists (select 1 from Unit u where u.id = p.unitId and within(u.path, ?1))";

    Optional<Post> findVisible(UUID id, UnitPath scope) {
        return find("from Post p where " + VISIBLE + " and p.id = ?2", scope.value(), id)
                .firstResultOptional();
    }

    /** All posts of these units. */
    public List<Post> ofUnits(Collection<UUID> unitIds) {
        return list("unitId in ?1", unitIds);
    }

    List<Post> page(UUID after, int rows, UnitPath scope) {
        return find("from Post p where " + VISIBLE + " and p.id > ?2 order by p.id", scope.value(), after)
                .page(0, rows)
                .list();
    }
}
