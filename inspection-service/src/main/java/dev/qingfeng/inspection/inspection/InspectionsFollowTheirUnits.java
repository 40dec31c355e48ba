package dev.qingfeng.inspection.inspection;

import dev.qingfeng.inspection.team.InspectionTeam;
import dev.qingfeng.inspection.team.InspectionsOfUnits;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** An inspection goes with its unit to another team, until it is announced: the notice names who comes. */
@ApplicationScoped
class InspectionsFollowTheirUnits implements InspectionsOfUnits {

    private final UnitInspectionRepository inspections;
    private final Clock clock;

    InspectionsFollowTheirUnits(UnitInspectionRepository inspections, Clock clock) {
        this.inspections = inspections;
        this.clock = clock;
    }

    @Override
    public Set<UUID> announced(UUID cycleId, Collection<UUID> units) {
        return inspections.ofUnitsForChange(cycleId, units).stream()
                .filter(inspection -> inspection.state() != Progress.ASSIGNED)
                .map(UnitInspection::unitId)
                .collect(Collectors.toSet());
    }

    @Override
    public Set<UUID> left(UUID cycleId, Collection<UUID> units) {
        return inspections
                .find("cycleId = ?1 and unitId in ?2 and state <> ?3", cycleId, units, Progress.CONCLUDED)
                .stream()
                .map(UnitInspection::unitId)
                .collect(Collectors.toSet());
    }

    @Override
    public void assigned(InspectionTeam team, List<UUID> units) {
        Instant now = clock.instant();
        Set<UUID> without = new HashSet<>(units);
        inspections.ofUnitsForChange(team.cycleId(), units).forEach(inspection -> {
            inspection.handOver(team.id(), now);
            without.remove(inspection.unitId());
        });
        without.stream()
                .sorted()
                .forEach(unit -> inspections.persist(new UnitInspection(team.cycleId(), team.id(), unit, now)));
    }
}
