package dev.qingfeng.inspection.interview;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts what people of one unit answered about the climate: of each person the last answer to each question. In memory only. */
@SuppressWarnings("EnumOrdinal") // Columns stand in the order of the replies.
final class Climate {

    private final Map<String, Map<String, ClimateReply>> replies = new HashMap<>();

    /** @param who the same for each interview of one person; the latest is added last */
    void add(String who, InterviewContent said) {
        said.climate()
                .forEach(answer -> replies.computeIfAbsent(answer.question(), any -> new HashMap<>())
                        .put(who, answer.reply()));
    }

    ClimateCounts counts() {
        Map<String, int[]> counts = new TreeMap<>();
        replies.forEach((question, given) -> {
            int[] each = new int[ClimateReply.values().length];
            given.values().forEach(reply -> each[reply.ordinal()]++);
            counts.put(question, each);
        });
        return new ClimateCounts(counts);
    }
}
