package dev.qingfeng.inspection.inspection;

import dev.qingfeng.inspection.recusal.CallersRecusal;
import dev.qingfeng.inspection.team.InspectionTeamRepository;
import dev.qingfeng.inspection.team.TeamAccess;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Who reads all that is told of an inspection: its team and those who see its whole city, without whoever stands aside from the unit or
 * is of its leadership team. From all others titles, counts and reasons are kept.
 */
@ApplicationScoped
public class InspectionReaders {

    private final UnitInspectionRepository inspections;
    private final InspectionTeamRepository teams;
    private final TeamAccess access;
    private final CallersRecusal recusal;

    InspectionReaders(
            UnitInspectionRepository inspections,
            InspectionTeamRepository teams,
            TeamAccess access,
            CallersRecusal recusal) {
        this.inspections = inspections;
        this.teams = teams;
        this.access = access;
        this.recusal = recusal;
    }

    /** Whether the caller reads all of it. */
    public boolean isInside(UUID inspectionId) {
        return whereInside(List.of(inspectionId)).contains(inspectionId);
    }

    /** Those of these inspections of which the caller reads all. */
    public Set<UUID> whereInside(Collection<UUID> some) {
        List<UnitInspectionRepository.Assigned> assigned = inspections.assigned(some);
        Set<UUID> theirs = access.whereInside(teams.list(
                "id in ?1",
                assigned.stream().map(UnitInspectionRepository.Assigned::teamId).collect(Collectors.toSet())));
        Map<UUID, List<UnitInspectionRepository.Assigned>> byCycle = assigned.stream()
                .filter(inspection -> theirs.contains(inspection.teamId()))
                .collect(Collectors.groupingBy(UnitInspectionRepository.Assigned::cycleId));
        Set<UUID> inside = new HashSet<>();
        byCycle.forEach((cycle, of) -> {
            Set<UUID> part = recusal.withPart(
                    cycle,
                    of.stream().map(UnitInspectionRepository.Assigned::unitId).toList());
            of.stream()
                    .filter(inspection -> !part.contains(inspection.unitId()))
                    .forEach(inspection -> inside.add(inspection.id()));
        });
        return inside;
    }
}
