package dev.qingfeng.inspection.interview;

import dev.qingfeng.inspection.InspectionConfig;
import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.inspection.Rule;
import dev.qingfeng.inspection.inspection.UnitInspectionRepository;
import dev.qingfeng.inspection.recusal.CallersRecusal;
import dev.qingfeng.inspection.registry.Registry;
import dev.qingfeng.platform.audit.AuditedReads;
import dev.qingfeng.platform.confidential.Envelope;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.problem.Gate;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.problem.Unmet;
import dev.qingfeng.platform.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the interviews of a city say of the climate of its transition 換屆風氣: the second of the four surveys. */
@ApplicationScoped
public class CityClimateService {

    private final CityClimateRepository climates;
    private final InterviewFiguresRepository counted;
    private final ClimateTallyRepository tallies;
    private final Envelope envelope;
    private final UnitInspectionRepository inspections;
    private final Registry registry;
    private final CallersRecusal recusal;
    private final AuditedReads reads;
    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;
    private final InspectionConfig config;

    CityClimateService(
            CityClimateRepository climates,
            InterviewFiguresRepository counted,
            ClimateTallyRepository tallies,
            Envelope envelope,
            UnitInspectionRepository inspections,
            Registry registry,
            CallersRecusal recusal,
            AuditedReads reads,
            Outbox outbox,
            Caller caller,
            Clock clock,
            InspectionConfig config) {
        this.climates = climates;
        this.counted = counted;
        this.tallies = tallies;
        this.envelope = envelope;
        this.inspections = inspections;
        this.registry = registry;
        this.recusal = recusal;
        this.reads = reads;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
        this.config = config;
    }

    /**
     * Counts what all units of the city say together, once. Refuses with 404 a cycle whose city the caller does not see as a whole,
     * with 409 {@code gate-unmet} before the interviews of each unit are counted that has not ended, and {@code climate-counted-already};
     * and whom {@link #get} refuses, since it answers the same.
     */
    @Transactional
    CityClimateView count(UUID cycleId) {
        requireGoverned(cycleId);
        Instant now = clock.instant();
        List<InterviewFigures> units = counted.ofCycle(cycleId, now);
        requireNoPart(cycleId, units);
        new Gate().missing(notCounted(cycleId, units)).pass();
        if (climates.findOf(cycleId).isPresent()) {
            throw ProblemException.of(InspectionProblem.CLIMATE_COUNTED_ALREADY);
        }
        CityClimate city = new CityClimate(
                cycleId,
                units.stream().mapToInt(unit -> unit.figures().people()).sum(),
                sums(units),
                now);
        climates.persist(city);
        outbox.publish(city, CityClimateCounted::from);
        return CityClimateView.of(city, units);
    }

    /** Of what was counted of each unit, and of no interview again; of nothing where that of one unit was not kept. */
    private List<OfQuestion> sums(List<InterviewFigures> units) {
        Map<UUID, ClimateTally> kept =
                tallies.of(units.stream().map(InterviewFigures::id).toList());
        if (kept.size() < units.size()) {
            return questions().stream().map(ClimateCounts::withheld).toList();
        }
        return ClimateCounts.shown(
                questions(),
                units.stream()
                        .flatMap(unit -> Stream.ofNullable(kept.get(unit.id())))
                        .map(tally -> tally.counts(envelope))
                        .toList(),
                units.stream().map(unit -> unit.figures().climate()).toList(),
                config.smallestCell());
    }

    private List<String> questions() {
        return List.copyOf(new TreeSet<>(config.climateQuestions().keySet()));
    }

    private List<Unmet> notCounted(UUID cycleId, List<InterviewFigures> units) {
        Set<UUID> done = units.stream().map(InterviewFigures::inspectionId).collect(Collectors.toSet());
        List<UnitInspectionRepository.OfUnit> all =
                inspections.waitedFor(cycleId, LocalDate.ofInstant(clock.instant(), clock.getZone()));
        if (all.isEmpty()) {
            return List.of(Rule.FOUR_SURVEYS.unmet("interviews-not-counted", null));
        }
        return all.stream()
                .filter(inspection -> !done.contains(inspection.id()))
                .map(inspection -> Rule.FOUR_SURVEYS.unmet(
                        "interviews-not-counted", inspection.unitId().toString()))
                .toList();
    }

    /**
     * With the figures of each unit that was counted by then, so each read is on record: an inspection of a unit that has ended may be
     * concluded later. Refuses with 404 a cycle whose city the caller does not see as a whole, and
     * one whose climate has not been counted; and as {@link CallersRecusal#requireNoPart} who has a part in one of the units.
     */
    @Transactional
    Counted get(UUID cycleId) {
        requireGoverned(cycleId);
        CityClimate city = climates.findOf(cycleId).orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        List<InterviewFigures> units = counted.ofCycle(cycleId, city.countedAt());
        requireNoPart(cycleId, units);
        reads.shown(city);
        return new Counted(CityClimateView.of(city, units), city.version());
    }

    private void requireNoPart(UUID cycleId, List<InterviewFigures> units) {
        recusal.requireNoPart(
                cycleId, units.stream().map(InterviewFigures::unitId).collect(Collectors.toSet()));
    }

    /** What was counted, and the version of it. */
    record Counted(CityClimateView view, long version) {}

    private void requireGoverned(UUID cycleId) {
        if (registry.governedCycle(cycleId, caller.scope()).isEmpty()) {
            throw ProblemException.of(PlatformProblem.NOT_FOUND);
        }
    }
}
