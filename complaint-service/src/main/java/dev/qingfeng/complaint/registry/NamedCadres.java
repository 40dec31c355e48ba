package dev.qingfeng.complaint.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Cadres whose names occur in texts. */
@ApplicationScoped
public class NamedCadres {

    /** Each key is looked up ({@code offset 0}): the planner would rather read all cadres of a city, and compare each with all keys. */
    private static final String NAMED = """
            select c.id, c.name from unnest(cast(:keys as bigint[])) as looked_for (name_key) cross join lateral (
              select id, name, unit_id from registry_cadre where name_key = looked_for.name_key and not gone offset 0) c""";

    private static final String OF_CITY = """
              cross join lateral (select path from registry_unit where id = c.unit_id offset 0) u
            where exists (select from registry_unit city join registry_unit asked on asked.path <@ city.path
              where city.kind = 'CITY' and asked.id = :unit and u.path <@ city.path)""";

    private final EntityManager entities;

    NamedCadres(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * All who bear a name that occurs in one of the texts.
     *
     * @param unitId only those of the city of this unit; null for all
     */
    public Set<UUID> in(Collection<String> texts, @Nullable UUID unitId) {
        List<String> letters = texts.stream().map(NameLetters::of).toList();
        String keys = letters.stream()
                .flatMapToLong(text -> LongStream.of(NameLetters.keysIn(text)))
                .distinct()
                .mapToObj(Long::toString)
                .collect(Collectors.joining(",", "{", "}"));
        var query = entities.createNativeQuery(unitId == null ? NAMED : NAMED + "\n" + OF_CITY, Tuple.class)
                .setParameter("keys", keys);
        if (unitId != null) {
            query.setParameter("unit", unitId);
        }
        Set<UUID> named = new LinkedHashSet<>();
        for (Object found : query.getResultList()) {
            Tuple row = (Tuple) found;
            // The key holds four letters of a longer name.
            String name = NameLetters.of(row.get(1, String.class));
            if (letters.stream().anyMatch(text -> text.contains(name))) {
                named.add(row.get(0, UUID.class));
            }
        }
        return named;
    }
}
