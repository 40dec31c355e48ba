package dev.qingfeng.inspection.inspection;

import dev.qingfeng.inspection.Rule;
import dev.qingfeng.inspection.registry.Registry;
import dev.qingfeng.platform.problem.Unmet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * From the day on which another has taken over from a unit no inspection begins there: it would judge who leads it no more. What had begun
 * is recorded to its end.
 */
@ApplicationScoped
class UnitStillThere implements StepCondition {

    private final Registry registry;
    private final UnitInspectionRepository inspections;
    private final Clock clock;

    UnitStillThere(Registry registry, UnitInspectionRepository inspections, Clock clock) {
        this.registry = registry;
        this.inspections = inspections;
        this.clock = clock;
    }

    @Override
    public List<Unmet> missing(UnitInspection inspection, Step step, Instant startedAt) {
        return inspection.state().compareTo(Progress.UNDER_WAY) < 0
                        && registry.unit(inspection.unitId()).hasEndedBy(day(startedAt))
                ? List.of(ended(inspection.unitId()))
                : List.of();
    }

    /** The same by one query. */
    @Override
    public Map<UUID, Map<Step, List<Unmet>>> missing(
            AskedSteps asked, Instant startedAt, Function<UUID, UnitInspection> some) {
        Map<UUID, Map<Step, List<Unmet>>> missing = new HashMap<>();
        for (UnitInspectionRepository.OfUnit ended :
                inspections.notBegunOfUnitsEndedBy(asked.cycleId(), day(startedAt))) {
            Set<Step> steps = asked.ofEach().getOrDefault(ended.id(), Set.of());
            if (!steps.isEmpty()) {
                missing.put(
                        ended.id(),
                        steps.stream().collect(Collectors.toMap(step -> step, step -> List.of(ended(ended.unitId())))));
            }
        }
        return missing;
    }

    private LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, clock.getZone());
    }

    private static Unmet ended(UUID unitId) {
        return Rule.THE_TEN_STEPS.unmet("unit-ended", unitId.toString());
    }
}
