package dev.qingfeng.inspection.team;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.inspection.team.BalancedAssignment.Weight;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.BiPredicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Every unit that a team may have goes to one, to none whose member stands aside, and no team has much more than another. */
class BalancedAssignmentTest {

    private static boolean nobody(UUID team, UUID unit) {
        return false;
    }

    private static UUID id(int number) {
        return new UUID(0, number);
    }

    private static Map<UUID, Weight> units(List<Integer> weights) {
        Map<UUID, Weight> units = new LinkedHashMap<>();
        for (int i = 0; i < weights.size(); i++) {
            units.put(id(1000 + i), new Weight(weights.get(i), 1));
        }
        return units;
    }

    private static Map<UUID, Weight> teams(int count) {
        Map<UUID, Weight> teams = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            teams.put(id(i), new Weight(0, 0));
        }
        return teams;
    }

    private static int[] loads(Map<UUID, UUID> assigned, Map<UUID, Weight> units, int teams) {
        int[] loads = new int[teams];
        assigned.forEach((unit, team) -> loads[(int) team.getLeastSignificantBits()] +=
                units.getOrDefault(unit, new Weight(0, 0)).first());
        return loads;
    }

    private static int spread(int[] loads) {
        int most = Integer.MIN_VALUE;
        int least = Integer.MAX_VALUE;
        for (int load : loads) {
            most = Math.max(most, load);
            least = Math.min(least, load);
        }
        return most - least;
    }

    @Property
    void theHeaviestTeamHasAtMostOneUnitMoreThanTheLightest(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(max = 30) Integer> weights,
            @ForAll @IntRange(min = 1, max = 12) int teams) {
        Map<UUID, Weight> units = units(weights);
        Map<UUID, UUID> assigned =
                new BalancedAssignment(units, teams(teams), BalancedAssignmentTest::nobody).teamsOfUnits();
        assertThat(assigned.keySet()).isEqualTo(units.keySet());
        assertThat(spread(loads(assigned, units, teams))).isLessThanOrEqualTo(Collections.max(weights));
    }

    @Property
    void everyUnitThatATeamMayHaveIsGivenOnceAndToNobodyWhoStandsAside(
            @ForAll @Size(max = 40) List<@IntRange(max = 30) Integer> weights,
            @ForAll @IntRange(min = 1, max = 8) int teams,
            @ForAll @Size(max = 40) List<@IntRange(max = 255) Integer> sides) {
        Map<UUID, Weight> units = units(weights);
        BiPredicate<UUID, UUID> standsAside = (team, unit) -> {
            int index = (int) unit.getLeastSignificantBits() - 1000;
            return index < sides.size() && (sides.get(index) >> team.getLeastSignificantBits() & 1) == 1;
        };
        Map<UUID, UUID> assigned = new BalancedAssignment(units, teams(teams), standsAside).teamsOfUnits();
        assertThat(assigned)
                .allSatisfy(
                        (unit, team) -> assertThat(standsAside.test(team, unit)).isFalse());
        units.keySet()
                .forEach(unit -> assertThat(assigned.containsKey(unit))
                        .isEqualTo(teams(teams).keySet().stream().anyMatch(team -> !standsAside.test(team, unit))));
    }

    @Property
    void theSameIsProposedInWhateverOrderTheyCome(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(max = 30) Integer> weights,
            @ForAll @IntRange(min = 1, max = 6) int teams,
            @ForAll Random random) {
        Map<UUID, Weight> units = units(weights);
        List<UUID> order = new ArrayList<>(units.keySet());
        Collections.shuffle(order, random);
        Map<UUID, Weight> shuffled = new LinkedHashMap<>();
        order.forEach(unit -> shuffled.put(unit, units.getOrDefault(unit, new Weight(0, 0))));
        assertThat(new BalancedAssignment(shuffled, teams(teams), BalancedAssignmentTest::nobody).teamsOfUnits())
                .isEqualTo(new BalancedAssignment(units, teams(teams), BalancedAssignmentTest::nobody).teamsOfUnits());
    }

    @Test
    void whoHasMuchAlreadyGetsLess() {
        Map<UUID, Weight> teams = Map.of(id(0), new Weight(20, 2), id(1), new Weight(0, 0));
        Map<UUID, Weight> units = units(List.of(10, 10, 10));
        assertThat(new BalancedAssignment(units, teams, BalancedAssignmentTest::nobody)
                        .teamsOfUnits()
                        .values())
                .filteredOn(id(1)::equals)
                .hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void amongEquallyHeavyOnesTheNumberOfUnitsIsEvenedOut() {
        Map<UUID, Weight> units = new HashMap<>();
        units.put(id(1000), new Weight(6, 1));
        units.put(id(1001), new Weight(3, 1));
        units.put(id(1002), new Weight(3, 1));
        for (int i = 3; i < 6; i++) {
            units.put(id(1000 + i), new Weight(0, 1));
        }
        assertThat(new BalancedAssignment(units, teams(2), BalancedAssignmentTest::nobody)
                        .teamsOfUnits()
                        .values())
                .filteredOn(id(0)::equals)
                .hasSize(3);
    }

    @Test
    void whatStandsInTheWayOfAnEvenShareIsSwappedAway() {
        Map<UUID, Weight> units = units(List.of(8, 7, 6, 5, 4));
        // The greedy way ends with 17 and 13.
        int[] loads =
                loads(new BalancedAssignment(units, teams(2), BalancedAssignmentTest::nobody).teamsOfUnits(), units, 2);
        assertThat(spread(loads)).isZero();
    }

    @Test
    void threeThousandUnitsAreSharedAmongTwoHundredTeamsWhileTheCallerWaits() {
        Random random = new Random(7);
        Map<UUID, Weight> units = units(random.ints(3000, 5, 15).boxed().toList());
        BiPredicate<UUID, UUID> standsAside =
                (team, unit) -> (team.getLeastSignificantBits() * 31 + unit.getLeastSignificantBits() * 17) % 23 == 0;
        Instant began = Instant.now();
        Map<UUID, UUID> assigned = new BalancedAssignment(units, teams(200), standsAside).teamsOfUnits();
        assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(60));
        assertThat(assigned).hasSize(3000);
        assertThat(spread(loads(assigned, units, 200))).isLessThanOrEqualTo(2);
    }
}
