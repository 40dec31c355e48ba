package dev.qingfeng.inspection.ballotform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

/** Who stands in the next round follows from the figures of the one before, and from nothing else. */
class ProgressionTest {

    private static Progression rule(ProgressionRule rule, int value) {
        return new Progression("reserve-cadres", "people", rule, value);
    }

    private static Map<UUID, Long> votes(long... numbers) {
        Map<UUID, Long> votes = new LinkedHashMap<>();
        for (int i = 0; i < numbers.length; i++) {
            votes.put(new UUID(0, i), numbers[i]);
        }
        return votes;
    }

    private static List<Long> nominees(Progression progression, long ballots, long... numbers) {
        return progression.nominees(votes(numbers), ballots).stream()
                .map(UUID::getLeastSignificantBits)
                .toList();
    }

    @Test
    void theFirstSoManyStandInTheOrderOfTheirVotes() {
        assertThat(nominees(rule(ProgressionRule.TOP, 2), 50, 5, 30, 20)).containsExactly(1L, 2L);
    }

    @Test
    void whoIsLevelWithTheLastStandsToo() {
        assertThat(nominees(rule(ProgressionRule.TOP, 2), 50, 20, 30, 20, 19)).containsExactly(1L, 0L, 2L);
        assertThat(nominees(rule(ProgressionRule.TOP, 1), 50, 7, 7, 7)).containsExactly(0L, 1L, 2L);
    }

    @Test
    void nobodyStandsWithoutAVote() {
        assertThat(nominees(rule(ProgressionRule.TOP, 5), 50, 0, 3, 0)).containsExactly(1L);
        assertThat(nominees(rule(ProgressionRule.TOP, 1), 50, 0, 0)).isEmpty();
        assertThat(nominees(rule(ProgressionRule.AT_LEAST, 1), 0, 0, 0)).isEmpty();
        assertThat(nominees(rule(ProgressionRule.TOP, 1), 0)).isEmpty();
    }

    @Test
    void aShareIsOneOfAllBallotsAndIsReachedExactly() {
        assertThat(nominees(rule(ProgressionRule.AT_LEAST, 30), 50, 15, 14, 16)).containsExactly(2L, 0L);
        assertThat(nominees(rule(ProgressionRule.AT_LEAST, 33), 100, 33, 32)).containsExactly(0L);
        assertThat(nominees(rule(ProgressionRule.AT_LEAST, 34), 50, 17, 16)).containsExactly(0L);
        assertThat(nominees(rule(ProgressionRule.AT_LEAST, 33), 50, 16, 17)).containsExactly(1L);
    }

    @Property
    void nobodyWithFewerVotesStandsBeforeSomebodyWithMore(
            @ForAll @NotEmpty List<@IntRange(max = 30) Integer> numbers, @ForAll @IntRange(min = 1, max = 12) int top) {
        Map<UUID, Long> votes =
                votes(numbers.stream().mapToLong(Integer::longValue).toArray());
        List<UUID> nominees = rule(ProgressionRule.TOP, top).nominees(votes, 30);
        long least = nominees.stream()
                .mapToLong(each -> votes.getOrDefault(each, 0L))
                .min()
                .orElse(1);
        assertThat(votes.entrySet().stream()
                        .filter(each -> each.getValue() >= least)
                        .map(Map.Entry::getKey))
                .containsExactlyInAnyOrderElementsOf(nominees);
        assertThat(nominees.stream().filter(each -> votes.getOrDefault(each, 0L) > least))
                .hasSizeLessThan(top);
    }
}
