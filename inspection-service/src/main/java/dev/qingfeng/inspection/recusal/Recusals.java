package dev.qingfeng.inspection.recusal;

import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who stands aside from which unit, by all that is known now: what the registry tells of posts held and of kin, whenever it is learnt, and
 * what was declared, for what is done from then on. Whoever has or had several numbers counts under each. A unit has with it what lies
 * below it: its offices, and the units that it took over from.
 */
@ApplicationScoped
public class Recusals {

    private static final String GROUNDS = """
            with asked as (select m.id as member_id from unnest(cast(:members as uuid[])) as m (id)),
            numbers as (
              select member_id, member_id as cadre_id from asked
              union
              select a.member_id, other.cadre_id from asked a join registry_person p on p.cadre_id = a.member_id
                join registry_person other on other.person_id = p.person_id),
            known as (
              select n.member_id, c.unit_id, c.tenures, c.kin_ids
              from numbers n join registry_cadre c on c.id = n.cadre_id and not c.gone),
            inspected as (select u.id, u.path from registry_unit u %s),
            places as (
              select member_id, unit_id, 'SERVED_THERE' as ground, cast(null as timestamptz) as declared_at from known
              union
              select k.member_id, post.unit_id, 'SERVED_THERE', null from known k
                cross join lateral jsonb_array_elements(k.tenures) as tenure
                join registry_post post on post.id = cast(tenure ->> 'postId' as uuid)
              union
              select k.member_id, kin.unit_id, 'KIN_THERE', null from known k
                cross join lateral unnest(k.kin_ids) as kin_id
                join registry_person p on p.cadre_id = kin_id
                join registry_cadre kin on kin.id = p.person_id and not kin.gone
              union
              select n.member_id, r.unit_id, 'DECLARED', r.declared_at from numbers n
                join recusal r on r.cadre_id = n.cadre_id
                where r.cycle_id = :cycle and r.withdrawn_at is null)
            select p.member_id, i.id, p.ground, min(p.declared_at)
            from places p join registry_unit u on u.id = p.unit_id join inspected i on u.path <@ i.path
            group by p.member_id, i.id, p.ground""";

    private static final String OF_UNITS = GROUNDS.formatted("where u.id = any(cast(:units as uuid[]))");

    /** Asked of the database, which knows them: thousands of ids would go there and back. */
    private static final String OF_CYCLE =
            GROUNDS.formatted("join unit_inspection i on i.unit_id = u.id where i.cycle_id = :cycle");

    private static final String OF_TEAMS = GROUNDS.formatted("join unit_inspection i on i.unit_id = u.id"
            + " where i.cycle_id = :cycle and i.team_id = any(cast(:teams as uuid[]))");

    private final EntityManager entities;

    Recusals(EntityManager entities) {
        this.entities = entities;
    }

    /** @param declaredAt null of what the registry tells */
    private record Known(RecusalGround ground, @Nullable Instant declaredAt) {

        boolean holdsFor(Instant moment) {
            return declaredAt == null || !declaredAt.isAfter(moment);
        }
    }

    /** Each ground that a member stands aside from a unit for, in the order of their ids. */
    public List<RecusalGround> grounds(UUID cycleId, Collection<UUID> members, Collection<UUID> units) {
        return known(cycleId, members, units).stream().map(Known::ground).toList();
    }

    /** The same for what they did then: without what they declared only afterwards. */
    public List<RecusalGround> grounds(UUID cycleId, Collection<UUID> members, Collection<UUID> units, Instant moment) {
        return known(cycleId, members, units).stream()
                .filter(known -> known.holdsFor(moment))
                .map(Known::ground)
                .toList();
    }

    /** Since when each of these members who does stands aside from a unit; the first moment of all by what the registry tells. */
    public Map<UUID, Instant> asideSince(UUID cycleId, Collection<UUID> members, UUID unitId) {
        return known(cycleId, members, List.of(unitId)).stream()
                .collect(Collectors.toMap(
                        known -> known.ground().memberId(),
                        known -> known.declaredAt() == null ? Instant.MIN : known.declaredAt(),
                        (one, other) -> one.isBefore(other) ? one : other));
    }

    private List<Known> known(UUID cycleId, Collection<UUID> members, Collection<UUID> units) {
        if (members.isEmpty() || units.isEmpty()) {
            return List.of();
        }
        return found(asked(OF_UNITS, cycleId, members).setParameter("units", array(units)));
    }

    /** Each ground that somebody stands aside from a unit for that is inspected in a cycle. */
    public List<RecusalGround> ofInspected(UUID cycleId, UUID cadreId) {
        return found(asked(OF_CYCLE, cycleId, List.of(cadreId))).stream()
                .map(Known::ground)
                .toList();
    }

    /** The same of the units of some inspection teams. */
    public List<RecusalGround> ofTeams(UUID cycleId, UUID cadreId, Collection<UUID> teams) {
        return found(asked(OF_TEAMS, cycleId, List.of(cadreId)).setParameter("teams", array(teams))).stream()
                .map(Known::ground)
                .toList();
    }

    private Query asked(String grounds, UUID cycleId, Collection<UUID> members) {
        return entities.createNativeQuery(grounds, Tuple.class)
                .setParameter("cycle", cycleId)
                .setParameter("members", array(members));
    }

    private static List<Known> found(Query asked) {
        List<?> found = asked.getResultList();
        return found.stream()
                .map(Tuple.class::cast)
                .map(row -> new Known(
                        new RecusalGround(
                                row.get(0, UUID.class),
                                row.get(1, UUID.class),
                                GroundKind.valueOf(row.get(2, String.class))),
                        row.get(3, Instant.class)))
                .sorted(Comparator.comparing(
                        Known::ground,
                        Comparator.comparing(RecusalGround::memberId)
                                .thenComparing(RecusalGround::unitId)
                                .thenComparing(RecusalGround::ground)))
                .toList();
    }

    /** Refuses with 409 {@code member-recused} members of whom one stands aside from one of the units, with every ground. */
    public void requireNone(UUID cycleId, Collection<UUID> members, Collection<UUID> units) {
        refuse(grounds(cycleId, members, units));
    }

    /** The same for what they did then, see {@link #grounds(UUID, Collection, Collection, Instant)}. */
    public void requireNone(UUID cycleId, Collection<UUID> members, Collection<UUID> units, Instant moment) {
        refuse(grounds(cycleId, members, units, moment));
    }

    private static void refuse(List<RecusalGround> grounds) {
        if (!grounds.isEmpty()) {
            throw ProblemException.of(InspectionProblem.MEMBER_RECUSED)
                    .withUnmet(grounds.stream().map(RecusalGround::unmet).toList());
        }
    }

    /** As PostgreSQL writes it: a parameter for each of thousands would be another statement for each number of them. */
    private static String array(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }
}
