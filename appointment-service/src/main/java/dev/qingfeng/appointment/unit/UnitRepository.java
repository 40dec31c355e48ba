package dev.qingfeng.appointment.unit;

import dev.qingfeng.platform.lock.TransactionLock;
import dev.qingfeng.platform.security.UnitPath;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Units, as far down the tree as a caller may see. */
@ApplicationScoped
public class UnitRepository implements PanacheRepositoryBase<Unit, UUID> {

    private final TransactionLock lock;

    UnitRepository(TransactionLock lock) {
        this.lock = lock;
    }

    /** Waits until nobody else changes the tree, and keeps it so until the transaction ends; before anything is read. */
    public void begin() {
        lock.take("units");
    }

    public Optional<Unit> findVisible(UUID id, UnitPath scope) {
        return find("id = ?1 and within(path, ?2)", id, scope.value()).firstResultOptional();
    }

    /** The units with these paths, by path, that the caller may see. */
    public Map<String, Unit> findVisible(Collection<String> paths, UnitPath scope) {
        return list("path in ?1 and within(path, ?2)", paths, scope.value()).stream()
                .collect(Collectors.toMap(Unit::path, Function.identity()));
    }

    /** The city with this path, if the caller may see it. */
    public Optional<Unit> findCity(String path, UnitPath scope) {
        return find("path = ?1 and kind = ?2 and within(path, ?3)", path, UnitKind.CITY, scope.value())
                .firstResultOptional();
    }

    /** The city of a unit that the caller may see. */
    public Optional<UUID> cityOf(UUID id, UnitPath scope) {
        return getEntityManager()
                .createQuery(
                        "select city.id from Unit u join Unit city on city.kind = ?3 and within(u.path, city.path)"
                                + " where u.id = ?1 and within(u.path, ?2)",
                        UUID.class)
                .setParameter(1, id)
                .setParameter(2, scope.value())
                .setParameter(3, UnitKind.CITY)
                .getResultStream()
                .findFirst();
    }

    /** Every city that the caller may see. */
    public List<Unit> cities(UnitPath scope) {
        return list("kind = ?1 and within(path, ?2)", UnitKind.CITY, scope.value());
    }

    /** Every unit that the caller may see. */
    public List<Unit> visible(UnitPath scope) {
        return list("within(path, ?1)", scope.value());
    }

    /** The unit and all below it, those of the past too, in the order of the tree; locked until the transaction ends. */
    public List<Unit> subtree(Unit root) {
        // Locked in the order in which others lock several.
        return find("within(path, ?1) order by id", root.path()).withLock(LockModeType.PESSIMISTIC_WRITE).stream()
                .sorted(Comparator.comparing(Unit::path))
                .toList();
    }

    /** Adds to a unit's history. */
    public void keep(FormerUnit former) {
        getEntityManager().persist(former);
    }

    /** These units, so that none of them ends or moves until the transaction does. */
    public List<Unit> lockForShare(Collection<UUID> ids) {
        return find("id in ?1 order by id", ids)
                .withLock(LockModeType.PESSIMISTIC_READ)
                .list();
    }

    /** The unit with this id, so that it neither ends nor moves until the transaction ends. */
    public Optional<Unit> findVisibleForShare(UUID id, UnitPath scope) {
        return find("id = ?1 and within(path, ?2)", id, scope.value())
                .withLock(LockModeType.PESSIMISTIC_READ)
                .firstResultOptional();
    }

    /** The unit to which each of these paths leads or once led, by path; a path never led to two. */
    public Map<String, UUID> ledTo(Collection<String> paths) {
        return getEntityManager()
                .createQuery("select p.path, p.unitId from KeptPath p where p.path in ?1", Led.class)
                .setParameter(1, paths)
                .getResultList()
                .stream()
                .collect(Collectors.toMap(Led::path, Led::unitId));
    }

    /** The paths that each of these units had and has no more, in the order of the alphabet. */
    Map<UUID, List<String>> formerPaths(Collection<UUID> unitIds) {
        return getEntityManager()
                .createQuery(
                        "select p.path, p.unitId from KeptPath p join Unit u on u.id = p.unitId"
                                + " where p.unitId in ?1 and p.path <> u.path order by p.path",
                        Led.class)
                .setParameter(1, unitIds)
                .getResultList()
                .stream()
                .collect(Collectors.groupingBy(Led::unitId, Collectors.mapping(Led::path, Collectors.toList())));
    }

    record Led(String path, UUID unitId) {}

    /** The day of the first change of each of these units that has one. */
    Map<UUID, LocalDate> firstChanges(Collection<UUID> unitIds) {
        return getEntityManager()
                .createQuery(
                        "select f.unitId, min(f.until) from FormerUnit f where f.unitId in ?1 group by f.unitId",
                        Changed.class)
                .setParameter(1, unitIds)
                .getResultList()
                .stream()
                .collect(Collectors.toMap(Changed::unitId, Changed::on));
    }

    record Changed(UUID unitId, LocalDate on) {}

    /** All that the caller may see, as rows of a file: a unit stands after the one above it. */
    List<UnitRow> rows(UnitPath scope) {
        return getEntityManager()
                .createQuery(
                        "select u.path, u.name, u.kind, u.establishedOn, u.endedOn from Unit u"
                                + " where within(u.path, ?1) order by u.path",
                        UnitRow.class)
                .setParameter(1, scope.value())
                .getResultList();
    }

    /** Those that are. */
    List<Unit> page(UUID after, int rows, UnitPath scope) {
        return find("id > ?1 and endedOn is null and within(path, ?2) order by id", after, scope.value())
                .page(0, rows)
                .list();
    }

    /** Those that were on a day, as they were then. */
    List<UnitThen> page(UUID after, int rows, UnitPath scope, LocalDate on) {
        return getEntityManager()
                .createQuery(
                        "select u, f from Unit u left join FormerUnit f"
                                + " on f.unitId = u.id and f.until > :on and (f.since is null or f.since <= :on)"
                                + " where (u.establishedOn is null or u.establishedOn <= :on)"
                                + " and (u.endedOn is null or u.endedOn > :on)"
                                + " and u.id > :after and within(u.path, :scope) order by u.id",
                        UnitThen.class)
                .setParameter("on", on)
                .setParameter("after", after)
                .setParameter("scope", scope.value())
                .setMaxResults(rows)
                .getResultList();
    }

    /** What a unit was before, from the oldest on. */
    public List<FormerUnit> history(UUID unitId) {
        return getEntityManager()
                .createQuery("from FormerUnit f where f.unitId = ?1 order by f.until", FormerUnit.class)
                .setParameter(1, unitId)
                .getResultList();
    }
}
