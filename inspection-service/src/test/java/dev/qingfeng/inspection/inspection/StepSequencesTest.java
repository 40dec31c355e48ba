package dev.qingfeng.inspection.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qingfeng.inspection.Rule;
import dev.qingfeng.platform.occurrence.Occurrence;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.problem.Unmet;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * Whatever happens in the field, in any order: no step is complete without its evidence, none starts before those that come first,
 * that of interviews is not complete before forty people were heard, nothing ends with anything missing, a unit goes to another team
 * until it is announced and no longer, and what is refused changes nothing.
 */
class StepSequencesTest {

    private static final Instant MORNING = Instant.parse("2026-06-14T01:00:00Z");
    private static final Instant POSTED = MORNING.minusSeconds(5 * 86_400L);
    private static final NoticePeriod PERIOD = new NoticePeriod(2, ZoneOffset.UTC);
    private static final RequiredEvidence REQUIRED = new RequiredEvidence(Stream.of(
                    "1:RECORD",
                    "2:COUNT",
                    "3:COUNT/RECORD",
                    "4:COUNT",
                    "5:COUNT",
                    "6:COUNT:40",
                    "6:RECORD",
                    "7:RECORD/FILE",
                    "10:RECORD")
            .map(EvidenceRequirement::of)
            .toList());
    private static final StepRules RULES =
            new StepRules(PERIOD, new StepOrder(List.of(Step.numbered(1)), List.of(Step.numbered(10))), REQUIRED);

    private static final int ENOUGH_PEOPLE = 40;

    enum Act {
        HAND_OVER,
        INTERVIEW,
        TWO_TURN_OUT_ONE,
        ANNOUNCE,
        ANNOUNCE_FOR_LATER,
        GO_TO_THE_FIELD,
        START,
        COMPLETE,
        RECORD,
        ADD,
        ADD_WITH_A_REASON,
        CONCLUDE
    }

    /** @param back whether it is told of a moment before the last acts */
    record Told(Act act, int step, List<EvidenceKind> evidence, boolean back) {}

    @Provide
    Arbitrary<List<Told>> sequences() {
        Arbitrary<Act> acts = Arbitraries.frequency(
                Tuple.of(1, Act.HAND_OVER),
                Tuple.of(2, Act.INTERVIEW),
                Tuple.of(1, Act.TWO_TURN_OUT_ONE),
                Tuple.of(1, Act.ANNOUNCE),
                Tuple.of(1, Act.ANNOUNCE_FOR_LATER),
                Tuple.of(1, Act.GO_TO_THE_FIELD),
                Tuple.of(5, Act.START),
                Tuple.of(5, Act.COMPLETE),
                Tuple.of(6, Act.RECORD),
                Tuple.of(2, Act.ADD),
                Tuple.of(1, Act.ADD_WITH_A_REASON),
                Tuple.of(1, Act.CONCLUDE));
        Arbitrary<List<EvidenceKind>> evidence = Arbitraries.frequency(
                Tuple.of(1, List.of()),
                Tuple.of(1, List.of(EvidenceKind.RECORD)),
                Tuple.of(1, List.of(EvidenceKind.FILE)),
                Tuple.of(1, List.of(EvidenceKind.COUNT)),
                Tuple.of(4, List.of(EvidenceKind.RECORD, EvidenceKind.COUNT, EvidenceKind.COUNT)));
        Arbitrary<Told> told = Combinators.combine(
                        acts,
                        Arbitraries.frequencyOf(
                                Tuple.of(1, Arbitraries.just(1)),
                                Tuple.of(1, Arbitraries.just(6)),
                                Tuple.of(3, Arbitraries.integers().between(1, 10))),
                        evidence,
                        Arbitraries.frequency(Tuple.of(5, false), Tuple.of(1, true)))
                .as(Told::new);
        return told.list().ofMaxSize(60);
    }

    /** What an inspection is, told in the plainest words. */
    private static final class Model {
        private @Nullable Instant handedOver;
        private @Nullable LocalDate begins;
        private int people;
        private @Nullable Instant field;
        private final Map<Integer, Instant> running = new TreeMap<>();
        private final Map<Integer, Instant> starts = new TreeMap<>();
        private final Map<Integer, Instant> ends = new TreeMap<>();
        private final Map<Integer, List<EvidenceKind>> evidence = new HashMap<>();
        private boolean concluded;

        private boolean mayStart(int step, Instant moment) {
            List<Integer> before = step == 1
                    ? List.of()
                    : step == 10 ? IntStream.rangeClosed(1, 9).boxed().toList() : List.of(1);
            return !starts.containsKey(step)
                    && !running.containsKey(step)
                    && begins != null
                    && !LocalDate.ofInstant(moment, ZoneOffset.UTC).isBefore(begins)
                    && field != null
                    && !moment.isBefore(field)
                    && before.stream()
                            .allMatch(one -> ends.containsKey(one)
                                    && !ends.getOrDefault(one, moment).isAfter(moment));
        }

        private boolean isHeard(int step) {
            return step != 6 || people >= ENOUGH_PEOPLE;
        }

        private static boolean isEnough(int step, List<EvidenceKind> evidence) {
            boolean record = evidence.contains(EvidenceKind.RECORD);
            boolean file = evidence.contains(EvidenceKind.FILE);
            long counts =
                    evidence.stream().filter(kind -> kind == EvidenceKind.COUNT).count();
            return switch (step) {
                case 1, 10 -> record;
                case 2, 4, 5 -> counts > 0;
                case 3 -> record || counts > 0;
                case 6 -> record && counts * 20 >= 40;
                case 7 -> record || file;
                default -> !evidence.isEmpty();
            };
        }

        /** Whether the act is taken, and what it leads to. */
        private boolean take(Told told, Instant moment) {
            int step = told.step();
            switch (told.act()) {
                case HAND_OVER -> {
                    boolean may = begins == null;
                    handedOver = may ? handOver(told, moment) : handedOver;
                    return may;
                }
                case INTERVIEW -> {
                    people += 2 * step;
                    return true;
                }
                case TWO_TURN_OUT_ONE -> {
                    people = Math.max(0, people - 1);
                    return true;
                }
                case ANNOUNCE, ANNOUNCE_FOR_LATER -> {
                    // Nothing that hung before the team had the unit named it.
                    boolean may = starts.isEmpty()
                            && running.isEmpty()
                            && (handedOver == null || !posted(told, handedOver).isBefore(handedOver));
                    begins = may ? fieldworkBegins(told, handedOver) : begins;
                    return may;
                }
                case GO_TO_THE_FIELD -> {
                    field = field == null ? moment : field;
                    return true;
                }
                case START -> {
                    boolean may = mayStart(step, moment);
                    if (may) {
                        running.put(step, moment);
                    }
                    return may;
                }
                case COMPLETE -> {
                    Instant start = running.get(step);
                    boolean may = start != null
                            && !moment.isBefore(start)
                            && isEnough(step, told.evidence())
                            && isHeard(step);
                    if (start != null && may) {
                        running.remove(step);
                        carryOut(step, start, moment, told.evidence());
                    }
                    return may;
                }
                case RECORD -> {
                    boolean may = mayStart(step, moment) && isEnough(step, told.evidence()) && isHeard(step);
                    if (may) {
                        carryOut(step, moment, moment, told.evidence());
                    }
                    return may;
                }
                case ADD, ADD_WITH_A_REASON -> {
                    boolean may = starts.containsKey(step) && (!concluded || told.act() == Act.ADD_WITH_A_REASON);
                    if (may) {
                        evidence.computeIfAbsent(step, any -> new ArrayList<>()).addAll(told.evidence());
                    }
                    return may;
                }
                default -> {
                    boolean may = !concluded
                            && starts.size() == 10
                            && people >= ENOUGH_PEOPLE
                            && ends.values().stream().noneMatch(end -> end.isAfter(moment));
                    concluded |= may;
                    return may;
                }
            }
        }

        private void carryOut(int step, Instant start, Instant end, List<EvidenceKind> shown) {
            starts.put(step, start);
            ends.put(step, end);
            evidence.put(step, new ArrayList<>(shown));
        }
    }

    /** Mostly long before anything hangs. */
    private static Instant handOver(Told told, Instant moment) {
        return told.back() ? moment : POSTED.minusSeconds(86_400);
    }

    /** After the unit went to its team, unless somebody errs. */
    private static Instant posted(Told told, @Nullable Instant handedOver) {
        return handedOver == null || told.back() || handedOver.isBefore(POSTED) ? POSTED : handedOver;
    }

    /** Two full days after that, and not before the morning of the field. */
    private static LocalDate fieldworkBegins(Told told, @Nullable Instant handedOver) {
        LocalDate first =
                LocalDate.ofInstant(posted(told, handedOver), ZoneOffset.UTC).plusDays(3);
        LocalDate morning = LocalDate.ofInstant(MORNING, ZoneOffset.UTC);
        LocalDate begins = first.isBefore(morning) ? morning : first;
        return told.act() == Act.ANNOUNCE ? begins : begins.plusDays(1);
    }

    private static final class Field {
        private UUID team = UUID.randomUUID();
        private final UnitInspection inspection = new UnitInspection(UUID.randomUUID(), team, UUID.randomUUID(), null);
        private @Nullable Instant handedOver;
        private @Nullable Instant field;
        private int people;
        private long notices;

        /** Of a step, or of the end. */
        private List<Unmet> missing(boolean interviewed) {
            return interviewed && people < ENOUGH_PEOPLE
                    ? List.of(Rule.INTERVIEWS.unmet("too-few-interviewees", String.valueOf(people)))
                    : List.of();
        }

        private void act(Told told, Instant moment) {
            Step step = Step.numbered(told.step());
            List<KeptEvidence> evidence = told.evidence().stream()
                    .map(kind -> new KeptEvidence(
                            kind,
                            "17",
                            kind == EvidenceKind.COUNT ? 20 : null,
                            null,
                            kind == EvidenceKind.FILE ? "aa" : null))
                    .toList();
            Occurrence now = new Occurrence(moment, moment, null);
            List<Unmet> missing = missing(step == Step.INDIVIDUAL_INTERVIEWS);
            switch (told.act()) {
                case HAND_OVER -> {
                    UUID next = UUID.randomUUID();
                    inspection.handOver(next, handOver(told, moment));
                    team = next;
                    handedOver = handOver(told, moment);
                }
                case INTERVIEW -> people += 2 * step.number();
                case TWO_TURN_OUT_ONE -> people = Math.max(0, people - 1);
                case ANNOUNCE, ANNOUNCE_FOR_LATER ->
                    inspection.announce(
                            new InspectionNotice(
                                    new Occurrence(posted(told, handedOver).plusSeconds(notices++), moment, "late"),
                                    fieldworkBegins(told, handedOver),
                                    "12380",
                                    "board",
                                    List.of("a"),
                                    null,
                                    null),
                            PERIOD,
                            null);
                case GO_TO_THE_FIELD -> field = field == null ? moment : field;
                case START ->
                    inspection.start(step, new StartedStep(now, "hall", UUID.randomUUID()), field, RULES, List.of());
                case COMPLETE -> inspection.complete(step, now, evidence, RULES, missing);
                case RECORD ->
                    inspection.record(
                            step,
                            RecordedStep.of(now, now, "hall", UUID.randomUUID(), evidence),
                            field,
                            RULES,
                            missing);
                case ADD -> inspection.addEvidence(step, evidence, moment, "7", null);
                case ADD_WITH_A_REASON -> inspection.addEvidence(step, evidence, moment, "7", "found later");
                default -> inspection.conclude(now, REQUIRED, missing(true));
            }
        }

        private String shown() {
            Map<Step, List<KeptEvidence>> evidence = new EnumMap<>(Step.class);
            Stream.of(Step.values()).forEach(step -> evidence.put(step, inspection.evidenceOf(step)));
            return inspection.state() + " " + inspection.teamId() + inspection.steps() + inspection.running() + evidence
                    + inspection.bits();
        }
    }

    @Property(tries = 1000)
    void whateverHappensAnInspectionIsAsTheModelSays(@ForAll("sequences") List<Told> sequence) {
        Field field = new Field();
        Model model = new Model();
        Instant now = MORNING;
        for (Told told : sequence) {
            now = now.plusSeconds(60);
            take(field, model, told, told.back() ? now.minusSeconds(400) : now);
        }
        // From wherever that led to, it can be brought to its end.
        List<EvidenceKind> enough = List.of(EvidenceKind.RECORD, EvidenceKind.COUNT, EvidenceKind.COUNT);
        now = now.plusSeconds(86_400L * 5);
        take(field, model, new Told(Act.ANNOUNCE, 1, List.of(), false), now);
        take(field, model, new Told(Act.GO_TO_THE_FIELD, 1, List.of(), false), now);
        take(field, model, new Told(Act.RECORD, 1, enough, false), now);
        // Mostly with fewer than it takes.
        take(field, model, new Told(Act.START, 6, List.of(), false), now);
        take(field, model, new Told(Act.COMPLETE, 6, enough, false), now);
        take(field, model, new Told(Act.INTERVIEW, 10, List.of(), false), now);
        take(field, model, new Told(Act.INTERVIEW, 10, List.of(), false), now);
        for (int step = 1; step <= 10; step++) {
            take(field, model, new Told(Act.COMPLETE, step, enough, false), now);
            take(field, model, new Told(Act.RECORD, step, enough, false), now);
        }
        while (model.people >= ENOUGH_PEOPLE) {
            take(field, model, new Told(Act.TWO_TURN_OUT_ONE, 1, List.of(), false), now);
        }
        take(field, model, new Told(Act.CONCLUDE, 1, List.of(), false), now);
        take(field, model, new Told(Act.INTERVIEW, 1, List.of(), false), now);
        take(field, model, new Told(Act.CONCLUDE, 1, List.of(), false), now);
        assertThat(field.inspection.state()).isEqualTo(Progress.CONCLUDED);
    }

    private static void take(Field field, Model model, Told told, Instant moment) {
        String before = field.shown();
        if (model.take(told, moment)) {
            field.act(told, moment);
        } else {
            assertThatThrownBy(() -> field.act(told, moment)).as("%s", told).isInstanceOf(ProblemException.class);
            assertThat(field.shown()).as("%s, refused", told).isEqualTo(before);
        }
        UnitInspection inspection = field.inspection;
        assertThat(inspection.teamId()).isEqualTo(field.team);
        assertThat(inspection.steps().keySet())
                .extracting(Step::number)
                .containsExactlyElementsOf(model.starts.keySet());
        assertThat(inspection.running().keySet())
                .extracting(Step::number)
                .containsExactlyElementsOf(model.running.keySet());
        assertThat(inspection.state() == Progress.CONCLUDED).isEqualTo(model.concluded);
        assertThat(inspection.bits()).isEqualTo(StepBits.of(inspection.steps(), inspection.running()));
        for (Step step : inspection.steps().keySet()) {
            assertThat(REQUIRED.lacking(step, inspection.evidenceOf(step)))
                    .as("of %s", step)
                    .isEmpty();
            assertThat(inspection.evidenceOf(step))
                    .extracting(KeptEvidence::kind)
                    .containsExactlyElementsOf(model.evidence.getOrDefault(step.number(), List.of()));
        }
    }
}
