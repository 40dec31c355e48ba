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
import java.util.function.Function;
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

    public Map<UUID, Post> byIds(Collection<UUID> postIds) {
        return list("id in ?1", postIds).stream().collect(Collectors.toMap(Post::id, Function.identity()));
    }

    /** Which of these are posts of Party secretary of a township unit. */
    public Set<UUID> townshipSecretaries(Collection<UUID> postIds) {
        return find(
                        "select p.id from Post p join Unit u on u.id = p.unitId where p.id in ?1"
                                + " and p.kind = PARTY_SECRETARY and u.kind in (TOWN, SUBDISTRICT, PARK, FARM)",
                        postIds)
                .project(UUID.class)
                .stream()
                .collect(Collectors.toSet());
    }

    /** These posts, locked until the transaction ends, so that nobody else fills the last seat meanwhile. */
    public Map<UUID, Post> lock(Collection<UUID> postIds) {
        return find("id in ?1 order by id", postIds).withLock(LockModeType.PESSIMISTIC_WRITE).stream()
                .collect(Collectors.toMap(Post::id, Function.identity()));
    }

    /** All that the caller may see, as rows of a file. */
    List<PostRow> rows(UnitPath scope) {
        return getEntityManager()
                .createQuery(
                        "select u.path, p.kind, p.quota, p.filledBy from Post p join Unit u on u.id = p.unitId"
                                + " where within(u.path, ?1) order by u.path, p.id",
                        PostRow.class)
                .setParameter(1, scope.value())
                .getResultList();
    }

    /** Those of units that are. */
    List<Post> page(UUID after, int rows, UnitPath scope) {
        return find(
                        "from Post p where exists (select 1 from Unit u where u.id = p.unitId and u.endedOn is null"
                                + " and within(u.path, ?1)) and p.id > ?2 order by p.id",
                        scope.value(),
                        after)
                .page(0, rows)
                .list();
    }
}
