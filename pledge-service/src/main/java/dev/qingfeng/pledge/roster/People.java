package dev.qingfeng.pledge.roster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Who the cadres of the registry's replica are: some have more than one id, because they were entered twice. */
@ApplicationScoped
public class People {

    private final EntityManager entities;

    People(EntityManager entities) {
        this.entities = entities;
    }

    /** Every id that the person with this staff number has or had; none for a number of nobody. */
    public Set<UUID> idsOf(String staffNumber) {
        return ids(entities.createNativeQuery("""
                        select other.cadre_id from signer s join signer_person p on p.cadre_id = s.id
                          join signer_person other on other.person_id = p.person_id
                        where s.staff_number = :number and not s.gone""")
                .setParameter("number", staffNumber)
                .getResultList());
    }

    /** Who comes under a staff number, be it one that was given up; of a number of nobody it is all that is known. */
    public Person personOf(String staffNumber) {
        List<?> known = entities.createNativeQuery("""
                        with own as (select id from signer where staff_number = :number),
                        person as (
                          select id, merged_from from signer where id in (select id from own)
                          union
                          select s.id, s.merged_from from own join signer s on s.merged_from @> array[own.id]),
                        all_ids as (select id from person union select unnest(merged_from) from person)
                        select a.id, s.staff_number from all_ids a left join signer s on s.id = a.id""", Tuple.class)
                .setParameter("number", staffNumber)
                .getResultList();
        Set<String> numbers = new HashSet<>(Set.of(staffNumber));
        Set<UUID> ids = new HashSet<>();
        known.stream().map(Tuple.class::cast).forEach(cadre -> {
            ids.add(cadre.get(0, UUID.class));
            Optional.ofNullable(cadre.get(1, String.class)).ifPresent(numbers::add);
        });
        return new Person(staffNumber, numbers, ids);
    }

    /** The ids that the person with this staff number had and has no more; of most people none. */
    public Set<UUID> formerIdsOf(String staffNumber) {
        return ids(entities.createNativeQuery("""
                        select unnest(merged_from) from signer
                        where staff_number = :number and not gone and merged_from is not null""")
                .setParameter("number", staffNumber)
                .getResultList());
    }

    /** Every id that this cadre has or had; the one that is asked for is always among them. */
    public Set<UUID> everyIdOf(UUID cadreId) {
        Set<UUID> ids = ids(
                entities.createNativeQuery("""
                        select other.cadre_id from signer_person p
                          join signer_person other on other.person_id = p.person_id
                        where p.cadre_id = :cadre""").setParameter("cadre", cadreId).getResultList());
        ids.add(cadreId);
        return ids;
    }

    /**
     * Whoever is close to a person: their kin in both directions, under every id, and where so wanted who is in their leadership team. A
     * post of which nothing is known yet counts as one of the leadership team, at the unit of its holder.
     *
     * @param ids every id that the person has or had
     */
    public Set<UUID> closeTo(Set<UUID> ids, boolean leadershipTeam) {
        return ids(entities.createNativeQuery("""
                        with own as (select * from signer where id = any (cast(:ids as uuid[]))),
                        team as (
                          select distinct coalesce(p.unit_id, own.unit_id) as unit_id
                          from own left join registry_post p on p.id = own.post_id
                          where :team and own.post_id is not null and not own.gone and p.kind is distinct from 'STAFF'),
                        close as (
                          select unnest(kin_ids) as id from own
                          union
                          select c.id from signer c where c.kin_ids && cast(:ids as uuid[])
                          union
                          select c.id from team join registry_post p on p.unit_id = team.unit_id and p.kind is distinct from 'STAFF'
                            join signer c on c.post_id = p.id and not c.gone
                          union
                          select c.id from team join signer c on c.unit_id = team.unit_id and not c.gone
                            left join registry_post p on p.id = c.post_id
                          where c.post_id is not null and p.kind is null)
                        select id from close
                        union
                        select other.cadre_id from close join signer_person p on p.cadre_id = close.id
                          join signer_person other on other.person_id = p.person_id""")
                .setParameter("ids", ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}")))
                .setParameter("team", leadershipTeam)
                .getResultList());
    }

    /** Whether a cadre is there who serves in the city of the cycle. */
    public boolean serveInCityOf(UUID cycleId, UUID cadreId) {
        return !entities.createNativeQuery("""
                        select 1 from signer s join registry_unit u on u.id = s.unit_id and not u.gone
                          join registry_cycle c on c.id = :cycle
                          join registry_unit city on city.id = c.unit_id and u.path <@ city.path
                        where s.id = :cadre and not s.gone""")
                .setParameter("cycle", cycleId)
                .setParameter("cadre", cadreId)
                .getResultList()
                .isEmpty();
    }

    private static Set<UUID> ids(List<?> rows) {
        Set<UUID> ids = new HashSet<>();
        rows.forEach(id -> ids.add((UUID) id));
        return ids;
    }
}
