package dev.qingfeng.inspection.ballot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChanceTest {

    @Test
    void nineOfTenCoinsFallRightElevenTimesInAThousandAndTwentyFour() {
        assertThat(Chance.ofCoins(9, 10)).isEqualTo(11 / 1024.0, within(1e-12));
        assertThat(Chance.ofCoins(0, 10)).isEqualTo(1, within(1e-12));
        assertThat(Chance.ofCoins(11, 10)).isZero();
        assertThat(Chance.ofCoins(1_000, 2_000)).isEqualTo(0.509, within(1e-3));
    }

    /** What {@link BallotUnlinkabilityTest} says of itself. */
    @Test
    void twoThirdsOfThreeHundredVotesAreNoLuckEvenWhereThousandsOfWaysAreTried() {
        int ways = 3_000;
        assertThat(ways * Chance.ofCoins(216, 320)).isLessThan(Chance.FALSE_ALARM);
        assertThat(ways * Chance.ofCoins(215, 320)).isGreaterThan(Chance.FALSE_ALARM);
        assertThat(ways * Chance.ofCoins(576, 960)).isLessThan(Chance.FALSE_ALARM);
        assertThat(ways * Chance.ofCoins(575, 960)).isGreaterThan(Chance.FALSE_ALARM);
    }

    @Test
    void shuffledDecksKeepOneCardInPlaceOnAverageAndNeverMoreOftenThanIsSaid() {
        Random random = new Random(1);
        int[] inPlace = IntStream.range(0, 20_000)
                .map(any -> {
                    int all = 0;
                    for (int deck = 0; deck < 5; deck++) {
                        List<Integer> cards =
                                new ArrayList<>(IntStream.range(0, 7).boxed().toList());
                        Collections.shuffle(cards, random);
                        all += (int) IntStream.range(0, 7)
                                .filter(i -> cards.get(i) == i)
                                .count();
                    }
                    return all;
                })
                .toArray();
        assertThat(IntStream.of(inPlace).average().orElseThrow()).isEqualTo(5, within(0.1));
        for (int at = 6; at < 15; at++) {
            int least = at;
            assertThat(IntStream.of(inPlace).filter(each -> each >= least).count() / (double) inPlace.length)
                    .isLessThan(Chance.ofShuffles(at, 5));
        }
    }
}
