package dev.qingfeng.appointment.cadre;

import dev.qingfeng.appointment.post.PostKind;
import dev.qingfeng.platform.security.UnitPath;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Cadres of the units that a caller may see. */
@ApplicationScoped
public class CadreRepository implements PanacheRepositoryBase<Cadre, UUID> {

    private static final String VISIBLE =
            "exists (select 1 from Unit u where u.id = c.details.unitId and within(u.path, ?1))";

    Optional<Cadre> findVisible(UUID id, UnitPath scope) {
        return find("from Cadre c where " + VISIBLE + " and c.id = ?2", scope.value(), id)
                .firstResultOptional();
    }

    /** Whoever has one of these staff numbers, seen by the caller or not: a number belongs to one person. */
    public List<Cadre> byStaffNumbers(Collection<String> staffNumbers) {
        return list("staffNumber in ?1", staffNumbers);
    }

    /** Whoever has one of these staff numbers and may be seen by the caller. */
    public List<Cadre> visibleByStaffNumbers(Collection<String> staffNumbers, UnitPath scope) {
        return list("from Cadre c where " + VISIBLE + " and c.staffNumber in ?2", scope.value(), staffNumbers);
    }

    /** Whoever serves in this very unit, locked until the transaction ends. */
    List<Cadre> serving(UUID unitId) {
        return find("details.unitId = ?1 order by id", unitId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** Who is kin of each of these cadres, in the order of the ids; a cadre without kin is left out. */
    Map<UUID, SortedSet<UUID>> kinIds(Collection<UUID> ids) {
        Map<UUID, SortedSet<UUID>> kin = new HashMap<>();
        getEntityManager()
                .createQuery(
                        "select k.cadreId, k.kinId from Kinship k where k.cadreId in ?1 or k.kinId in ?1", Pair.class)
                .setParameter(1, ids)
                .getResultList()
                .forEach(pair -> {
                    kin.computeIfAbsent(pair.one(), cadre -> new TreeSet<>()).add(pair.other());
                    kin.computeIfAbsent(pair.other(), cadre -> new TreeSet<>()).add(pair.one());
                });
        return kin;
    }

    /** Two cadres who are kin. */
    record Pair(UUID one, UUID other) {}

    /** All whom the caller may see, as rows of a file. */
    List<CadreRow> rows(UnitPath scope) {
        return getEntityManager()
                .createQuery(
                        "select c.staffNumber, c.details, u.path, p.kind from Cadre c"
                                + " join Unit u on u.id = c.details.unitId left join Post p on p.id = c.details.postId"
                                + " where within(u.path, ?1) order by c.staffNumber",
                        Placed.class)
                .setParameter(1, scope.value())
                .getResultList()
                .stream()
                .map(Placed::row)
                .toList();
    }

    /** A cadre with what a file calls their unit and post. */
    record Placed(
            String staffNumber,
            CadreDetails details,
            String unitPath,
            @Nullable PostKind postKind) {

        CadreRow row() {
            return new CadreRow(
                    staffNumber,
                    details.name(),
                    details.birthDate(),
                    details.sex(),
                    details.rank(),
                    unitPath,
                    postKind,
                    details.postSince(),
                    details.partyJoinedOn(),
                    details.education(),
                    details.trainings().stream().map(Training::valueOf).toList(),
                    details.categories().stream().map(SignerCategory::valueOf).toList(),
                    null);
        }
    }

    /** Those who are meant by the search, in the order of their ids; all without one. */
    List<Cadre> page(UUID after, int rows, UnitPath scope, @Nullable NameSearch search) {
        String inReach = "from Cadre c where " + VISIBLE + " and c.id > ?2";
        PanacheQuery<Cadre> found = search == null
                ? find(inReach + " order by c.id", scope.value(), after)
                : find(inReach + " and " + search.condition() + " order by c.id", scope.value(), after, search.text());
        return found.page(0, rows).list();
    }
}
