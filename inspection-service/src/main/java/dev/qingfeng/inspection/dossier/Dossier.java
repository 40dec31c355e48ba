package dev.qingfeng.inspection.dossier;

import dev.qingfeng.inspection.ballotform.BallotPurpose;
import dev.qingfeng.inspection.ballotform.Wording;
import dev.qingfeng.inspection.evaluation.Grade;
import dev.qingfeng.inspection.inspection.Step;
import dev.qingfeng.inspection.interview.Figures;
import dev.qingfeng.inspection.interview.RecommendedPost;
import dev.qingfeng.inspection.interview.Stratum;
import dev.qingfeng.inspection.meeting.AttendeeClass;
import dev.qingfeng.inspection.thoughttalk.TalkKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * All that an inspection has on record of one member of a leadership team. Each part says where it comes from and as of when: the
 * time at which the latest of its records was entered, so that the same records make the same dossier.
 */
@Schema(name = "Dossier")
public record Dossier(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000021")
        UUID inspectionId,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000001")
        UUID cycleId,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000002")
        UUID unitId,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000005")
        UUID cadreId,

        Person person,

        @Schema(description = "The one in force; absent until posted") @Nullable
        Notice notice,

        @Schema(description = "Absent until one is done") @Nullable
        Steps steps,

        @Schema(description = "Absent until one was held") @Nullable
        Meetings meetings,

        @Schema(description = "Absent until there is one") @Nullable
        Interviews interviews,

        @Schema(description = "Absent until they are counted, and for readers who may not see them") @Nullable
        OpinionsInInterviews opinionsInInterviews,

        @Schema(
                description =
                        "Absent until a round in which people vote on the member is certified, and for readers who may not see its result")
        @Nullable
        Ballots ballots,

        @Schema(description = "Absent until there was one with the member") @Nullable
        Talks talks,

        @Schema(description = "Absent until the inspection team has formed one of the member") @Nullable
        PreliminaryOpinionOfMember preliminaryOpinion,

        @Schema(description = "Absent until graded") @Nullable
        EvaluationOfMember evaluation,

        Findings findings,

        @Schema(description = "Parts that are not there yet, or not whole")
        List<DossierSection> missing,

        @Schema(description = "Parts that are there and not shown to you")
        List<DossierSection> withheld) {

    /** Who it is of. */
    @Schema(name = "DossierPerson")
    public record Person(
            DossierSource source,

            @Schema(description = "How often the registry had changed what it tells of them", examples = "3")
            long registryVersion,

            @Schema(examples = "某某") String name,

            @Schema(examples = "清泉镇") String unit,

            @Schema(examples = "TOWN") @Nullable String unitKind,

            @Schema(description = "Absent while the registry has told no such post", examples = "PARTY_SECRETARY")
            @Nullable
            String post) {}

    /** How the inspection was announced. */
    @Schema(name = "DossierNotice")
    public record Notice(
            DossierSource source,
            Instant asOf,
            Instant postedAt,
            @Schema(examples = "2026-06-14") LocalDate fieldworkBeginsOn,

            @Schema(examples = "镇政府公示栏") String place,

            @Schema(description = "How often it was issued", examples = "1")
            int issued) {}

    /** The steps that were carried out, by their numbers. */
    @Schema(name = "DossierSteps")
    public record Steps(DossierSource source, Instant asOf, List<DoneStep> done) {

        /** One of them. */
        @Schema(name = "DossierStep")
        public record DoneStep(
                Step step,
                Instant startedAt,
                Instant endedAt,
                @Schema(examples = "镇政府会议室") String place,

                @Schema(description = "Whether it was recorded on a later day")
                boolean late) {}
    }

    /** The meetings that were held, the earliest first; counts without names. */
    @Schema(name = "DossierMeetings")
    public record Meetings(DossierSource source, Instant asOf, List<HeldMeeting> held) {

        /** One of them. */
        @Schema(name = "DossierMeeting")
        public record HeldMeeting(
                Instant startedAt, @Schema(examples = "镇礼堂") String place, List<Step> steps, List<OfClass> classes) {}

        /** How many of a class. */
        @Schema(name = "DossierAttendance")
        public record OfClass(
                AttendeeClass attendeeClass,
                @Schema(examples = "12") int expected,
                @Schema(examples = "11") int present) {}
    }

    /** How many people were interviewed, each once. */
    @Schema(name = "DossierInterviews")
    public record Interviews(
            DossierSource source,
            Instant asOf,
            @Schema(examples = "43") int people,
            List<OfStratum> strata) {

        /** How many of a stratum. */
        @Schema(name = "DossierStratum")
        public record OfStratum(
                Stratum stratum, @Schema(examples = "5") int people) {}
    }

    /** What interviewees think of the member: what is small enough to point to a person is not there. */
    @Schema(name = "DossierOpinionsInInterviews")
    public record OpinionsInInterviews(
            DossierSource source,
            Instant asOf,

            @Schema(description = "How many gave an opinion; absent where they are few", examples = "38") @Nullable
            Integer people,

            List<Figures.OfGrade> grades,

            @Schema(description = "For what enough people recommended them; beside what a ballot says")
            List<Recommended> recommendations) {

        /** By how many for what. */
        @Schema(name = "DossierRecommendation")
        public record Recommended(
                RecommendedPost post,
                @Schema(examples = "17") int people) {}
    }

    /** What ballots say of the member, in the order in which their rounds were certified. */
    @Schema(name = "DossierBallots")
    public record Ballots(DossierSource source, Instant asOf, List<OnQuestion> questions) {

        /** In answer to one question. */
        @Schema(name = "DossierBallotQuestion")
        public record OnQuestion(
                BallotPurpose purpose,

                @Schema(description = "Of the rounds of its meeting, from 1", examples = "1")
                int round,

                Wording question,

                @Schema(description = "Of those who were asked", examples = "63")
                long ballots,

                List<OnChoice> choices) {}

        /** How many chose what. */
        @Schema(name = "DossierBallotChoice")
        public record OnChoice(
                @Schema(description = "Absent where the member was selected, or nothing was") @Nullable
                Wording choice,

                @Schema(description = "Whether nothing was chosen", examples = "false")
                boolean blank,

                @Schema(examples = "41") long ballots) {}
    }

    /** Talks with the member, the earliest first. */
    @Schema(name = "DossierTalks")
    public record Talks(DossierSource source, Instant asOf, List<Held> held) {

        /** One of them. */
        @Schema(name = "DossierTalk")
        public record Held(TalkKind kind, Instant startedAt) {}
    }

    /** What the inspection team thought of the member at its meeting. */
    @Schema(name = "DossierPreliminaryOpinion")
    public record PreliminaryOpinionOfMember(
            DossierSource source,
            Instant asOf,
            @Schema(description = "When the team met") Instant metAt,
            Grade grade,
            String merits,
            String shortcomings,

            @Schema(description = "More than 1 if it was formed anew", examples = "1")
            int edition) {}

    /** The grade of the member, with the number of its reasons. */
    @Schema(name = "DossierEvaluation")
    public record EvaluationOfMember(DossierSource source, Instant asOf, Grade grade, List<String> reasons) {}

    /** How much was found in the unit, without what turned out to be none: the number and nothing else. */
    @Schema(name = "DossierFindings")
    public record Findings(
            DossierSource source,

            @Schema(description = "Absent while there is none") @Nullable
            Instant asOf,

            @Schema(examples = "2") int number) {}

    @SuppressWarnings("NullAway") // What was fixed before a part came lacks it.
    public Dossier {
        missing = missing == null ? List.of() : List.copyOf(missing);
        withheld = withheld == null ? List.of() : List.copyOf(withheld);
    }

    /** The same for whoever may not see these: what interviewees think, and what ballots say. */
    Dossier without(Set<DossierSection> hidden) {
        List<DossierSection> without = new ArrayList<>(withheld);
        boolean opinions = opinionsInInterviews != null && hidden.contains(DossierSection.OPINIONS_IN_INTERVIEWS);
        if (opinions) {
            without.add(DossierSection.OPINIONS_IN_INTERVIEWS);
        }
        boolean votes = ballots != null && hidden.contains(DossierSection.BALLOTS);
        if (votes) {
            without.add(DossierSection.BALLOTS);
        }
        return new Dossier(
                inspectionId,
                cycleId,
                unitId,
                cadreId,
                person,
                notice,
                steps,
                meetings,
                interviews,
                opinions ? null : opinionsInInterviews,
                votes ? null : ballots,
                talks,
                preliminaryOpinion,
                evaluation,
                findings,
                missing,
                without);
    }
}
