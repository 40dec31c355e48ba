package dev.qingfeng.inspection.interview;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * How many people of one unit gave which reply to each question about the climate, small numbers too; only what is shown of it
 * leaves the memory unsealed.
 *
 * @param replies by question, in the order of {@link ClimateReply}
 */
@SuppressWarnings("EnumOrdinal") // Columns stand in the order of the replies.
record ClimateCounts(Map<String, int[]> replies) {

    private static final ClimateReply[] REPLIES = ClimateReply.values();

    /** Its own: how the API writes its JSON may change, what is kept may not. */
    private static final ObjectMapper JSON = new ObjectMapper();

    static ClimateCounts parse(String json) {
        try {
            Map<String, int[]> replies = new TreeMap<>();
            JSON.readTree(json).properties().forEach(question -> {
                int[] counts = new int[REPLIES.length];
                for (int i = 0; i < counts.length; i++) {
                    counts[i] = question.getValue().path(REPLIES[i].name()).asInt();
                }
                replies.put(question.getKey(), counts);
            });
            return new ClimateCounts(replies);
        } catch (JsonProcessingException e) {
            throw unreadable();
        }
    }

    String json() {
        Map<String, Map<String, Integer>> named = new TreeMap<>();
        replies.forEach((question, counts) -> {
            Map<String, Integer> each = new TreeMap<>();
            for (int i = 0; i < counts.length; i++) {
                each.put(REPLIES[i].name(), counts[i]);
            }
            named.put(question, each);
        });
        try {
            return JSON.writeValueAsString(named);
        } catch (JsonProcessingException e) {
            throw unreadable();
        }
    }

    /** Without its cause, which would quote the counts. */
    private static IllegalStateException unreadable() {
        return new IllegalStateException("Counts of the climate are no JSON");
    }

    private int[] of(String question) {
        return replies.getOrDefault(question, new int[REPLIES.length]);
    }

    /** What is shown of the unit. */
    List<OfQuestion> shown(List<String> questions, int smallest) {
        return questions.stream()
                .map(question -> {
                    int[] counts = of(question);
                    return view(question, counts, ShownCells.ofLine(counts, smallest), smallest);
                })
                .toList();
    }

    /**
     * What is shown of a city: nothing of a question where the sums would give away what is not shown of a unit.
     *
     * @param ofUnits what is shown of each of these units, in the same order
     */
    static List<OfQuestion> shown(
            List<String> questions, List<ClimateCounts> units, List<List<OfQuestion>> ofUnits, int smallest) {
        return questions.stream()
                .map(question -> {
                    int[][] counts =
                            units.stream().map(unit -> unit.of(question)).toArray(int[][]::new);
                    boolean[][] shown =
                            ofUnits.stream().map(unit -> shown(unit, question)).toArray(boolean[][]::new);
                    int[] sums = new int[REPLIES.length];
                    for (int[] unit : counts) {
                        for (int i = 0; i < sums.length; i++) {
                            sums[i] += unit[i];
                        }
                    }
                    int[] people = Arrays.stream(counts)
                            .mapToInt(unit -> Arrays.stream(unit).sum())
                            .toArray();
                    if (!ShownCells.sumIsSafe(people, smallest) || !ShownCells.sumsAreSafe(counts, shown, smallest)) {
                        return withheld(question);
                    }
                    return view(question, sums, ShownCells.ofLine(sums, smallest), smallest);
                })
                .toList();
    }

    private static boolean[] shown(List<OfQuestion> unit, String question) {
        boolean[] shown = new boolean[REPLIES.length];
        unit.stream()
                .filter(each -> each.question().equals(question))
                .forEach(each -> IntStream.range(0, shown.length).forEach(i -> shown[i] = each.shows(REPLIES[i])));
        return shown;
    }

    /** How many answered is not told either: it would tell how many did in a unit of which that is small. */
    static OfQuestion withheld(String question) {
        return new OfQuestion(
                question,
                null,
                Arrays.stream(REPLIES)
                        .map(reply -> new OfQuestion.OfReply(reply, null))
                        .toList());
    }

    private static OfQuestion view(String question, int[] counts, boolean[] shown, int smallest) {
        List<OfQuestion.OfReply> views = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            views.add(new OfQuestion.OfReply(REPLIES[i], shown[i] ? counts[i] : null));
        }
        int people = Arrays.stream(counts).sum();
        return new OfQuestion(question, people < smallest ? null : people, List.copyOf(views));
    }
}
