package dev.qingfeng.appointment.post;

import dev.qingfeng.platform.security.UnitPath;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

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

    /** Which of these are chief posts. */
    public Set<UUID> chief(Collection<UUID> postIds) {
        return list("id in ?1", postIds).stream()
                .filter(post -> post.kind().isChief())
                .map(Post::id)
                .collect(Collectors.toSet());
    }

    /** The quotas of these posts, which are locked, so that nobody else fills the last seat meanwhile. */
    public Map<UUID, Integer> lockQuotas(Collection<UUID> postIds) {
        return find("id in ?1 order by id", postIds).withLock(LockModeType.PESSIMISTIC_WRITE).stream()
                .collect(Collectors.toMap(Post::id, Post::quota));
    }

    List<Post> page(UUID after, int rows, UnitPath scope) {
        return find("from Post p where " + VISIBLE + " and p.id > ?2 order by p.id", scope.value(), after)
                .page(0, rows)
                .list();
    }
}
