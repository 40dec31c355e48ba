package dev.qingfeng.inspection.ballot;

import dev.qingfeng.inspection.ballotform.BallotPaper;
import dev.qingfeng.inspection.ballotform.ChoiceMeaning;
import dev.qingfeng.inspection.ballotform.FormQuestion;
import dev.qingfeng.inspection.ballotform.Position;
import dev.qingfeng.inspection.ballotform.TallyResult;
import dev.qingfeng.inspection.meeting.AttendeeClass;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How many chose what, for those who may know. */
@Schema(name = "RoundResult")
public record RoundResultView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000062")
        UUID roundId,

        @Schema(description = "Slips that were drawn, in the sittings that were opened", examples = "65")
        int issued,

        @Schema(description = "Cast, blank ones among them", examples = "63")
        long ballots,

        @Schema(description = "On which nothing was chosen", examples = "1")
        long blank,

        @Schema(description = "Papers that could not be read as a ballot", examples = "0")
        long spoilt,

        @Schema(description = "Papers that were given out; absent of a round without papers", examples = "18") @Nullable
        Integer papersGivenOut,

        @Schema(
                description =
                        "How many of them were returned: those among the ballots and the spoilt ones; absent of a round without",
                examples = "17")
        @Nullable
        Integer papersReturned,

        List<Question> questions,

        @Schema(
                description =
                        "Whom each question is about, by its code and in the order of the ballot: with the definition of the form they"
                                + " are what `paperSha256` of the box is of")
        Map<String, List<BallotRoundView.BallotCandidateView>> candidates,

        @Schema(
                description = "SHA-256 of the counts as they are kept",
                examples = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
        String sha256,

        @Schema(examples = "2026-06-14T03:10:00Z") Instant countedAt) {

    /** The figures of a question. */
    @Schema(name = "QuestionResult")
    public record Question(
            @Schema(examples = "leadership-team") String code,

            @Schema(description = "Ballots of those who were asked", examples = "63")
            long asked,

            @Schema(description = "Whether there are no figures, since too few were asked", examples = "false")
            boolean withheld,

            List<Place> places) {}

    /** The figures of one place of the ballot. */
    @Schema(name = "PlaceResult")
    public record Place(
            @Schema(description = "Which place of the ballot it is, from 0", examples = "0")
            int position,

            @Schema(description = "Whom it is about; absent where it is about nobody in particular") @Nullable
            UUID candidateId,

            @Schema(
                    description =
                            "Which choice of the question is selected here, from 1; absent where one is rated, or people are"
                                    + " selected",
                    examples = "1")
            @Nullable
            Integer choice,

            List<Count> counts,

            @Schema(
                    description = "Whether there are no figures by class, since all of one chose alike",
                    examples = "false")
            boolean byClassWithheld,

            @Schema(description = "Of classes that are large enough, or were put together")
            List<OfClasses> byClass) {}

    /** Ballots with one code. */
    @Schema(name = "ChoiceCount")
    public record Count(
            @Schema(description = "`00` is blank", examples = "01")
            String code,

            @Schema(description = "Absent of a choice that stands for itself", examples = "EXCELLENT") @Nullable
            ChoiceMeaning meaning,

            @Schema(examples = "41") long ballots) {}

    /** The figures of classes that were counted together. */
    @Schema(name = "ClassesResult")
    public record OfClasses(
            @Schema(examples = "[\"PRESCRIBED\"]") List<AttendeeClass> classes, List<Count> counts) {}

    /** @param issued how many slips were drawn */
    static RoundResultView of(RoundResult result, BallotRound round, BallotPaper paper, int issued) {
        TallyResult counts = result.counts();
        List<Question> questions = new ArrayList<>();
        for (TallyResult.Question question : counts.questions()) {
            questions.add(new Question(
                    question.code(),
                    question.asked(),
                    question.withheld(),
                    question.places().stream()
                            .map(place -> place(place, paper.positions().get(place.position())))
                            .toList()));
        }
        return new RoundResultView(
                result.id(),
                issued,
                counts.ballots(),
                counts.blank(),
                counts.spoilt(),
                round.papers().total() == 0 ? null : round.papers().total(),
                round.papers().returned(),
                questions,
                BallotRoundView.candidates(round),
                result.sha256(),
                result.countedAt());
    }

    private static Place place(TallyResult.Place place, Position position) {
        return new Place(
                place.position(),
                place.candidateId(),
                place.choice(),
                counts(place.counts(), position),
                place.withheld(),
                place.byClass().stream()
                        .map(group -> new OfClasses(group.classes(), counts(group.counts(), position)))
                        .toList());
    }

    private static List<Count> counts(List<Long> counts, Position position) {
        List<Count> told = new ArrayList<>();
        for (int code = 0; code < counts.size(); code++) {
            told.add(new Count(String.format(Locale.ROOT, "%02d", code), meaning(position, code), counts.get(code)));
        }
        return told;
    }

    private static @Nullable ChoiceMeaning meaning(Position position, int code) {
        FormQuestion question = position.question();
        Integer own = position.choice();
        if (code == 0 || question.selectsPeople()) {
            return null;
        }
        return question.choices().get((own == null ? code : own) - 1).meaning();
    }
}
