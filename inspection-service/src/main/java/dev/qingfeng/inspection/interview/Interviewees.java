package dev.qingfeng.inspection.interview;

import dev.qingfeng.inspection.InspectionConfig;
import dev.qingfeng.inspection.Rule;
import dev.qingfeng.inspection.inspection.CompletionCondition;
import dev.qingfeng.inspection.inspection.ConclusionCondition;
import dev.qingfeng.inspection.inspection.Step;
import dev.qingfeng.inspection.inspection.UnitInspection;
import dev.qingfeng.inspection.registry.Registry;
import dev.qingfeng.platform.problem.Unmet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** Who was interviewed in an inspection, and the gate that waits for enough of them and from each stratum. */
@ApplicationScoped
public class Interviewees implements CompletionCondition, ConclusionCondition {

    private final InterviewRepository interviews;
    private final Registry registry;
    private final InspectionConfig config;
    private final Clock clock;

    Interviewees(InterviewRepository interviews, Registry registry, InspectionConfig config, Clock clock) {
        this.interviews = interviews;
        this.registry = registry;
        this.config = config;
        this.clock = clock;
    }

    /** What is missing of them now. */
    InterviewProgressView progress(UnitInspection inspection) {
        List<Interview> held = interviews.endedBy(inspection.id(), clock.instant());
        return InterviewProgressView.of(inspection.id(), held.size(), people(held), config);
    }

    /** Each of those who were interviewed, once. */
    People people(List<Interview> held) {
        return People.of(
                held,
                registry.everyIdOf(held.stream()
                        .flatMap(interview -> Stream.ofNullable(interview.cadreId()))
                        .toList()));
    }

    /**
     * What keeps the step of interviews from being complete: they are held in the step, and what counts is who has been
     * interviewed by its end.
     */
    @Override
    public List<Unmet> missing(UnitInspection inspection, Step step, Instant endedAt) {
        return step == Step.INDIVIDUAL_INTERVIEWS ? missingBy(inspection, endedAt) : List.of();
    }

    /** And again at the end: two whom the step counted may have turned out to be one person since. */
    @Override
    public List<Unmet> missing(UnitInspection inspection, Instant endedAt) {
        return missingBy(inspection, endedAt);
    }

    /**
     * What interviews that had ended by then leave missing: {@code too-few-interviewees}, with how many there are of how many, and
     * {@code stratum-missing} for each that nobody is from.
     */
    List<Unmet> missingBy(UnitInspection inspection, Instant moment) {
        People people = people(interviews.endedBy(inspection.id(), moment));
        return missing(people.count(), people.byStratum().keySet());
    }

    private List<Unmet> missing(int people, Set<Stratum> strata) {
        List<Unmet> missing = new ArrayList<>();
        if (people < config.minimumInterviewees()) {
            missing.add(Rule.INTERVIEWS.unmet(
                    "too-few-interviewees", "%d/%d".formatted(people, config.minimumInterviewees())));
        }
        config.interviewStrata().stream()
                .distinct()
                .filter(stratum -> !strata.contains(stratum))
                .forEach(stratum -> missing.add(Rule.INTERVIEWS.unmet("stratum-missing", stratum.name())));
        return missing;
    }

    /** The same by one query. */
    @Override
    public Map<UUID, Map<Step, List<Unmet>>> missing(
            Map<UUID, Set<Step>> asked, Instant endedAt, Function<UUID, UnitInspection> inspections) {
        List<UUID> ids = asked.entrySet().stream()
                .filter(each -> each.getValue().contains(Step.INDIVIDUAL_INTERVIEWS))
                .map(Map.Entry::getKey)
                .toList();
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<UUID, InterviewRepository.Counted> counted = interviews.countedBy(ids, endedAt);
        Map<UUID, Map<Step, List<Unmet>>> missing = new HashMap<>();
        for (UUID id : ids) {
            InterviewRepository.Counted each = counted.getOrDefault(id, new InterviewRepository.Counted(0, Set.of()));
            List<Unmet> unmet = missing(each.people(), each.strata());
            if (!unmet.isEmpty()) {
                missing.put(id, Map.of(Step.INDIVIDUAL_INTERVIEWS, unmet));
            }
        }
        return missing;
    }
}
