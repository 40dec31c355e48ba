package dev.qingfeng.inspection.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qingfeng.inspection.InspectionConfig;
import dev.qingfeng.platform.problem.Unmet;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The first step comes first and the tenth last; the rest may come in any order. */
class StepOrderTest {

    private static final Instant NOON = Instant.parse("2026-06-14T04:00:00Z");

    private final StepOrder order =
            new StepOrder(List.of(Step.DUTY_AND_INTEGRITY_REPORT), List.of(Step.COMPREHENSIVE_ANALYSIS));
    private final Map<Step, Instant> ends = new EnumMap<>(Step.class);

    private List<String> before(Step step, Instant startedAt) {
        return order.missing(step, startedAt, ends).stream().map(Unmet::subject).toList();
    }

    @Test
    void theStepsAreNumberedFromOneToTen() {
        assertThat(IntStream.rangeClosed(1, 10).mapToObj(Step::numbered)).containsExactly(Step.values());
        assertThat(Step.FIELD_VISIT.number()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(ints = {11, 0, -1, 100, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void thereIsNoEleventhStep(int number) {
        assertThatThrownBy(() -> Step.numbered(number)).hasMessage("no-such-step");
    }

    @Test
    void nothingComesBeforeTheFirst() {
        assertThat(before(Step.DUTY_AND_INTEGRITY_REPORT, NOON)).isEmpty();
        assertThat(before(Step.FIELD_VISIT, NOON)).containsExactly("DUTY_AND_INTEGRITY_REPORT");
        ends.put(Step.DUTY_AND_INTEGRITY_REPORT, NOON);
        assertThat(before(Step.FIELD_VISIT, NOON)).isEmpty();
    }

    @Test
    void everythingComesBeforeTheLast() {
        ends.put(Step.DUTY_AND_INTEGRITY_REPORT, NOON);
        ends.put(Step.FIELD_VISIT, NOON);
        assertThat(before(Step.COMPREHENSIVE_ANALYSIS, NOON))
                .hasSize(7)
                .doesNotContain("DUTY_AND_INTEGRITY_REPORT", "FIELD_VISIT", "COMPREHENSIVE_ANALYSIS");
    }

    /** What is recorded when does not matter, since much is recorded late: it is when it was done that counts. */
    @Test
    void itIsTheTimeThatTheyWereDoneThatCounts() {
        ends.put(Step.DUTY_AND_INTEGRITY_REPORT, NOON);
        assertThat(before(Step.FIELD_VISIT, NOON.minusSeconds(1))).containsExactly("DUTY_AND_INTEGRITY_REPORT");
    }

    /** The analysis is made of all that was found, and nobody votes while the report is still being given. */
    @Test
    void whatComesBeforeIsOverBeforeTheNextBegins() {
        ends.put(Step.DUTY_AND_INTEGRITY_REPORT, NOON);
        List.of(Step.values()).subList(1, 9).forEach(step -> ends.put(step, NOON.plusSeconds(60)));
        ends.put(Step.INDIVIDUAL_INTERVIEWS, NOON.plusSeconds(3600));
        assertThat(before(Step.COMPREHENSIVE_ANALYSIS, NOON.plusSeconds(3599)))
                .containsExactly("INDIVIDUAL_INTERVIEWS");
        assertThat(before(Step.COMPREHENSIVE_ANALYSIS, NOON.plusSeconds(3600))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theEightInBetweenComeInAnyOrder(long seed) {
        List<Step> middle = new ArrayList<>(List.of(Step.values()).subList(1, 9));
        Collections.shuffle(middle, new Random(seed));
        ends.put(Step.DUTY_AND_INTEGRITY_REPORT, NOON);
        Instant time = NOON;
        for (Step step : middle) {
            time = time.plusSeconds(60);
            assertThat(before(step, time)).isEmpty();
            assertThat(before(Step.COMPREHENSIVE_ANALYSIS, time)).isNotEmpty();
            ends.put(step, time);
        }
        assertThat(before(Step.COMPREHENSIVE_ANALYSIS, time)).isEmpty();
    }

    static LongStream seeds() {
        return LongStream.range(0, 25);
    }

    @Test
    void theOrderIsASetting() {
        assertThat(StepOrder.from(settings(List.of(1), List.of(10)))).isEqualTo(order);
        assertThat(StepOrder.from(settings(List.of(1), List.of(9, 10))))
                .isEqualTo(new StepOrder(
                        List.of(Step.DUTY_AND_INTEGRITY_REPORT),
                        List.of(Step.SPECIAL_INVESTIGATION, Step.COMPREHENSIVE_ANALYSIS)));
        StepOrder other = StepOrder.from(settings(List.of(7, 8), List.of()));
        assertThat(other.missing(Step.DOCUMENT_REVIEW, NOON, ends))
                .extracting(Unmet::subject)
                .containsExactly("FIELD_VISIT");
        assertThat(other.missing(Step.COMPREHENSIVE_ANALYSIS, NOON, ends))
                .extracting(Unmet::subject)
                .containsExactly("FIELD_VISIT", "DOCUMENT_REVIEW");
    }

    private static InspectionConfig settings(List<Integer> firstSteps, List<Integer> lastSteps) {
        return (InspectionConfig) Proxy.newProxyInstance(
                InspectionConfig.class.getClassLoader(),
                new Class<?>[] {InspectionConfig.class},
                (own, method, given) -> switch (method.getName()) {
                    case "firstSteps" -> firstSteps;
                    case "lastSteps" -> lastSteps;
                    default -> throw new AssertionError(method);
                });
    }
}
