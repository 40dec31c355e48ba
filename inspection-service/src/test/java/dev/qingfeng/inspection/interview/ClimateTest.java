package dev.qingfeng.inspection.interview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How few of a unit say that votes were bought is not told, and does not follow from the sums of the city. */
class ClimateTest {

    private static final List<String> QUESTION = List.of("SAW_VOTE_BUYING");

    private static Climate unit(int yes, int no, int unknown) {
        Climate climate = new Climate();
        IntStream.range(0, yes + no + unknown)
                .forEach(i -> climate.add(
                        "p" + i,
                        new InterviewContent(
                                null,
                                null,
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(new ClimateAnswer(
                                        QUESTION.get(0),
                                        i < yes
                                                ? ClimateReply.YES
                                                : i < yes + no ? ClimateReply.NO : ClimateReply.UNKNOWN)),
                                null)));
        return climate;
    }

    private static List<OfQuestion> shown(Climate unit) {
        return unit.counts().shown(QUESTION, 5);
    }

    private static List<Integer> cells(List<OfQuestion> shown) {
        return shown.get(0).replies().stream()
                .map(reply -> Objects.requireNonNullElse(reply.people(), -1))
                .toList();
    }

    private static List<Integer> city(Climate... units) {
        List<Climate> all = Arrays.asList(units);
        return cells(ClimateCounts.shown(
                QUESTION,
                all.stream().map(Climate::counts).toList(),
                all.stream().map(ClimateTest::shown).toList(),
                5));
    }

    @Test
    void aSmallCellIsHiddenWithTheNext() {
        assertThat(cells(shown(unit(2, 30, 8)))).containsExactly(-1, 30, -1);
        assertThat(cells(shown(unit(6, 30, 8)))).containsExactly(6, 30, 8);
        assertThat(cells(shown(unit(0, 40, 0)))).containsExactly(-1, -1, -1);
    }

    @Test
    void thePersonWhoAnswersAgainCountsOnce() {
        Climate climate = unit(0, 40, 0);
        climate.add(
                "p0",
                new InterviewContent(
                        null,
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(new ClimateAnswer(QUESTION.get(0), ClimateReply.UNKNOWN)),
                        null));
        assertThat(shown(climate).get(0).people()).isEqualTo(40);
    }

    @Test
    void sumsThatGiveNothingAwayAreShown() {
        assertThat(city(unit(3, 30, 7), unit(4, 30, 6))).containsExactly(7, 60, 13);
        assertThat(city(unit(9, 30, 7), unit(8, 30, 6))).containsExactly(17, 60, 13);
    }

    @Test
    void aUnitThatAloneHidesSomethingIsNotGivenAway() {
        assertThat(city(unit(2, 30, 8), unit(9, 30, 6))).containsExactly(-1, -1, -1);
    }

    @Test
    void howManyAnsweredInAUnitWhereFewDidIsNotGivenAway() {
        List<Climate> units = List.of(unit(1, 1, 1), unit(9, 30, 6));
        OfQuestion city = ClimateCounts.shown(
                        QUESTION,
                        units.stream().map(Climate::counts).toList(),
                        units.stream().map(ClimateTest::shown).toList(),
                        5)
                .get(0);
        assertThat(shown(units.get(0)).get(0).people()).isNull();
        assertThat(city.people()).isNull();
    }

    @Test
    void nextToNothingInAllUnitsTogetherIsNotShownEither() {
        assertThat(city(unit(1, 30, 8), unit(1, 30, 9))).containsExactly(-1, -1, -1);
    }

    @Test
    void whatIsKeptOfAUnitSaysTheSame() {
        ClimateCounts counts = unit(3, 30, 7).counts();
        assertThat(ClimateCounts.parse(counts.json()).shown(QUESTION, 1)).isEqualTo(counts.shown(QUESTION, 1));
    }
}
