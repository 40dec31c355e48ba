package dev.qingfeng.appointment.cadre;

import dev.qingfeng.appointment.AppointmentProblem;
import dev.qingfeng.appointment.post.PostKind;
import dev.qingfeng.platform.name.NameSearch;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.UnitPath;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Cadres of the units that a caller may see. */
@ApplicationScoped
public class CadreRepository implements PanacheRepositoryBase<Cadre, UUID> {

    private static final String VISIBLE =
            "exists (select 1 from Unit u where u.id = c.details.unitId and within(u.path, ?1))";

    /** Without those who were merged into others. */
    private static final String PEOPLE = "from Cadre c where c.mergedInto is null and " + VISIBLE;

    /** One who was merged into another is found too. */
    public Optional<Cadre> findVisible(UUID id, UnitPath scope) {
        return find("from Cadre c where " + VISIBLE + " and c.id = ?2", scope.value(), id)
                .firstResultOptional();
    }

    /** Whoever has one of these staff numbers, seen by the caller or not, merged or not: a number is one person's. */
    public List<Cadre> byStaffNumbers(Collection<String> staffNumbers) {
        return list("staffNumber in ?1", staffNumbers);
    }

    /** Whoever has one of these staff numbers and may be seen by the caller. */
    public List<Cadre> visibleByStaffNumbers(Collection<String> staffNumbers, UnitPath scope) {
        return list(PEOPLE + " and c.staffNumber in ?2", scope.value(), staffNumbers);
    }

    /** Of these staff numbers those that the caller may see and whose person is kept under another, with that one. */
    Map<String, SurvivingNumber> survivingNumbers(Collection<String> staffNumbers, UnitPath scope) {
        return getEntityManager()
                .createQuery(
                        "select c.staffNumber, s.staffNumber, exists (select 1 from Unit v"
                                + " where v.id = s.details.unitId and within(v.path, ?1))"
                                + " from Cadre c join Cadre s on s.id = c.mergedInto"
                                + " where c.staffNumber in ?2 and " + VISIBLE,
                        SurvivingNumber.class)
                .setParameter(1, scope.value())
                .setParameter(2, staffNumbers)
                .getResultList()
                .stream()
                .collect(Collectors.toMap(SurvivingNumber::merged, Function.identity()));
    }

    /**
     * Under which number a person is kept.
     *
     * @param visible whether the caller may see that one
     */
    record SurvivingNumber(String merged, String surviving, boolean visible) {

        private static final String NOT_TOLD = "—";

        /** For those who may see it. */
        String told() {
            return visible ? surviving : NOT_TOLD;
        }
    }

    /** Refuses with 409 {@code cadre-merged} one kept under another number, which is told to those who may see it. */
    public void requirePerson(Cadre cadre, UnitPath scope) {
        if (cadre.isMerged()) {
            SurvivingNumber surviving =
                    survivingNumbers(List.of(cadre.staffNumber()), scope).get(cadre.staffNumber());
            throw ProblemException.of(
                    AppointmentProblem.CADRE_MERGED, surviving == null ? SurvivingNumber.NOT_TOLD : surviving.told());
        }
    }

    /** Those who were merged into this cadre. */
    List<Cadre> mergedInto(UUID survivor) {
        return list("mergedInto = ?1 order by id", survivor);
    }

    /** Who was merged into each of these cadres, in the order of the ids; a cadre into whom nobody was is left out. */
    Map<UUID, SortedSet<UUID>> mergedFrom(Collection<UUID> ids) {
        Map<UUID, SortedSet<UUID>> merged = new HashMap<>();
        getEntityManager()
                .createQuery("select c.mergedInto, c.id from Cadre c where c.mergedInto in ?1", Pair.class)
                .setParameter(1, ids)
                .getResultList()
                .forEach(pair -> merged.computeIfAbsent(pair.one(), survivor -> new TreeSet<>())
                        .add(pair.other()));
        return merged;
    }

    /** Every cadre that the person with this staff number is or was; nobody's number is nobody. */
    public Set<UUID> idsOf(String staffNumber) {
        return byStaffNumbers(List.of(staffNumber)).stream()
                .flatMap(cadre -> everyIdOf(Objects.requireNonNullElse(cadre.mergedInto(), cadre.id())).stream())
                .collect(Collectors.toSet());
    }

    /** The cadre and all who were merged into them. */
    public Set<UUID> everyIdOf(UUID survivor) {
        return Stream.concat(Stream.of(survivor), mergedInto(survivor).stream().map(Cadre::id))
                .collect(Collectors.toSet());
    }

    /** Whoever serves in this very unit, locked until the transaction ends. */
    List<Cadre> serving(UUID unitId) {
        return find("details.unitId = ?1 and mergedInto is null order by id", unitId)
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

    /** Two cadres who are kin, or of whom one was merged into the other. */
    record Pair(UUID one, UUID other) {}

    /** All whom the caller may see, as rows of a file. */
    List<CadreRow> rows(UnitPath scope) {
        return getEntityManager()
                .createQuery(
                        "select c.staffNumber, c.details, u.path, p.kind from Cadre c"
                                + " join Unit u on u.id = c.details.unitId left join Post p on p.id = c.details.postId"
                                + " where c.mergedInto is null and within(u.path, ?1) order by c.staffNumber",
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
        String inReach = PEOPLE + " and c.id > ?2";
        PanacheQuery<Cadre> found = search == null
                ? find(inReach + " order by c.id", scope.value(), after)
                : find(
                        inReach + " and " + search.condition("c.nameKeys", "?3") + " order by c.id",
                        scope.value(),
                        after,
                        search.text());
        return found.page(0, rows).list();
    }
}
