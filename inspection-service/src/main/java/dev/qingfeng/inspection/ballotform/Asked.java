package dev.qingfeng.inspection.ballotform;

import dev.qingfeng.inspection.CanonicalJson;
import dev.qingfeng.inspection.meeting.AttendeeClass;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What voters are asked, of whom, whatever it is called and in whichever order it stands. Two rounds that ask the same could be subtracted
 * from each other.
 */
record Asked(List<Question> questions) {

    /**
     * A question without its words and its code.
     *
     * @param choices what they mean; nothing for one that stands for itself
     * @param people the ids of those whom it is about; none if it is about none who are named
     */
    record Question(
            FormBlock block,
            QuestionKind kind,
            QuestionAbout about,
            List<String> choices,
            @Nullable Integer max,
            List<AttendeeClass> classes,
            List<UUID> people) {}

    static Asked of(FormDefinition definition, Map<String, List<Candidate>> candidates) {
        return new Asked(definition.questions().stream()
                .map(question -> of(question, candidates.getOrDefault(question.code(), List.of())))
                .sorted(Comparator.comparing(CanonicalJson::of))
                .toList());
    }

    private static Question of(FormQuestion question, List<Candidate> people) {
        return new Question(
                question.block(),
                question.kind(),
                question.about(),
                question.choices().stream().map(Asked::meaning).sorted().toList(),
                question.max(),
                question.classes(),
                people.stream().map(Candidate::cadreId).sorted().toList());
    }

    private static String meaning(FormChoice choice) {
        return choice.meaning() == null ? "" : choice.meaning().name();
    }

    /** In hexadecimal. */
    String sha256() {
        return CanonicalJson.hash(CanonicalJson.of(this));
    }
}
