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

    private static final String NAMED = """
            select c.id, c.name from registry_cadre c where c.name_key = any (cast(:keys as bigint[])) and not c.gone""";

    private static final String OF_CITY = """
            and exists (select from registry_unit u
               join registry_unit city on city.kind = 'CITY' and u.path <@ city.path
               join registry_unit asked on asked.id = :unit and asked.path <@ city.path
             where u.id = c.unit_id)""";

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
