package dev.qingfeng.platform.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.platform.figures.Suppression.Range;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What is of a handful of people is withheld, and cannot be worked out from what is told. */
class SuppressionTest {

    private static final int SMALLEST = 5;

    private static Figure team(long... counts) {
        return Figure.sumOf(
                LongStream.of(counts).mapToObj(count -> Figure.of(count, 60)).toList());
    }

    private static List<Figure> all(Figure figure) {
        return Stream.concat(Stream.of(figure), figure.parts().stream().flatMap(part -> all(part).stream()))
                .toList();
    }

    @Test
    void whatIsLargeIsTold() {
        Figure city = Figure.sumOf(List.of(team(20, 30), team(9, 11)));
        assertThat(Suppression.withheld(city, SMALLEST)).isEmpty();
    }

    @Test
    void besideASmallUnitOneMoreOfItsTeamIsWithheld() {
        Figure team = team(3, 9, 20);
        Figure city = Figure.sumOf(List.of(team, team(30, 31)));
        assertThat(Suppression.withheld(city, SMALLEST))
                .containsExactlyInAnyOrder(team.parts().get(0), team.parts().get(1));
    }

    @Test
    void aZeroIsAHandfulOfPeopleToo() {
        Figure team = team(0, 9, 20);
        assertThat(Suppression.withheld(team, SMALLEST)).contains(team.parts().get(0));
    }

    @Test
    void whereAllButAHandfulSaySoThatIsWithheldToo() {
        Figure team = team(58, 30, 31);
        assertThat(Suppression.withheld(team, SMALLEST)).contains(team.parts().get(0));
    }

    @Test
    void aSmallTeamIsNotTheCityWithoutTheOthers() {
        Figure small = team(1, 2);
        Figure other = team(20, 30);
        Figure city = Figure.sumOf(List.of(small, other, team(25, 35)));
        Set<Figure> withheld = Suppression.withheld(city, SMALLEST);
        assertThat(withheld).contains(small, other).doesNotContain(city);
        assertThat(withheld.stream().filter(other.parts()::contains)).isNotEmpty();
    }

    @Test
    void whereNobodyWasAskedNothingIsWithheld() {
        Figure nobody = Figure.of(0, 0);
        assertThat(Suppression.withheld(Figure.sumOf(List.of(nobody, Figure.of(30, 60))), SMALLEST))
                .isEmpty();
    }

    @Test
    void channelsWithoutAReportAreNoTwoZeros() {
        List<Figure> channels = Stream.of(6, 0, 0, 0, 0)
                .map(count -> Figure.of(count, Figure.UNBOUNDED))
                .toList();
        assertThat(Suppression.withheld(Figure.sumOf(channels), SMALLEST))
                .containsExactlyInAnyOrderElementsOf(channels);
    }

    @Provide
    Arbitrary<Figure> cities() {
        Arbitrary<Figure> units = Arbitraries.integers()
                .between(0, 70)
                .flatMap(most -> Arbitraries.integers().between(0, most).map(count -> Figure.of(count, most)));
        Arbitrary<Figure> teams = units.list().ofMinSize(1).ofMaxSize(5).map(Figure::sumOf);
        return teams.list().ofMinSize(1).ofMaxSize(7).map(Figure::sumOf);
    }

    @Property
    void noSmallFigureIsToldAndNoneThatIsWithheldFollows(@ForAll("cities") Figure city) {
        Set<Figure> withheld = Suppression.withheld(city, SMALLEST);
        Map<Figure, Range> ranges = Suppression.ranges(city, withheld);
        assertThat(all(city)).allSatisfy(figure -> {
            Range range = ranges.getOrDefault(figure, new Range(0, 0));
            assertThat(figure.count()).isBetween(range.low(), range.high());
            if (withheld.contains(figure)) {
                assertThat(range.width()).isGreaterThanOrEqualTo(Math.min(SMALLEST, figure.most()));
                if (figure.most() >= 2 * SMALLEST) {
                    assertThat(range.high()).as("may as well not be small").isGreaterThanOrEqualTo(SMALLEST);
                }
            } else {
                assertThat(figure.most() == 0 || figure.count() >= SMALLEST).isTrue();
                assertThat(range.width()).isZero();
            }
        });
    }

    @Provide
    Arbitrary<Figure> villages() {
        Arbitrary<Figure> units = Arbitraries.integers()
                .between(0, 5)
                .flatMap(most -> Arbitraries.integers().between(0, most).map(count -> Figure.of(count, most)));
        Arbitrary<Figure> teams = units.list().ofMinSize(1).ofMaxSize(3).map(Figure::sumOf);
        return teams.list().ofMinSize(1).ofMaxSize(2).map(Figure::sumOf);
    }

    /** Somebody who tries out whatever the units could be finds each value of the ranges, and none beyond. */
    @Property(tries = 300)
    void whoeverTriesAllThereIsLearnsTheRangesAndNoMore(@ForAll("villages") Figure city) {
        Set<Figure> withheld = Suppression.withheld(city, 2);
        Map<Figure, Set<Long>> possible = new HashMap<>();
        all(city).forEach(figure -> possible.put(figure, new TreeSet<>()));
        List<Figure> units =
                all(city).stream().filter(figure -> figure.parts().isEmpty()).toList();
        tryOut(city, withheld, units, new ArrayList<>(), possible);
        Map<Figure, Range> ranges = Suppression.ranges(city, withheld);
        assertThat(all(city)).allSatisfy(figure -> {
            Range range = ranges.getOrDefault(figure, new Range(-1, -1));
            assertThat(possible.getOrDefault(figure, Set.of()))
                    .contains(range.low(), range.high())
                    .hasSize((int) range.width() + 1);
        });
    }

    private static void tryOut(
            Figure city, Set<Figure> withheld, List<Figure> units, List<Long> values, Map<Figure, Set<Long>> possible) {
        if (values.size() == units.size()) {
            Map<Figure, Long> guess = new HashMap<>();
            if (fits(city, withheld, values.iterator(), guess)) {
                guess.forEach((figure, value) ->
                        possible.computeIfAbsent(figure, any -> new TreeSet<>()).add(value));
            }
            return;
        }
        for (long value = 0; value <= units.get(values.size()).most(); value++) {
            values.add(value);
            tryOut(city, withheld, units, values, possible);
            values.remove(values.size() - 1);
        }
    }

    private static boolean fits(Figure figure, Set<Figure> withheld, Iterator<Long> values, Map<Figure, Long> guess) {
        long sum = figure.parts().isEmpty() ? values.next() : 0;
        for (Figure part : figure.parts()) {
            if (!fits(part, withheld, values, guess)) {
                return false;
            }
            sum += guess.getOrDefault(part, 0L);
        }
        guess.put(figure, sum);
        return withheld.contains(figure) || sum == figure.count();
    }
}
