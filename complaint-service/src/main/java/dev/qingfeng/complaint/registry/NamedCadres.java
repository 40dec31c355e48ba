package dev.qingfeng.complaint.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Cadres whose names occur in texts. */
@ApplicationScoped
public class NamedCadres {

    /** More than these are not looked at one by one: what it costs is bounded, whatever is sent. */
    private static final int MOST_LOOKED_AT = 1_000;

    /** Each key is looked up ({@code offset 0}): the planner would rather read all cadres of a city, and compare each with all keys. */
    private static final String NAMED = """
            select c.id, c.name, c.name_key from unnest(cast(:keys as bigint[])) as looked_for (name_key) cross join lateral (
              select id, name, name_key, unit_id from registry_cadre
              where name_key = looked_for.name_key and not gone offset 0) c""";

    private static final String OF_CITY = """
              cross join lateral (select path from registry_unit where id = c.unit_id offset 0) u
            where exists (select from registry_unit city join registry_unit asked on asked.path <@ city.path
              where city.kind = 'CITY' and asked.id = :unit and u.path <@ city.path)""";

    /** Of whichever city: whoever is looked for among them does not bear these names, or does. */
    private static final String KEYS = """
            select asked_key from unnest(cast(:keys as bigint[])) asked_key
            where exists (select from registry_cadre c where c.name_key = asked_key and not c.gone)""";

    private final EntityManager entities;

    NamedCadres(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * All who bear a name that occurs in one of the texts.
     *
     * @param unitId only those of the city of this unit; null for all
     */
    public Named in(Collection<String> texts, @Nullable UUID unitId) {
        List<String> letters = texts.stream().map(NameLetters::of).toList();
        String keys = letters.stream()
                .flatMapToLong(text -> LongStream.of(NameLetters.keysIn(text)))
                .distinct()
                .mapToObj(Long::toString)
                .collect(Collectors.joining(",", "{", "}"));
        List<Named.Bearer> bearers = bearers(keys, unitId);
        return bearers.size() > MOST_LOOKED_AT ? Named.countless(keys(keys)) : Named.among(bearers, letters);
    }

    private List<Named.Bearer> bearers(String keys, @Nullable UUID unitId) {
        var query = entities.createNativeQuery(unitId == null ? NAMED : NAMED + "\n" + OF_CITY, Tuple.class)
                .setParameter("keys", keys);
        if (unitId != null) {
            query.setParameter("unit", unitId);
        }
        List<?> rows = query.setMaxResults(MOST_LOOKED_AT + 1).getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .map(row -> new Named.Bearer(row.get(0, UUID.class), row.get(1, String.class), row.get(2, Long.class)))
                .toList();
    }

    private Set<Long> keys(String keys) {
        return keysOf(entities.createNativeQuery(KEYS).setParameter("keys", keys));
    }

    /** The keys of the names of these cadres. */
    public Set<Long> keysOf(Collection<UUID> cadreIds) {
        return keysOf(entities.createNativeQuery(
                        "select distinct name_key from registry_cadre where id in (:ids) and name_key is not null")
                .setParameter("ids", cadreIds));
    }

    private static Set<Long> keysOf(Query query) {
        List<?> found = query.getResultList();
        return found.stream().map(key -> ((Number) key).longValue()).collect(Collectors.toSet());
    }
}
