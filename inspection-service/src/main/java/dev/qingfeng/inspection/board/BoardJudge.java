package dev.qingfeng.inspection.board;

import dev.qingfeng.inspection.InspectionConfig;
import dev.qingfeng.inspection.inspection.AskedSteps;
import dev.qingfeng.inspection.inspection.CompletionCondition;
import dev.qingfeng.inspection.inspection.Step;
import dev.qingfeng.inspection.inspection.StepCondition;
import dev.qingfeng.inspection.inspection.StepGate;
import dev.qingfeng.inspection.inspection.UnitInspection;
import dev.qingfeng.inspection.inspection.UnitInspectionRepository;
import dev.qingfeng.inspection.publicpledge.PublicPledges;
import dev.qingfeng.inspection.registry.Phase;
import dev.qingfeng.inspection.registry.Registry;
import dev.qingfeng.platform.problem.Unmet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says of each step of many inspections where it is, and what keeps it from starting, or from being complete, now: by the gates that
 * would refuse it.
 */
@ApplicationScoped
class BoardJudge {

    /** Units and teams are named by what is missing, and the board shows the codes alone. */
    private static final UUID ANY = new UUID(0, 0);

    private final Registry registry;
    private final UnitInspectionRepository inspections;
    private final Instance<StepCondition> conditions;
    private final Instance<CompletionCondition> completionConditions;
    private final InspectionConfig config;
    private final Clock clock;

    BoardJudge(
            Registry registry,
            UnitInspectionRepository inspections,
            @Any Instance<StepCondition> conditions,
            @Any Instance<CompletionCondition> completionConditions,
            InspectionConfig config,
            Clock clock) {
        this.registry = registry;
        this.inspections = inspections;
        this.conditions = conditions;
        this.completionConditions = completionConditions;
        this.config = config;
        this.clock = clock;
    }

    /** Where inspections of a kind are of which others say the same: what is the same twice is told once. */
    private record Told(BoardKind kind, Map<Step, List<Unmet>> ofOthers) {}

    /**
     * Where an inspection is.
     *
     * @param steps all ten, by their numbers
     */
    record Judged(NoticeState notice, List<StepLine> steps) {}

    /**
     * Where inspections are.
     *
     * @param shown in the order of the rows
     * @param all how many are at each place
     */
    record Judgement(List<Judged> shown, IdentityHashMap<Judged, Integer> all) {}

    /**
     * Where inspections of one cycle are.
     *
     * @param shown of which every code is needed
     * @param all of which it is enough to know whether a step is blocked
     * @param inside of which rows is told what a step that runs lacks: those who are inspected do not watch that
     */
    Judgement judge(
            UUID cycleId, List<BoardRow> shown, List<AlikeInspections> all, Predicate<BoardRow> inside, Instant now) {
        List<Unmet> ofTheCycle = registry.cycle(cycleId).unlessIn(Phase.INSPECTION);
        StepGate gate = StepGate.from(config, clock.getZone());
        Map<BoardKind, Map<Step, List<Unmet>>> kinds = new HashMap<>();
        Function<BoardKind, Map<Step, List<Unmet>>> ofItself =
                kind -> kinds.computeIfAbsent(kind, each -> ofItself(each, ofTheCycle, gate, now));

        Map<UUID, Set<Step>> asked = new HashMap<>();
        for (AlikeInspections alike : all) {
            Set<Step> open = ofItself.apply(alike.kind()).entrySet().stream()
                    .filter(step -> step.getValue().isEmpty())
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
            if (!open.isEmpty()) {
                alike.ids().forEach(id -> asked.put(id, open));
            }
        }
        for (BoardRow row : shown) {
            Set<Step> waiting = ofItself.apply(row.kind()).keySet();
            if (!waiting.isEmpty()) {
                asked.put(row.inspectionId(), waiting);
            }
        }
        List<Map<UUID, Map<Step, List<Unmet>>>> ofOthers = ofOthers(cycleId, asked, running(shown, inside), now);

        Map<Told, Judged> alike = new HashMap<>();
        BiFunction<BoardKind, UUID, Judged> judged = (kind, id) -> alike.computeIfAbsent(
                new Told(kind, said(id, ofOthers)),
                told -> new Judged(notice(kind, gate, now), lines(kind, ofItself.apply(kind), told.ofOthers())));
        IdentityHashMap<Judged, Integer> places = new IdentityHashMap<>();
        all.forEach(each -> each.ids().forEach(id -> places.merge(judged.apply(each.kind(), id), 1, Integer::sum)));
        return new Judgement(
                shown.stream()
                        .map(row -> judged.apply(row.kind(), row.inspectionId()))
                        .toList(),
                places);
    }

    private List<Map<UUID, Map<Step, List<Unmet>>>> ofOthers(
            UUID cycleId, Map<UUID, Set<Step>> asked, Map<UUID, Set<Step>> running, Instant now) {
        List<Map<UUID, Map<Step, List<Unmet>>>> said = new ArrayList<>();
        if (!asked.isEmpty()) {
            AskedSteps toStart = new AskedSteps(cycleId, asked);
            conditions.forEach(condition -> said.add(condition.missing(toStart, now, this::inspection)));
        }
        if (!running.isEmpty()) {
            completionConditions.forEach(condition -> said.add(condition.missing(running, now, this::inspection)));
        }
        return said;
    }

    private static Map<UUID, Set<Step>> running(List<BoardRow> shown, Predicate<BoardRow> inside) {
        Map<UUID, Set<Step>> running = new HashMap<>();
        shown.stream().filter(inside).forEach(row -> {
            Set<Step> steps =
                    Stream.of(Step.values()).filter(row.kind()::isRunning).collect(Collectors.toSet());
            if (!steps.isEmpty()) {
                running.put(row.inspectionId(), steps);
            }
        });
        return running;
    }

    private static NoticeState notice(BoardKind kind, StepGate gate, Instant now) {
        LocalDate begins = kind.fieldworkBeginsOn();
        if (begins == null) {
            return NoticeState.NOT_POSTED;
        }
        return gate.isOver(begins, now) ? NoticeState.OVER : NoticeState.RUNNING;
    }

    /** What the conditions miss of one inspection, by step; without the steps of which they miss nothing. */
    private static Map<Step, List<Unmet>> said(UUID inspectionId, List<Map<UUID, Map<Step, List<Unmet>>>> ofOthers) {
        Map<Step, List<Unmet>> said = Map.of();
        for (Map<UUID, Map<Step, List<Unmet>>> condition : ofOthers) {
            Map<Step, List<Unmet>> more = condition.get(inspectionId);
            if (more != null) {
                said = said.isEmpty() ? more : both(said, more);
            }
        }
        return said;
    }

    private static Map<Step, List<Unmet>> both(Map<Step, List<Unmet>> one, Map<Step, List<Unmet>> other) {
        Map<Step, List<Unmet>> both = new EnumMap<>(one);
        other.forEach((step, unmet) -> both.merge(
                step,
                unmet,
                (some, more) -> Stream.concat(some.stream(), more.stream()).toList()));
        return both;
    }

    private UnitInspection inspection(UUID id) {
        return inspections.findById(id);
    }

    /** What the inspection itself, the cycle and the public pledge ask for, of each step that has not begun. */
    private static Map<Step, List<Unmet>> ofItself(BoardKind kind, List<Unmet> ofTheCycle, StepGate gate, Instant now) {
        Map<Step, Instant> ends = new EnumMap<>(Step.class);
        Stream.of(Step.values()).filter(kind::isDone).forEach(step -> ends.put(step, Instant.EPOCH));
        StepGate.Standing standing =
                new StepGate.Standing(ANY, ANY, kind.inField() ? Instant.EPOCH : null, kind.fieldworkBeginsOn(), ends);
        Map<Step, List<Unmet>> missing = new EnumMap<>(Step.class);
        for (Step step : Step.values()) {
            if (!kind.isDone(step) && !kind.isRunning(step)) {
                List<Unmet> unmet = new ArrayList<>(ofTheCycle);
                if (step.hasBallots()) {
                    unmet.addAll(PublicPledges.missing(ANY, kind.pledged() ? Instant.EPOCH : null, now));
                }
                unmet.addAll(gate.missing(standing, step, now));
                missing.put(step, unmet);
            }
        }
        return missing;
    }

    private static List<StepLine> lines(BoardKind kind, Map<Step, List<Unmet>> own, Map<Step, List<Unmet>> ofOthers) {
        List<StepLine> lines = new ArrayList<>(Step.values().length);
        for (Step step : Step.values()) {
            List<String> codes = Stream.concat(
                            own.getOrDefault(step, List.of()).stream(), ofOthers.getOrDefault(step, List.of()).stream())
                    .map(Unmet::condition)
                    .distinct()
                    .toList();
            lines.add(new StepLine(step.number(), step, state(kind, step, codes), kind.isLate(step), codes));
        }
        return lines;
    }

    private static StepState state(BoardKind kind, Step step, List<String> codes) {
        if (kind.isDone(step)) {
            return StepState.DONE;
        }
        if (kind.isRunning(step)) {
            return StepState.RUNNING;
        }
        return codes.isEmpty() ? StepState.READY : StepState.BLOCKED;
    }
}
