package dev.qingfeng.appointment.kin;

import dev.qingfeng.appointment.cadre.FollowsCadre;
import dev.qingfeng.platform.security.UnitPath;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Kinships of which a caller may see both cadres. */
@ApplicationScoped
public class KinshipRepository implements PanacheRepositoryBase<Kinship, UUID>, FollowsCadre {

    private static final String VISIBLE = "from Kinship k where "
            + "exists (select 1 from Cadre c join Unit u on u.id = c.details.unitId"
            + " where c.id = k.cadreId and within(u.path, ?1))"
            + " and exists (select 1 from Cadre c join Unit u on u.id = c.details.unitId"
            + " where c.id = k.kinId and within(u.path, ?1))";

    Optional<Kinship> findVisible(UUID id, UnitPath scope) {
        return find(VISIBLE + " and k.id = ?2", scope.value(), id).firstResultOptional();
    }

    /** The cadre's, with those whom the caller sees too. */
    public List<Kinship> visibleOf(UUID cadreId, UnitPath scope) {
        return list(VISIBLE + " and (k.cadreId = ?2 or k.kinId = ?2) order by k.id", scope.value(), cadreId);
    }

    /** All kinships between two of these cadres. */
    List<Kinship> among(Collection<UUID> cadreIds) {
        return list("cadreId in ?1 and kinId in ?1", cadreIds);
    }

    /** Everyone who is kin of one of these cadres, seen by the caller or not. */
    public Set<UUID> kinOf(Collection<UUID> cadreIds) {
        return list("cadreId in ?1 or kinId in ?1", cadreIds).stream()
                .flatMap(kinship -> kinship.cadreIds().stream())
                .collect(Collectors.toSet());
    }

    /** The same kin with two meanings, of which one is wrong. */
    @Override
    public List<String> collisions(UUID duplicate, UUID survivor) {
        List<Kinship> kept = of(survivor);
        return of(duplicate).stream()
                .flatMap(one -> kept.stream()
                        .filter(other -> !one.id().equals(other.id())
                                && one.other(duplicate).equals(other.other(survivor))
                                && one.relationTo(duplicate) != other.relationTo(survivor))
                        .map(other -> "kinship %s / %s".formatted(one.id(), other.id())))
                .toList();
    }

    private List<Kinship> of(UUID cadreId) {
        return list("cadreId = ?1 or kinId = ?1", cadreId);
    }

    @Override
    public Set<UUID> follow(UUID duplicate, UUID survivor) {
        Set<UUID> known = new HashSet<>(kinOf(List.of(survivor)));
        known.add(survivor);
        Set<UUID> kin = new HashSet<>();
        for (Kinship kinship : of(duplicate)) {
            UUID other = kinship.other(duplicate);
            if (known.contains(other)) {
                delete(kinship);
            } else {
                kinship.follow(duplicate, survivor);
            }
            kin.add(other);
        }
        kin.remove(survivor);
        return kin;
    }

    /** All of which the caller may see both cadres, as rows of a file. */
    List<KinshipRow> rows(UnitPath scope) {
        return getEntityManager()
                .createQuery(
                        "select one.staffNumber, other.staffNumber, k.relation from Kinship k"
                                + " join Cadre one on one.id = k.cadreId join Unit u on u.id = one.details.unitId"
                                + " join Cadre other on other.id = k.kinId join Unit v on v.id = other.details.unitId"
                                + " where within(u.path, ?1) and within(v.path, ?1)"
                                + " order by one.staffNumber, other.staffNumber",
                        KinshipRow.class)
                .setParameter(1, scope.value())
                .getResultList();
    }

    List<Kinship> page(UUID after, int rows, UnitPath scope) {
        return find(VISIBLE + " and k.id > ?2 order by k.id", scope.value(), after)
                .page(0, rows)
                .list();
    }
}
