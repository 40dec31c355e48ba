package dev.qingfeng.appointment.wish;

import dev.qingfeng.appointment.cadre.CadreQuery;
import dev.qingfeng.appointment.cadre.FollowsCadre;
import dev.qingfeng.platform.security.UnitPath;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Wishes of the cadres whom a caller may see. */
@ApplicationScoped
public class WishRepository implements PanacheRepositoryBase<Wish, UUID>, FollowsCadre {

    Optional<Wish> findVisible(UUID id, UnitPath scope) {
        return find(
                        "from Wish r where " + CadreQuery.VISIBLE + " and r.id = :id",
                        Map.of("scope", scope.value(), "id", id))
                .firstResultOptional();
    }

    /** The cadre's, the earliest first. */
    public List<Wish> ofCadre(UUID cadreId) {
        return list("cadreId = ?1 order by statedOn, id", cadreId);
    }

    /** All of these cadres. */
    List<Wish> ofCadres(Collection<UUID> cadreIds) {
        return list("cadreId in ?1", cadreIds);
    }

    /** Those who serve in these units and have an open wish of that kind. */
    public Set<UUID> wishing(WishKind kind, UnitPath scope) {
        return Set.copyOf(getEntityManager()
                .createQuery(
                        "select r.cadreId from Wish r where r.kind = ?2 and r.withdrawnOn is null and exists"
                                + " (select 1 from Cadre c join Unit u on u.id = c.details.unitId"
                                + " where c.id = r.cadreId and within(u.path, ?1))",
                        UUID.class)
                .setParameter(1, scope.value())
                .setParameter(2, kind)
                .getResultList());
    }

    /** Writes what has changed, and lets the database say whether it can be: a constraint waits for that. */
    @Override
    public void flush() {
        getEntityManager().flush();
        getEntityManager()
                .createNativeQuery("set constraints wish_open_once immediate")
                .executeUpdate();
    }

    /** Two open wishes of a kind, or one that ended on two days. */
    @Override
    public List<String> collisions(UUID duplicate, UUID survivor) {
        List<Wish> kept = ofCadres(List.of(survivor));
        return ofCadres(List.of(duplicate)).stream()
                .filter(one -> kept.stream().anyMatch(one::collidesWith))
                .map(one -> "wish " + one.id())
                .toList();
    }

    @Override
    public Set<UUID> follow(UUID duplicate, UUID survivor) {
        List<Wish> kept = ofCadres(List.of(survivor));
        for (Wish one : ofCadres(List.of(duplicate))) {
            if (kept.stream().anyMatch(one::isSame)) {
                delete(one);
            } else {
                one.follow(survivor);
            }
        }
        return Set.of();
    }

    /** All of cadres whom the caller may see, as rows of a file. */
    List<WishRow> rows(UnitPath scope) {
        return getEntityManager()
                .createQuery(
                        "select c.staffNumber, r.kind, r.statedOn, r.withdrawnOn"
                                + " from Wish r join Cadre c on c.id = r.cadreId"
                                + " join Unit u on u.id = c.details.unitId where within(u.path, ?1)"
                                + " order by c.staffNumber, r.kind, r.statedOn",
                        WishRow.class)
                .setParameter(1, scope.value())
                .getResultList();
    }

    List<Wish> page(UUID after, int rows, UnitPath scope, CadreQuery query) {
        Map<String, Object> parameters = query.parameters(scope);
        parameters.put("after", after);
        return find("from Wish r where " + query.condition() + " and r.id > :after order by r.id", parameters)
                .page(0, rows)
                .list();
    }
}
