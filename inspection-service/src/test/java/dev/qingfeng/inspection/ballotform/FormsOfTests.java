package dev.qingfeng.inspection.ballotform;

import dev.qingfeng.inspection.meeting.AttendeeClass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Forms, candidates and ballots for tests that need no container. */
final class FormsOfTests {

    private FormsOfTests() {}

    static Wording words(String text) {
        return new Wording(text, text, text);
    }

    static FormDefinition form(FormQuestion... questions) {
        return new FormDefinition(words("form"), List.of(questions));
    }

    /** With choices that mean grades, in their order, where there are four. */
    static FormQuestion rate(String code, FormBlock block, QuestionAbout about, int choices, AttendeeClass... classes) {
        ChoiceMeaning[] grades = {
            ChoiceMeaning.EXCELLENT, ChoiceMeaning.FAIRLY_GOOD, ChoiceMeaning.AVERAGE, ChoiceMeaning.POOR
        };
        return new FormQuestion(
                code,
                block,
                QuestionKind.RATE,
                about,
                words(code),
                IntStream.range(0, choices)
                        .mapToObj(i -> new FormChoice(words(code + i), choices == 4 ? grades[i] : null))
                        .toList(),
                null,
                Arrays.asList(classes),
                null);
    }

    static FormQuestion select(String code, FormBlock block, QuestionAbout about, int choices, @Nullable Integer max) {
        return new FormQuestion(
                code,
                block,
                QuestionKind.SELECT,
                about,
                words(code),
                IntStream.range(0, choices)
                        .mapToObj(i -> new FormChoice(words(code + i), null))
                        .toList(),
                max,
                List.of(),
                null);
    }

    static List<Candidate> people(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> new Candidate(new UUID(7, i), "某" + i, ""))
                .toList();
    }

    /** Of each kind of question some, asked of all or of two classes. */
    static BallotPaper paper(Random random) {
        List<FormQuestion> questions = new ArrayList<>();
        Map<String, List<Candidate>> candidates = new HashMap<>();
        int number = 1 + random.nextInt(6);
        for (int i = 0; i < number; i++) {
            String code = "q-" + i;
            AttendeeClass[] classes = random.nextBoolean()
                    ? new AttendeeClass[0]
                    : new AttendeeClass[] {AttendeeClass.LEADER, AttendeeClass.STAFF};
            switch (random.nextInt(4)) {
                case 0 ->
                    questions.add(
                            rate(code, FormBlock.BREACH_VIEWS, QuestionAbout.NONE, 1 + random.nextInt(98), classes));
                case 1 -> {
                    questions.add(rate(code, FormBlock.MEMBER_EVALUATION, QuestionAbout.MEMBERS, 4, classes));
                    candidates.put(code, people(1 + random.nextInt(12)));
                }
                case 2 -> {
                    questions.add(
                            select(code, FormBlock.RESERVE_CADRES, QuestionAbout.NOMINEES, 0, 1 + random.nextInt(4)));
                    candidates.put(code, people(1 + random.nextInt(12)));
                }
                default -> {
                    int choices = 1 + random.nextInt(6);
                    questions.add(select(
                            code, FormBlock.BREACH_VIEWS, QuestionAbout.NONE, choices, 1 + random.nextInt(choices)));
                }
            }
        }
        return BallotPaper.of(new FormDefinition(words("form"), questions), candidates);
    }

    /** What somebody of a class may fill in. */
    static List<String> filledIn(BallotPaper paper, AttendeeClass attendeeClass, Random random) {
        Map<String, Integer> left = new LinkedHashMap<>();
        paper.form().questions().forEach(question -> {
            Integer max = question.max();
            left.put(question.code(), max == null ? Integer.MAX_VALUE : max);
        });
        return paper.positions().stream()
                .map(position -> {
                    String question = position.question().code();
                    int code = position.question().isAskedOf(attendeeClass) && left.getOrDefault(question, 0) > 0
                            ? random.nextInt(position.highest() + 1)
                            : 0;
                    if (code > 0) {
                        left.merge(question, -1, Integer::sum);
                    }
                    return "%02d".formatted(code);
                })
                .toList();
    }
}
