package dev.qingfeng.appointment.tenure;

import dev.qingfeng.appointment.cadre.FollowsCadre;
import dev.qingfeng.platform.security.UnitPath;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tenures in posts of the units that a caller may see. */
@ApplicationScoped
public class TenureRepository implements PanacheRepositoryBase<Tenure, UUID>, FollowsCadre {

    /** Those in posts of this very unit that were held on that day or later, though not from before it until now. */
    public List<Tenure> heldAfter(UUID unitId, LocalDate on) {
        return list(
                "from Tenure t where t.postId in (select p.id from Post p where p.unitId = ?1)"
                        + " and (t.until > ?2 or t.until is null and t.since >= ?2) order by t.id",
                unitId,
                on);
    }

    /** PostgreSQL takes 65,535 parameters in one statement. */
    private static final int IDS_AT_ONCE = 30_000;

    private static final String VISIBLE =
            "from Tenure t where exists (select 1 from Post p join Unit u on u.id = p.unitId"
                    + " where p.id = t.postId and within(u.path, :scope))";

    Optional<Tenure> findVisible(UUID id, UnitPath scope) {
        return find(VISIBLE + " and t.id = :id", Map.of("scope", scope.value(), "id", id))
                .firstResultOptional();
    }

    /** The cadre's in posts that the caller may see, the earliest first. */
    public List<Tenure> visibleOf(UUID cadreId, UnitPath scope) {
        return list(
                VISIBLE + " and t.cadreId = :cadre order by t.since", Map.of("scope", scope.value(), "cadre", cadreId));
    }

    /** All tenures of these cadres, the earliest first; a cadre without any is left out. */
    public Map<UUID, List<Tenure>> ofCadres(Collection<UUID> cadreIds) {
        List<UUID> ids = List.copyOf(cadreIds);
        Map<UUID, List<Tenure>> found = new HashMap<>();
        for (int from = 0; from < ids.size(); from += IDS_AT_ONCE) {
            found.putAll(
                    list("cadreId in ?1 order by since", ids.subList(from, Math.min(from + IDS_AT_ONCE, ids.size())))
                            .stream()
                            .collect(Collectors.groupingBy(Tenure::cadreId)));
        }
        return found;
    }

    /** What {@link #ofCadres} finds, as records. */
    Map<UUID, List<HeldSeat>> seatsOf(Collection<UUID> cadreIds) {
        List<UUID> ids = List.copyOf(cadreIds);
        Map<UUID, List<HeldSeat>> found = new HashMap<>();
        for (int from = 0; from < ids.size(); from += IDS_AT_ONCE) {
            found.putAll(find(
                            "cadreId in ?1 order by since", ids.subList(from, Math.min(from + IDS_AT_ONCE, ids.size())))
                    .project(HeldSeat.class)
                    .stream()
                    .collect(Collectors.groupingBy(HeldSeat::cadreId)));
        }
        return found;
    }

    /** The seats in these posts that are taken beyond that day. */
    List<HeldSeat> seatsIn(Collection<UUID> postIds, LocalDate beyond) {
        return find("postId in ?1 and (until is null or until > ?2)", postIds, beyond)
                .project(HeldSeat.class)
                .list();
    }

    /**
     * Since when whoever leads one of these units has led that very unit without a break, from whichever posts: a tenure goes on the
     * one before that ended on the day it began.
     */
    public Map<UUID, LocalDate> leadingSince(UnitPath scope) {
        Map<UUID, LocalDate> since = new HashMap<>();
        getEntityManager()
                .createQuery(
                        "select t.cadreId, t.since, t.until from Tenure t join Post p on p.id = t.postId"
                                + " join Cadre c on c.id = t.cadreId join Post now on now.id = c.details.postId"
                                + " join Unit u on u.id = now.unitId where p.unitId = now.unitId and p.kind <> STAFF"
                                + " and now.kind <> STAFF and within(u.path, ?1) order by t.cadreId, t.since desc",
                        Led.class)
                .setParameter(1, scope.value())
                .getResultList()
                .forEach(led -> {
                    if (led.until() == null || led.until().equals(since.get(led.cadreId()))) {
                        since.put(led.cadreId(), led.since());
                    }
                });
        return since;
    }

    /** A time in a leadership post of the unit that the cadre leads now. */
    record Led(UUID cadreId, LocalDate since, @Nullable LocalDate until) {}

    /** These tenures, to be written. */
    Map<UUID, Tenure> byIds(List<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : list("id in ?1", ids).stream().collect(Collectors.toMap(Tenure::id, Function.identity()));
    }

    /** Nobody holds two posts at a time, and two records of the same one are for a clerk to tell apart. */
    @Override
    public List<String> collisions(UUID duplicate, UUID survivor) {
        Map<UUID, List<Tenure>> held = ofCadres(List.of(duplicate, survivor));
        return held.getOrDefault(duplicate, List.of()).stream()
                .flatMap(one -> held.getOrDefault(survivor, List.of()).stream()
                        .filter(other -> one.span().overlaps(other.span()))
                        .map(other -> "tenure %s / %s".formatted(one.id(), other.id())))
                .toList();
    }

    @Override
    public Set<UUID> follow(UUID duplicate, UUID survivor) {
        list("cadreId", duplicate).forEach(tenure -> tenure.follow(survivor));
        flush();
        return Set.of();
    }

    /** Writes what has changed, and lets the database say whether it can be: its constraints wait for that. */
    @Override
    public void flush() {
        getEntityManager().flush();
        getEntityManager()
                .createNativeQuery("set constraints tenure_seat_once, tenure_cadre_once immediate")
                .executeUpdate();
    }

    /** All that have ended, of cadres and in posts that the caller may see, as rows of a file. */
    List<TenureRow> rows(UnitPath scope) {
        return getEntityManager()
                .createQuery(
                        "select c.staffNumber, u.path, p.kind, t.since, t.until from Tenure t"
                                + " join Cadre c on c.id = t.cadreId join Unit now on now.id = c.details.unitId"
                                + " join Post p on p.id = t.postId join Unit u on u.id = p.unitId"
                                + " where t.until is not null and within(u.path, ?1) and within(now.path, ?1)"
                                + " order by c.staffNumber, t.since",
                        TenureRow.class)
                .setParameter(1, scope.value())
                .getResultList();
    }

    /**
     * Those asked for are found first and then put in order where a question narrows them: read in the order of their ids until a
     * page is full, all of everybody's would be looked at.
     */
    List<Tenure> page(UUID after, int rows, UnitPath scope, TenureQuery query) {
        Map<String, Object> parameters = query.parameters();
        parameters.put("scope", scope.value());
        parameters.put("after", after);
        String asked = VISIBLE + query.condition() + " and t.id > :after";
        var page = getEntityManager()
                .createQuery(
                        query.narrows()
                                ? "with asked as materialized (select t.id as id %s)".formatted(asked)
                                        + " select t from Tenure t where t.id in (select a.id from asked a) order by t.id"
                                : asked + " order by t.id",
                        Tenure.class)
                .setMaxResults(rows);
        parameters.forEach(page::setParameter);
        return page.getResultList();
    }
}
