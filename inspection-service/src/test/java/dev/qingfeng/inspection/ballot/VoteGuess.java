package dev.qingfeng.inspection.ballot;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Guesses votes from {@link Traces}: learns from all rounds but one, of which it knows what everybody voted, and guesses that one. It
 * tries each fact as a name of the vote and as a number that is larger for one vote than for the other, and looks for pieces of bytes that
 * stand where one vote is and not where the other is.
 */
final class VoteGuess {

    private static final int PIECE = 5;
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    private final List<Vote> votes;
    private final Random coin = new Random(1);

    VoteGuess(List<Vote> votes) {
        this.votes = votes;
    }

    /** A vote that somebody wants to know: one of two. */
    record Vote(int round, boolean yes, Traces.Trace trace) {}

    /** How often a way to guess was right. */
    record Score(String how, double right) {}

    /** What is seen of a vote that is known. */
    private record Known<T>(int round, boolean yes, T seen) {

        int lean() {
            return yes ? 1 : -1;
        }
    }

    /** The best of all ways. */
    Score best() {
        Stream<Score> byFact = names(trace -> trace.facts().keySet())
                .flatMap(fact -> Stream.of(
                        score("names in " + fact, trace -> values(fact, trace), this::byName),
                        score("size of " + fact, trace -> size(values(fact, trace)), VoteGuess::bySize)));
        Stream<Score> byPlace = names(trace -> trace.bytes().keySet())
                .map(place -> score("bytes of " + place, trace -> pieces(place, trace), VoteGuess::byPiece));
        return Stream.concat(byFact, byPlace)
                .max(Comparator.comparingDouble(Score::right))
                .orElseThrow();
    }

    private Stream<String> names(Function<Traces.Trace, Collection<String>> of) {
        return votes.stream()
                .flatMap(vote -> of.apply(vote.trace()).stream())
                .collect(Collectors.toCollection(TreeSet::new))
                .stream();
    }

    private <T> Score score(String how, Function<Traces.Trace, T> look, Function<List<Known<T>>, Predicate<T>> learn) {
        List<Known<T>> seen = votes.stream()
                .map(vote -> new Known<>(vote.round(), vote.yes(), look.apply(vote.trace())))
                .toList();
        long right = 0;
        for (int round : votes.stream().map(Vote::round).distinct().toList()) {
            Predicate<T> guess = learn.apply(
                    seen.stream().filter(vote -> vote.round() != round).toList());
            right += seen.stream()
                    .filter(vote -> vote.round() == round && guess.test(vote.seen()) == vote.yes())
                    .count();
        }
        return new Score(how, (double) right / votes.size());
    }

    private static List<String> values(String fact, Traces.Trace trace) {
        return trace.facts().getOrDefault(fact, List.of());
    }

    /** The same name, the same vote; a coin for new ones. */
    private Predicate<List<String>> byName(List<Known<List<String>>> known) {
        Map<List<String>, Integer> leaning = new HashMap<>();
        known.forEach(vote -> leaning.merge(vote.seen(), vote.lean(), Integer::sum));
        return seen -> {
            int lean = leaning.getOrDefault(seen, 0);
            return lean == 0 ? coin.nextBoolean() : lean > 0;
        };
    }

    /** The sum of what is a number, else how it sorts. */
    private static double size(List<String> values) {
        return values.stream()
                .mapToDouble(value -> NUMBER.matcher(value).matches() ? Double.parseDouble(value) : sorts(value))
                .sum();
    }

    private static double sorts(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        return IntStream.range(0, Math.min(6, bytes.length))
                .mapToDouble(i -> bytes[i] * Math.pow(256, -i))
                .sum();
    }

    /** Above or below what parts the known ones best. */
    private static Predicate<Double> bySize(List<Known<Double>> known) {
        record Limit(double at, boolean yesAbove, long right) {}
        Limit best = known.stream()
                .map(Known::seen)
                .distinct()
                .flatMap(at -> Stream.of(true, false)
                        .map(yesAbove -> new Limit(
                                at,
                                yesAbove,
                                known.stream()
                                        .filter(vote -> (vote.seen() > at) == (yesAbove == vote.yes()))
                                        .count())))
                .max(Comparator.comparingLong(Limit::right))
                .orElseThrow();
        return seen -> (seen > best.at()) == best.yesAbove();
    }

    /** Has a piece that those who voted so have, and the others have not. */
    private static Predicate<Set<String>> byPiece(List<Known<Set<String>>> known) {
        Map<String, Integer> leaning = new HashMap<>();
        known.forEach(vote -> vote.seen().forEach(piece -> leaning.merge(piece, vote.lean(), Integer::sum)));
        Map.Entry<String, Integer> best = leaning.entrySet().stream()
                .max(Comparator.comparingInt(entry -> Math.abs(entry.getValue())))
                .orElse(Map.entry("", 0));
        return seen -> best.getValue() > 0 == seen.contains(best.getKey());
    }

    private static Set<String> pieces(String place, Traces.Trace trace) {
        String text =
                trace.bytes().getOrDefault(place, new ByteArrayOutputStream()).toString(StandardCharsets.ISO_8859_1);
        return IntStream.rangeClosed(0, text.length() - PIECE)
                .mapToObj(i -> text.substring(i, i + PIECE))
                .collect(Collectors.toCollection(HashSet::new));
    }
}
