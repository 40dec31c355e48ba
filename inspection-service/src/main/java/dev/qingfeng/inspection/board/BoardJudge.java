package dev.qingfeng.inspection.board;

import dev.qingfeng.inspection.InspectionConfig;
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
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says of each step of many inspections where it is, and what keeps it from starting, or from being complete, now: by the gates that
 * would refuse it.
 */
@ApplicationScoped
class BoardJudge {

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

    /** What the steps of inspections that are alike have alike; thousands are of a few kinds. */
    private record Kind(
            boolean inField,
            boolean pledged,
            @Nullable LocalDate fieldworkBeginsOn,
            int doneSteps,
            int runningSteps,
            int lateSteps) {

        static Kind of(BoardRow row) {
            return new Kind(
                    row.inField(),
                    row.pledged(),
                    row.fieldworkBeginsOn(),
                    row.doneSteps(),
                    row.runningSteps(),
                    row.lateSteps());
        }
    }

    /** And what others than the inspection say of it: what is the same twice is told once. */
    private record Told(Kind kind, Map<Step, List<Unmet>> ofOthers) {}

    /**
     * Where an inspection is.
     *
     * @param steps all ten, by their numbers
     */
    record Judged(NoticeState notice, List<StepLine> steps) {}

    /**
     * Where each is, in the order of the rows; those that are alike have the same object.
     *
     * @param inFull for how many of the first rows every code is needed; of the others it is enough to know that they are blocked
     * @param inside of which rows is told what a step that runs lacks: those who are inspected do not watch that
     */
    List<Judged> judge(UUID cycleId, List<BoardRow> rows, int inFull, Predicate<BoardRow> inside, Instant now) {
        List<Unmet> ofTheCycle = registry.cycle(cycleId).unlessIn(Phase.INSPECTION);
        StepGate gate = StepGate.from(config, clock.getZone());
        Map<Kind, Map<Step, List<Unmet>>> kinds = new HashMap<>();
        Map<UUID, Set<Step>> asked = new HashMap<>();
        List<Map<Step, List<Unmet>>> missing = new ArrayList<>(rows.size());
        for (BoardRow row : rows) {
            Map<Step, List<Unmet>> own =
                    kinds.computeIfAbsent(Kind.of(row), kind -> ofItself(row, ofTheCycle, gate, now));
            Set<Step> toAsk = EnumSet.noneOf(Step.class);
            own.forEach((step, unmet) -> {
                if (missing.size() < inFull || unmet.isEmpty()) {
                    toAsk.add(step);
                }
            });
            if (!toAsk.isEmpty()) {
                asked.put(row.inspectionId(), toAsk);
            }
            missing.add(own);
        }
        Map<UUID, Set<Step>> running = running(rows.subList(0, Math.min(inFull, rows.size())), inside);
        List<Map<UUID, Map<Step, List<Unmet>>>> ofOthers = Stream.concat(
                        conditions.stream().map(condition -> condition.missing(asked, now, this::inspection)),
                        running.isEmpty()
                                ? Stream.of()
                                : completionConditions.stream()
                                        .map(condition -> condition.missing(running, now, this::inspection)))
                .toList();
        Map<Told, Judged> alike = new HashMap<>();
        List<Judged> judged = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            BoardRow row = rows.get(i);
            Map<Step, List<Unmet>> own = missing.get(i);
            judged.add(alike.computeIfAbsent(
                    new Told(Kind.of(row), said(row.inspectionId(), ofOthers)),
                    told -> new Judged(notice(row, gate, now), lines(row, own, told.ofOthers()))));
        }
        return judged;
    }

    private static Map<UUID, Set<Step>> running(List<BoardRow> shown, Predicate<BoardRow> inside) {
        Map<UUID, Set<Step>> running = new HashMap<>();
        shown.stream().filter(inside).forEach(row -> {
            Set<Step> steps = Stream.of(Step.values()).filter(row::isRunning).collect(Collectors.toSet());
            if (!steps.isEmpty()) {
                running.put(row.inspectionId(), steps);
            }
        });
        return running;
    }

    private static NoticeState notice(BoardRow row, StepGate gate, Instant now) {
        LocalDate begins = row.fieldworkBeginsOn();
        if (begins == null) {
            return NoticeState.NOT_POSTED;
        }
        return gate.isOver(begins, now) ? NoticeState.OVER : NoticeState.RUNNING;
    }

    /** What the conditions miss of one inspection, by step; without the steps of which they miss nothing. */
    private static Map<Step, List<Unmet>> said(UUID inspectionId, List<Map<UUID, Map<Step, List<Unmet>>>> ofOthers) {
        if (ofOthers.stream().noneMatch(condition -> condition.containsKey(inspectionId))) {
            return Map.of();
        }
        Map<Step, List<Unmet>> said = new EnumMap<>(Step.class);
        for (Map<UUID, Map<Step, List<Unmet>>> condition : ofOthers) {
            condition.getOrDefault(inspectionId, Map.of()).forEach((step, unmet) -> {
                if (!unmet.isEmpty()) {
                    said.computeIfAbsent(step, any -> new ArrayList<>()).addAll(unmet);
                }
            });
        }
        return said;
    }

    private UnitInspection inspection(UUID id) {
        return inspections.findById(id);
    }

    /** What the inspection itself, the cycle and the public pledge ask for, of each step that has not begun. */
    private Map<Step, List<Unmet>> ofItself(BoardRow row, List<Unmet> ofTheCycle, StepGate gate, Instant now) {
        Map<Step, Instant> starts = new EnumMap<>(Step.class);
        Stream.of(Step.values()).filter(row::isDone).forEach(step -> starts.put(step, Instant.EPOCH));
        StepGate.Standing standing = new StepGate.Standing(
                row.teamId(), row.unitId(), row.inField() ? Instant.EPOCH : null, row.fieldworkBeginsOn(), starts);
        Map<Step, List<Unmet>> missing = new EnumMap<>(Step.class);
        for (Step step : Step.values()) {
            if (!row.isDone(step) && !row.isRunning(step)) {
                List<Unmet> unmet = new ArrayList<>(ofTheCycle);
                if (step.hasBallots()) {
                    unmet.addAll(PublicPledges.missing(row.unitId(), row.pledged() ? Instant.EPOCH : null, now));
                }
                unmet.addAll(gate.missing(standing, step, now));
                missing.put(step, unmet);
            }
        }
        return missing;
    }

    private static List<StepLine> lines(BoardRow row, Map<Step, List<Unmet>> own, Map<Step, List<Unmet>> ofOthers) {
        List<StepLine> lines = new ArrayList<>(Step.values().length);
        for (Step step : Step.values()) {
            List<String> codes = Stream.concat(
                            own.getOrDefault(step, List.of()).stream(), ofOthers.getOrDefault(step, List.of()).stream())
                    .map(Unmet::condition)
                    .distinct()
                    .toList();
            lines.add(new StepLine(step.number(), step, state(row, step, codes), row.isLate(step), codes));
        }
        return lines;
    }

    private static StepState state(BoardRow row, Step step, List<String> codes) {
        if (row.isDone(step)) {
            return StepState.DONE;
        }
        if (row.isRunning(step)) {
            return StepState.RUNNING;
        }
        return codes.isEmpty() ? StepState.READY : StepState.BLOCKED;
    }
}
