package dev.qingfeng.inspection.ballot;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Guesses votes from {@link Traces}, round after round: each from what it learned of all rounds before, of which it knows what everybody
 * voted. It tries each fact as a name of the vote and as a number that is larger for one vote than for the other, and looks for pieces of
 * bytes that stand where one vote is and not where the other is.
 *
 * <p>Votes are fair coins. So whoever guesses each before learning it is right, where traces tell nothing, as often as coins fall right,
 * exactly ({@link Chance#ofCoins}), whatever was learned.
 */
final class VoteGuess {

    private final Map<String, Way<?>> ways = new TreeMap<>();
    private final Random coin = new Random(1);

    /** A vote that somebody wants to know: one of two. */
    record Vote(boolean yes, Traces.Trace trace) {}

    /** How often a way to guess was right. */
    record Score(String how, long right, long asked) {

        /** How likely somebody who knows nothing is as good. */
        double luck() {
            return Chance.ofCoins(right, asked);
        }
    }

    /** Guesses the votes of a round, and learns them. */
    void see(List<Vote> votes) {
        for (Vote vote : votes) {
            for (String fact : vote.trace().facts().keySet()) {
                ways.computeIfAbsent("names in " + fact, how -> new ByName(how, fact));
                ways.computeIfAbsent("size of " + fact, how -> new BySize(how, fact));
            }
            for (String place : vote.trace().bytes().keySet()) {
                ways.computeIfAbsent("bytes of " + place, how -> new ByPiece(how, place));
            }
        }
        ways.values().forEach(way -> way.see(votes));
    }

    /** The best of all ways. */
    Score best() {
        return ways.values().stream()
                .map(Way::score)
                .min(Comparator.comparingDouble(Score::luck))
                .orElseThrow();
    }

    /** How likely it is that one of all ways is as good as the best by luck alone. */
    double luck() {
        return ways.size() * best().luck();
    }

    /** One way to guess: learns what it saw of votes that it knows. */
    private abstract static class Way<T> {

        private final String how;
        private boolean learned;
        private long right;
        private long asked;

        Way(String how) {
            this.how = how;
        }

        void see(List<Vote> votes) {
            List<T> seen = votes.stream().map(vote -> look(vote.trace())).toList();
            if (learned) {
                prepare();
                asked += votes.size();
                right += IntStream.range(0, votes.size())
                        .filter(i -> guess(seen.get(i)) == votes.get(i).yes())
                        .count();
            }
            learned = true;
            IntStream.range(0, votes.size())
                    .forEach(i -> learn(seen.get(i), votes.get(i).yes()));
        }

        Score score() {
            return new Score(how, right, asked);
        }

        abstract T look(Traces.Trace trace);

        /** Before it guesses a round. */
        void prepare() {
            // Most have nothing to prepare.
        }

        abstract boolean guess(T seen);

        abstract void learn(T seen, boolean yes);
    }

    /** The same name, the same vote; a coin for new ones. Names are told apart by a hash, as good as always where there are few. */
    private final class ByName extends Way<Integer> {

        private static final int HASHES = 1 << 10;

        private final String fact;
        private final short[] leaning = new short[HASHES];

        ByName(String how, String fact) {
            super(how);
            this.fact = fact;
        }

        @Override
        Integer look(Traces.Trace trace) {
            int hash = values(fact, trace).hashCode() * 0x9E3779B9;
            return hash >>> 22;
        }

        @Override
        boolean guess(Integer name) {
            int lean = leaning[name];
            return lean == 0 ? coin.nextBoolean() : lean > 0;
        }

        @Override
        void learn(Integer name, boolean yes) {
            leaning[name] += (short) (yes ? 1 : -1);
        }
    }

    /** Above or below what parts the known ones best. */
    private static final class BySize extends Way<Double> {

        private static final int LONGEST_NUMBER = 18;
        private static final int SORTED_BY = 6;

        private final String fact;
        private double[] known = {};
        private final BitSet saidYes = new BitSet();
        private int count;
        private double limit;
        private boolean yesAbove;

        BySize(String how, String fact) {
            super(how);
            this.fact = fact;
        }

        /** The mean of what is a number, else how it sorts. */
        @Override
        Double look(Traces.Trace trace) {
            List<String> values = values(fact, trace);
            double all = 0;
            for (String value : values) {
                all += isNumber(value) ? Double.parseDouble(value) : sorts(value);
            }
            return values.isEmpty() ? 0 : all / values.size();
        }

        private static boolean isNumber(String value) {
            return !value.isEmpty()
                    && value.length() <= LONGEST_NUMBER
                    && Character.isDigit(value.charAt(value.length() - 1))
                    && value.chars().allMatch(at -> (at >= '0' && at <= '9') || at == '.')
                    && value.indexOf('.') == value.lastIndexOf('.');
        }

        private static double sorts(String value) {
            double sorts = 0;
            for (int i = 0; i < Math.min(SORTED_BY, value.length()); i++) {
                sorts += (value.charAt(i) & 0xFF) * Math.pow(256, -i);
            }
            return sorts;
        }

        @Override
        void prepare() {
            int[] bySize = IntStream.range(0, count)
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> known[i]))
                    .mapToInt(i -> i)
                    .toArray();
            // So far all are above the limit.
            int rightAbove = saidYes.cardinality();
            int best = -1;
            for (int i = 0; i <= count; i++) {
                if (i == 0 || i == count || known[bySize[i]] > known[bySize[i - 1]]) {
                    int right = Math.max(rightAbove, count - rightAbove);
                    if (right > best) {
                        best = right;
                        yesAbove = rightAbove == right;
                        limit = i == 0 ? Double.NEGATIVE_INFINITY : known[bySize[i - 1]];
                    }
                }
                if (i < count) {
                    rightAbove += saidYes.get(bySize[i]) ? -1 : 1;
                }
            }
        }

        @Override
        boolean guess(Double size) {
            return (size > limit) == yesAbove;
        }

        @Override
        void learn(Double size, boolean yes) {
            if (count == known.length) {
                known = Arrays.copyOf(known, 64 + 2 * count);
            }
            saidYes.set(count, yes);
            known[count++] = size;
        }
    }

    /** Has a piece that those who voted so have, and the others have not. Pieces are told apart by a hash, as good as always. */
    private static final class ByPiece extends Way<BitSet> {

        private static final int PIECE = 5;
        private static final int HASHES = 1 << 15;

        private final String place;
        private final short[] leaning = new short[HASHES];
        private int best;

        ByPiece(String how, String place) {
            super(how);
            this.place = place;
        }

        @Override
        BitSet look(Traces.Trace trace) {
            byte[] bytes = trace.bytes(place);
            BitSet pieces = new BitSet(HASHES);
            for (int i = 0; i <= bytes.length - PIECE; i++) {
                int hash = 0;
                for (int at = i; at < i + PIECE; at++) {
                    hash = (hash ^ (bytes[at] & 0xFF)) * 0x01000193;
                }
                pieces.set((hash ^ hash >>> 15) & (HASHES - 1));
            }
            return pieces;
        }

        @Override
        void prepare() {
            best = 0;
            for (int i = 1; i < HASHES; i++) {
                if (Math.abs(leaning[i]) > Math.abs(leaning[best])) {
                    best = i;
                }
            }
        }

        @Override
        boolean guess(BitSet pieces) {
            return leaning[best] > 0 == pieces.get(best);
        }

        @Override
        void learn(BitSet pieces, boolean yes) {
            pieces.stream().forEach(piece -> leaning[piece] += (short) (yes ? 1 : -1));
        }
    }

    private static List<String> values(String fact, Traces.Trace trace) {
        return trace.facts().getOrDefault(fact, List.of());
    }
}
