package dev.qingfeng.inspection.ballot;

import dev.qingfeng.inspection.ballotform.BallotPaper;
import dev.qingfeng.inspection.ballotform.BallotPurpose;
import dev.qingfeng.inspection.ballotform.Candidate;
import dev.qingfeng.inspection.ballotform.FormQuestion;
import dev.qingfeng.inspection.ballotform.Position;
import dev.qingfeng.inspection.ballotform.QuestionKind;
import dev.qingfeng.inspection.meeting.AttendeeClass;
import dev.qingfeng.platform.web.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a voter fills in, in the language of whoever asks. */
@Schema(name = "BallotPaper")
public record BallotPaperView(
        @Schema(examples = "DEMOCRATIC_ASSESSMENT") BallotPurpose purpose,

        @Schema(
                description = "How many codes a ballot has; those of places that are not shown are `00`",
                examples = "31")
        int positions,

        List<Question> questions) {

    /** A question that the voter's class is asked. */
    @Schema(name = "BallotQuestion")
    public record Question(
            @Schema(examples = "leadership-team") String code,
            @Schema(examples = "对领导班子的总体评价") String text,
            @Schema(examples = "RATE") QuestionKind kind,

            @Schema(description = "How many places may be chosen at most; absent of a question that rates") @Nullable
            Integer max,

            List<Place> places) {}

    /** One place to fill in. */
    @Schema(name = "BallotPlace")
    public record Place(
            @Schema(description = "Which of the codes it is, from 0", examples = "0")
            int position,

            @Schema(description = "Whom it is about; absent where it is about nobody in particular", examples = "某某")
            @Nullable
            String candidate,

            @Schema(description = "What can be chosen; nothing is `00`")
            List<Choice> choices) {}

    /** One choice. */
    @Schema(name = "BallotChoice")
    public record Choice(
            @Schema(examples = "01") String code,

            @Schema(description = "Absent where the candidate is chosen", examples = "优秀") @Nullable
            String label) {}

    /** @param attendeeClass null for the questions of all classes */
    static BallotPaperView of(
            BallotPurpose purpose, BallotPaper paper, @Nullable AttendeeClass attendeeClass, Language language) {
        List<Question> questions = new ArrayList<>();
        for (FormQuestion question : paper.form().questions()) {
            if (attendeeClass == null || question.isAskedOf(attendeeClass)) {
                questions.add(new Question(
                        question.code(),
                        question.text().in(language),
                        question.kind(),
                        question.max(),
                        paper.positions(question).stream()
                                .map(position -> place(position, language))
                                .toList()));
            }
        }
        return new BallotPaperView(purpose, paper.positions().size(), questions);
    }

    private static Place place(Position position, Language language) {
        Candidate candidate = position.candidate();
        FormQuestion question = position.question();
        List<Choice> choices = new ArrayList<>();
        Integer own = position.choice();
        if (own != null) {
            choices.add(new Choice("01", question.choices().get(own - 1).label().in(language)));
        } else if (question.selectsPeople()) {
            choices.add(new Choice("01", null));
        } else {
            for (int i = 1; i <= question.choices().size(); i++) {
                choices.add(new Choice(
                        String.format(Locale.ROOT, "%02d", i),
                        question.choices().get(i - 1).label().in(language)));
            }
        }
        return new Place(position.index(), candidate == null ? null : candidate.name(), choices);
    }
}
