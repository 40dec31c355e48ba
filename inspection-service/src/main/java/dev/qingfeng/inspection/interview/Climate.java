package dev.qingfeng.inspection.interview;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Counts what people of one unit answered about the climate: of each person the last answer to each question. In memory only. */
@SuppressWarnings("EnumOrdinal") // Columns stand in the order of the replies.
final class Climate {

    private static final ClimateReply[] REPLIES = ClimateReply.values();

    private final Map<String, Map<String, ClimateReply>> replies = new HashMap<>();

    /** @param who the same for each interview of one person; the latest is added last */
    void add(String who, InterviewContent said) {
        said.climate()
                .forEach(answer -> replies.computeIfAbsent(answer.question(), any -> new HashMap<>())
                        .put(who, answer.reply()));
    }

    private int[] counts(String question) {
        int[] counts = new int[REPLIES.length];
        replies.getOrDefault(question, Map.of()).values().forEach(reply -> counts[reply.ordinal()]++);
        return counts;
    }

    /** What is shown of the unit. */
    List<OfQuestion> shown(List<String> questions, int smallest) {
        return questions.stream()
                .map(question -> {
                    int[] counts = counts(question);
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
            List<String> questions, List<Climate> units, List<List<OfQuestion>> ofUnits, int smallest) {
        return questions.stream()
                .map(question -> {
                    int[][] counts =
                            units.stream().map(unit -> unit.counts(question)).toArray(int[][]::new);
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
    private static OfQuestion withheld(String question) {
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
