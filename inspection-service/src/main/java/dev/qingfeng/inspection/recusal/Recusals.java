package dev.qingfeng.inspection.recusal;

import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Who stands aside from which unit, by all that is known now: what the registry tells of posts held and of kin, and what was
 * declared. Whoever has or had several numbers counts under each. A unit has with it what lies below it: its offices, and the
 * units that it took over from.
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
            inspected as (
              select u.id, u.path from registry_unit u where u.id = any(cast(:units as uuid[]))),
            places as (
              select member_id, unit_id, 'SERVED_THERE' as ground from known
              union
              select k.member_id, post.unit_id, 'SERVED_THERE' from known k
                cross join lateral jsonb_array_elements(k.tenures) as tenure
                join registry_post post on post.id = cast(tenure ->> 'postId' as uuid)
              union
              select k.member_id, kin.unit_id, 'KIN_THERE' from known k
                cross join lateral unnest(k.kin_ids) as kin_id
                join registry_person p on p.cadre_id = kin_id
                join registry_cadre kin on kin.id = p.person_id and not kin.gone
              union
              select n.member_id, r.unit_id, 'DECLARED' from numbers n
                join recusal r on r.cadre_id = n.cadre_id
                where r.cycle_id = :cycle and r.withdrawn_at is null)
            select distinct p.member_id, i.id, p.ground
            from places p join registry_unit u on u.id = p.unit_id join inspected i on u.path <@ i.path""";

    private final EntityManager entities;

    Recusals(EntityManager entities) {
        this.entities = entities;
    }

    /** Each ground that a member stands aside from a unit for, in the order of their ids. */
    public List<RecusalGround> grounds(UUID cycleId, Collection<UUID> members, Collection<UUID> units) {
        if (members.isEmpty() || units.isEmpty()) {
            return List.of();
        }
        List<?> found = entities.createNativeQuery(GROUNDS, Tuple.class)
                .setParameter("cycle", cycleId)
                .setParameter("members", array(members))
                .setParameter("units", array(units))
                .getResultList();
        return found.stream()
                .map(Tuple.class::cast)
                .map(row -> new RecusalGround(
                        row.get(0, UUID.class), row.get(1, UUID.class), GroundKind.valueOf(row.get(2, String.class))))
                .sorted(Comparator.comparing(RecusalGround::memberId)
                        .thenComparing(RecusalGround::unitId)
                        .thenComparing(RecusalGround::ground))
                .toList();
    }

    /** Refuses with 409 {@code member-recused} members of whom one stands aside from one of the units, with every ground. */
    public void requireNone(UUID cycleId, Collection<UUID> members, Collection<UUID> units) {
        List<RecusalGround> grounds = grounds(cycleId, members, units);
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
