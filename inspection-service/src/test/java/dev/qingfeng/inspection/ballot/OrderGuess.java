package dev.qingfeng.inspection.ballot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/**
 * Guesses which ballot is whose among those that went into the box in one transaction, for somebody who has opened them all: the first
 * slip, or paper, of an order has the first ballot of another, the second the second, and so on. Tries all orders that rows have.
 */
final class OrderGuess {

    private final Map<String, Score> byWay = new TreeMap<>();

    /**
     * How well a way did.
     *
     * @param decks transactions of several
     */
    record Score(String how, long right, long asked, long decks) {

        Score plus(long more, long of) {
            return new Score(how, right + more, asked + of, decks + 1);
        }

        /** How likely somebody who knows nothing is as good. */
        double luck() {
            return Chance.ofShuffles(right, decks);
        }
    }

    /**
     * A transaction of several.
     *
     * @param marks of the slips or papers, in the order in which they came
     * @param owner of a ballot, as the number of the mark
     */
    void see(List<Traces.Row> marks, List<Traces.Row> ballots, ToIntFunction<Traces.Row> owner) {
        Traces.orders(marks)
                .forEach((by, ordered) -> Traces.ORDERS.forEach((other, order) -> {
                    List<Traces.Row> put = new ArrayList<>(ballots);
                    put.sort(order);
                    add("%s, %s".formatted(by, other), marks, ordered, put, owner);
                    put.sort(order.reversed());
                    add("%s, %s backwards".formatted(by, other), marks, ordered, put, owner);
                }));
    }

    private void add(
            String how,
            List<Traces.Row> marks,
            List<Integer> ordered,
            List<Traces.Row> put,
            ToIntFunction<Traces.Row> owner) {
        long right = 0;
        for (int i = 0; i < put.size(); i++) {
            right += owner.applyAsInt(put.get(i)) == ordered.get(i) ? 1 : 0;
        }
        byWay.put(how, byWay.getOrDefault(how, new Score(how, 0, 0, 0)).plus(right, marks.size()));
    }

    /** The best of all ways. */
    Score best() {
        return byWay.values().stream()
                .max(Comparator.comparingLong(Score::right))
                .orElseThrow();
    }

    /** How likely it is that one of all ways is as good as the best by luck alone. */
    double luck() {
        return byWay.size() * best().luck();
    }
}
