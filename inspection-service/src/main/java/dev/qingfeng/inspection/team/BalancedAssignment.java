package dev.qingfeng.inspection.team;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;

/**
 * Shares units among teams: the heaviest first, each to the team that has least, and then moved and swapped for as long as that
 * evens two teams out. The same units and teams are shared in the same way each time. Where nobody stands aside and no team has
 * units before, the heaviest team has at most one unit's weight more than the lightest.
 */
final class BalancedAssignment {

    /** Looks at pairs of units; what is still uneven then stays so. */
    private static final long PATIENCE = 60_000_000;

    private final List<Weighed> units;
    private final List<UUID> teams;
    private final long[] loads;
    private final BitSet[] barred;
    private final List<List<Integer>> shares = new ArrayList<>();
    private long patience = PATIENCE;

    /**
     * What a team has, or there is to inspect in a unit: what comes first is evened out first.
     *
     * @param first 0 or more
     * @param second 0 or more
     */
    record Weight(int first, int second) {}

    private record Weighed(UUID id, long weight) {}

    /**
     * Shares.
     *
     * @param units those to share, with their weights
     * @param teams with what each has already
     * @param standsAside whether this team may not have this unit
     */
    BalancedAssignment(Map<UUID, Weight> units, Map<UUID, Weight> teams, BiPredicate<UUID, UUID> standsAside) {
        // What comes second never weighs as much as one of what comes first, however much of it there is.
        long factor = 1
                + 2
                        * (units.values().stream().mapToLong(Weight::second).sum()
                                + teams.values().stream()
                                        .mapToLong(Weight::second)
                                        .sum());
        this.teams = List.copyOf(new TreeMap<>(teams).keySet());
        this.loads = this.teams.stream()
                .mapToLong(team -> weigh(teams.getOrDefault(team, new Weight(0, 0)), factor))
                .toArray();
        Map<UUID, BitSet> sides = new TreeMap<>();
        units.keySet().forEach(unit -> sides.put(unit, barred(unit, standsAside)));
        this.units = units.entrySet().stream()
                .map(unit -> new Weighed(unit.getKey(), weigh(unit.getValue(), factor)))
                .sorted(Comparator.comparingLong(Weighed::weight)
                        .reversed()
                        // Of equal ones first those that fewer teams may have.
                        .thenComparing(unit ->
                                -sides.getOrDefault(unit.id(), new BitSet()).cardinality())
                        .thenComparing(Weighed::id))
                .toList();
        this.barred = this.units.stream()
                .map(unit -> sides.getOrDefault(unit.id(), new BitSet()))
                .toArray(BitSet[]::new);
        this.teams.forEach(team -> shares.add(new ArrayList<>()));
        share();
        while (evenOut()) {
            // Each time is one move or one swap.
        }
    }

    private static long weigh(Weight weight, long factor) {
        return weight.first() * factor + weight.second();
    }

    private BitSet barred(UUID unit, BiPredicate<UUID, UUID> standsAside) {
        BitSet barred = new BitSet(teams.size());
        IntStream.range(0, teams.size())
                .filter(team -> standsAside.test(teams.get(team), unit))
                .forEach(barred::set);
        return barred;
    }

    /** Which team each unit goes to; a unit that no team may have is not there. */
    SortedMap<UUID, UUID> teamsOfUnits() {
        SortedMap<UUID, UUID> assigned = new TreeMap<>();
        for (int team = 0; team < teams.size(); team++) {
            for (int unit : shares.get(team)) {
                assigned.put(units.get(unit).id(), teams.get(team));
            }
        }
        return assigned;
    }

    private void share() {
        for (int unit = 0; unit < units.size(); unit++) {
            int lightest = -1;
            for (int team = barred[unit].nextClearBit(0);
                    team < teams.size();
                    team = barred[unit].nextClearBit(team + 1)) {
                if (lightest < 0 || loads[team] < loads[lightest]) {
                    lightest = team;
                }
            }
            if (lightest >= 0) {
                shares.get(lightest).add(unit);
                loads[lightest] += units.get(unit).weight();
            }
        }
    }

    /** Moves one unit or swaps two between a heavier and a lighter team, the heaviest and the lightest first. */
    private boolean evenOut() {
        List<Integer> byLoad = IntStream.range(0, teams.size())
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(team -> loads[team]).thenComparing(Comparator.naturalOrder()))
                .toList();
        for (int heavy = byLoad.size() - 1; heavy > 0; heavy--) {
            for (int light = 0; light < heavy; light++) {
                if (evenOut(byLoad.get(heavy), byLoad.get(light))) {
                    return true;
                }
                if (patience < 0) {
                    return false;
                }
            }
        }
        return false;
    }

    private boolean evenOut(int heavy, int light) {
        long difference = loads[heavy] - loads[light];
        int given = -1;
        int taken = -1;
        long best = 0;
        for (int mine : shares.get(heavy)) {
            if (barred[mine].get(light)) {
                continue;
            }
            long moved = gain(units.get(mine).weight(), difference);
            if (moved > best) {
                best = moved;
                given = mine;
                taken = -1;
            }
            for (int theirs : shares.get(light)) {
                long swapped = gain(units.get(mine).weight() - units.get(theirs).weight(), difference);
                if (swapped > best && !barred[theirs].get(heavy)) {
                    best = swapped;
                    given = mine;
                    taken = theirs;
                }
            }
            patience -= 1 + shares.get(light).size();
        }
        if (given < 0) {
            return false;
        }
        hand(given, heavy, light);
        if (taken >= 0) {
            hand(taken, light, heavy);
        }
        return true;
    }

    /** How much more even two teams become when so much goes over; 0 or less if they do not. */
    private static long gain(long over, long difference) {
        return over <= 0 || over >= difference ? 0 : Math.min(over, difference - over);
    }

    private void hand(int unit, int from, int to) {
        shares.get(from).remove(Integer.valueOf(unit));
        shares.get(to).add(unit);
        loads[from] -= units.get(unit).weight();
        loads[to] += units.get(unit).weight();
    }
}
