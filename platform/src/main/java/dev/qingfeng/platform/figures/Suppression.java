package dev.qingfeng.platform.figures;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which figures of a hierarchy of sums are withheld: those of a handful of people, and as many others as it takes that nobody can work
 * one of those out from what is told. Whoever reads all that is told knows of each withheld figure no more than that it lies in a range
 * as wide as the smallest figure that is told, so it may as well be one that is not small; see {@link #ranges}.
 */
public final class Suppression {

    private static final Comparator<Figure> SMALLEST_FIRST =
            Comparator.comparingLong(Figure::count).thenComparingLong(Figure::most);

    private final Figure whole;
    private final long smallest;
    private final Set<Figure> withheld = new HashSet<>();

    private Suppression(Figure whole, long smallest) {
        this.whole = whole;
        this.smallest = smallest;
    }

    /**
     * The figures to withhold, always the same of the same figures.
     *
     * @param smallest the smallest figure that is told, 1 or more
     */
    public static Set<Figure> withheld(Figure whole, long smallest) {
        Suppression suppression = new Suppression(whole, smallest);
        suppression.withholdSmall(whole);
        Optional<Figure> narrow = suppression.tooNarrow();
        while (narrow.isPresent()) {
            // Each time one more is withheld; once all are, each can be anything from 0 to its most.
            suppression.withheld.add(suppression.complementOf(narrow.get()));
            narrow = suppression.tooNarrow();
        }
        return Collections.unmodifiableSet(suppression.withheld);
    }

    private void withholdSmall(Figure figure) {
        if (figure.isSmall(smallest)) {
            withheld.add(figure);
        }
        figure.parts().forEach(this::withholdSmall);
    }

    /** What a figure can be, both ends included. */
    record Range(long low, long high) {

        long width() {
            return high - low;
        }

        Range plus(Range other) {
            return new Range(low + other.low, Math.min(Figure.UNBOUNDED, high + other.high));
        }
    }

    /** Where it is too narrow, the first figure in the order of the hierarchy. */
    private Optional<Figure> tooNarrow() {
        Map<Figure, Range> ranges = ranges(whole, withheld);
        return all(whole)
                .filter(withheld::contains)
                .filter(figure -> isTooNarrow(figure, ranges))
                .findFirst();
    }

    private boolean isTooNarrow(Figure figure, Map<Figure, Range> ranges) {
        return ranges.getOrDefault(figure, NOTHING).width() < Math.min(smallest, figure.most());
    }

    private static Stream<Figure> all(Figure figure) {
        return Stream.concat(Stream.of(figure), figure.parts().stream().flatMap(Suppression::all));
    }

    private static final Range NOTHING = new Range(0, 0);

    /**
     * What each figure can be for somebody who knows the figures that are told, how many each can be at most, and that parts make up
     * their sum. Exact: in a hierarchy a range follows from those below it and beside it.
     */
    static Map<Figure, Range> ranges(Figure whole, Set<Figure> withheld) {
        Map<Figure, Range> below = new HashMap<>();
        rangeFromBelow(whole, withheld, below);
        Map<Figure, Range> ranges = new HashMap<>();
        ranges.put(whole, below.getOrDefault(whole, NOTHING));
        narrowParts(whole, below, ranges);
        return ranges;
    }

    private static Range rangeFromBelow(Figure figure, Set<Figure> withheld, Map<Figure, Range> below) {
        Range ofParts = figure.parts().stream()
                .map(part -> rangeFromBelow(part, withheld, below))
                .reduce(NOTHING, Range::plus);
        Range range = new Range(0, figure.most());
        if (!withheld.contains(figure)) {
            range = new Range(figure.count(), figure.count());
        } else if (!figure.parts().isEmpty()) {
            range = ofParts;
        }
        below.put(figure, range);
        return range;
    }

    private static void narrowParts(Figure figure, Map<Figure, Range> below, Map<Figure, Range> ranges) {
        Range sum = ranges.getOrDefault(figure, NOTHING);
        Range all = figure.parts().stream()
                .map(part -> below.getOrDefault(part, NOTHING))
                .reduce(NOTHING, (one, other) -> new Range(one.low() + other.low(), one.high() + other.high()));
        for (Figure part : figure.parts()) {
            Range own = below.getOrDefault(part, NOTHING);
            ranges.put(
                    part,
                    new Range(
                            Math.max(own.low(), sum.low() - (all.high() - own.high())),
                            Math.min(own.high(), sum.high() - (all.low() - own.low()))));
            narrowParts(part, below, ranges);
        }
    }

    /** What to withhold so that a figure can be more, or less. */
    private Figure complementOf(Figure figure) {
        Map<Figure, Range> below = new HashMap<>();
        if (rangeFromBelow(figure, withheld, below).width() < Math.min(smallest, figure.most())) {
            return smallestTold(figure.parts()).orElseThrow();
        }
        Map<Figure, Figure> wholes = wholes();
        Figure part = figure;
        while (wholes.containsKey(part)) {
            Figure sum = wholes.getOrDefault(part, whole);
            Figure besides = part;
            Optional<Figure> beside = smallestTold(
                    sum.parts().stream().filter(each -> each != besides).toList());
            if (beside.isPresent()) {
                return beside.get();
            }
            if (!withheld.contains(sum)) {
                return sum;
            }
            part = sum;
        }
        throw new IllegalStateException("All is withheld, and yet something follows");
    }

    private Map<Figure, Figure> wholes() {
        Map<Figure, Figure> wholes = new HashMap<>();
        all(whole).forEach(sum -> sum.parts().forEach(part -> wholes.put(part, sum)));
        return wholes;
    }

    /** Of these; where none of them is told, of their parts. */
    private Optional<Figure> smallestTold(List<Figure> figures) {
        if (figures.isEmpty()) {
            return Optional.empty();
        }
        return figures.stream()
                .filter(figure -> figure.most() > 0 && !withheld.contains(figure))
                .min(SMALLEST_FIRST)
                .or(() -> smallestTold(
                        figures.stream().flatMap(each -> each.parts().stream()).toList()));
    }
}
