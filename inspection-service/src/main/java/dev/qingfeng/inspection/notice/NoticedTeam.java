package dev.qingfeng.inspection.notice;

import dev.qingfeng.inspection.Rule;
import dev.qingfeng.inspection.inspection.AskedSteps;
import dev.qingfeng.inspection.inspection.InspectionNotice;
import dev.qingfeng.inspection.inspection.Progress;
import dev.qingfeng.inspection.inspection.Step;
import dev.qingfeng.inspection.inspection.StepCondition;
import dev.qingfeng.inspection.inspection.UnitInspection;
import dev.qingfeng.inspection.team.InspectionTeam;
import dev.qingfeng.inspection.team.InspectionTeamRepository;
import dev.qingfeng.platform.problem.Unmet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The first step waits for a notice that names the inspection team as it is; whoever is replaced later holds up nothing that is under way.
 */
@ApplicationScoped
public class NoticedTeam implements StepCondition {

    /**
     * Inspections whose notice names others than their team now. A notice names its team as that was, so it is compared only where they
     * have another team since, or that has changed, and no step has begun; the hour is for clocks that differ, and for requests that met.
     */
    private static final String NAME_ANOTHER = """
            select i.id, i.team_id
            from unit_inspection i join inspection_team t on t.id = i.team_id
            where i.cycle_id = :cycle%s and i.state = 'NOTICE_POSTED'
              and greatest(t.members_changed_at, i.handed_over_at) > i.notice_recorded_at - interval '1 hour'
              and (i.notice_member_ids[1] <> t.leader_id or exists (
                select 1 from (select array_agg(cadre_id) as ids from team_member where team_id = t.id) members
                where not (i.notice_member_ids @> members.ids and i.notice_member_ids <@ members.ids)))
            """;

    private final InspectionTeamRepository teams;
    private final EntityManager entities;

    NoticedTeam(InspectionTeamRepository teams, EntityManager entities) {
        this.teams = teams;
        this.entities = entities;
    }

    @Override
    public List<Unmet> missing(UnitInspection inspection, Step step, Instant startedAt) {
        if (inspection.state().compareTo(Progress.UNDER_WAY) >= 0) {
            return List.of();
        }
        InspectionNotice notice = inspection.notice();
        InspectionTeam team = teams.findById(inspection.teamId());
        return notice == null || notice.names(team.leaderId(), team.memberIds())
                ? List.of()
                : List.of(unmet(inspection.teamId()));
    }

    @Override
    public Map<UUID, Map<Step, List<Unmet>>> missing(
            AskedSteps asked, Instant startedAt, Function<UUID, UnitInspection> inspections) {
        Query query = entities.createNativeQuery(
                        NAME_ANOTHER.formatted(asked.areFew() ? " and i.id = any(cast(:ids as uuid[]))" : ""))
                .setParameter("cycle", asked.cycleId());
        if (asked.areFew()) {
            query.setParameter(
                    "ids",
                    asked.ofEach().keySet().stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}")));
        }
        Map<UUID, Map<Step, List<Unmet>>> missing = new HashMap<>();
        for (Object row : query.getResultList()) {
            Object[] inspection = (Object[]) row;
            UUID id = (UUID) inspection[0];
            Set<Step> steps = asked.ofEach().get(id);
            if (steps != null) {
                List<Unmet> unmet = List.of(unmet((UUID) inspection[1]));
                Map<Step, List<Unmet>> own = new EnumMap<>(Step.class);
                steps.forEach(step -> own.put(step, unmet));
                missing.put(id, own);
            }
        }
        return missing;
    }

    private static Unmet unmet(UUID teamId) {
        return Rule.NOTICE.unmet("notice-names-another-team", teamId.toString());
    }
}
