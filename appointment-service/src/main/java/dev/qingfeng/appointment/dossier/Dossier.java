package dev.qingfeng.appointment.dossier;

import dev.qingfeng.appointment.assessment.AnnualAssessment;
import dev.qingfeng.appointment.assessment.AnnualGrade;
import dev.qingfeng.appointment.cadre.SignerCategory;
import dev.qingfeng.appointment.cadre.Training;
import dev.qingfeng.appointment.kin.Kinship;
import dev.qingfeng.appointment.kin.Relation;
import dev.qingfeng.appointment.tenure.Tenure;
import dev.qingfeng.appointment.wish.Wish;
import dev.qingfeng.appointment.wish.WishKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is known here of a cadre, each line with where it comes from and since when. A line that the reader may not see is absent;
 * one that has nothing to say is empty or gives its reason.
 */
public record Dossier(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000005")
        UUID cadreId,

        @Schema(
                description =
                        "Grades as a member of a leadership team; absent for who may not see them: who does not see the whole city,"
                                + " or who serves or served where they were given, or has kin there")
        @Nullable
        List<GradeGiven> evaluations,

        @Schema(
                description =
                        "The released rounds of ballots in which the cadre stood, for who may see grades where they were held and did"
                                + " not stand in them; what was voted is with inspection-service. Absent for who may not see"
                                + " grades, and where there are only rounds that the reader may not know of",
                examples =
                        "{\"rounds\": [{\"roundId\": \"01980f2a-7c00-7000-8000-000000000062\", \"cycleId\": \"01980f2a-7c00-7000-8000-000000000003\", \"unitId\": \"01980f2a-7c00-7000-8000-000000000002\", \"purpose\": \"DEMOCRATIC_ASSESSMENT\", \"releasedAt\": \"2026-04-20T08:00:00Z\", \"source\": \"inspection-service\"}], \"source\": \"inspection-service\"}")
        @Nullable
        BallotsHeld ballots,

        @Schema(
                description =
                        "Results of the cadre's work beside the annual assessments; absent for who may not see grades",
                examples = "{\"reason\": \"NOT_YET_RECORDED\", \"source\": \"inspection-service\"}")
        @Nullable
        KeptElsewhere performance,

        @Schema(description = "The earliest year first") List<AssessmentGiven> annualAssessments,

        @Schema(
                description =
                        "What has become of the cadre's pledges, of all cycles, one of each category; those in units that you may see,"
                                + " absent where there are only others. A pledge that was only ever due is not told")
        @Nullable
        List<PledgeTold> pledges,

        @Schema(description = "Why no pledge is told; absent once one is", examples = "NOT_SIGNED_OR_NOT_ASKED")
        @Nullable
        MissingReason pledgesMissing,

        ClearanceGiven clearance,

        @Schema(description = "The posts held, the earliest first; those in units that you may see")
        List<TenureHeld> tenures,

        List<TrainingEnrolled> trainings,

        @Schema(description = "The earliest first, withdrawn ones too; absent for who may not see wishes") @Nullable
        List<WishStated> wishes,

        @Schema(description = "Kin in units that you may see; absent for who may not see kinships") @Nullable
        List<KinKnown> kin) {

    private static final String REGISTRY = "appointment-service";
    private static final String INSPECTION = "inspection-service";

    /** A grade, where it comes from and since when. */
    public record GradeGiven(
            @Schema(examples = "01980f2a-7c00-7000-8000-000000000024")
            UUID evaluationId,

            @Schema(examples = "01980f2a-7c00-7000-8000-000000000003")
            UUID cycleId,

            @Schema(examples = "01980f2a-7c00-7000-8000-000000000002")
            UUID unitId,

            @Schema(examples = "EXCELLENT") Grade grade,
            @Schema(examples = "2026-04-30T08:00:00Z") Instant gradedAt,
            @Schema(examples = INSPECTION) String source) {

        static Stream<GradeGiven> from(Evaluation evaluation) {
            UUID cycleId = evaluation.cycleId();
            UUID unitId = evaluation.unitId();
            Grade grade = evaluation.grade();
            Instant gradedAt = evaluation.gradedAt();
            return cycleId == null || unitId == null || grade == null || gradedAt == null
                    ? Stream.empty()
                    : Stream.of(new GradeGiven(evaluation.id(), cycleId, unitId, grade, gradedAt, INSPECTION));
        }
    }

    /** The ballots in which a cadre stood; what they said is kept where they were counted. */
    public record BallotsHeld(
            @Schema(description = "Why no round is told; absent once one is", examples = "NOT_ON_RECORD_HERE") @Nullable
            MissingReason reason,

            @Schema(description = "The earliest released first")
            List<RoundStoodIn> rounds,

            @Schema(examples = INSPECTION) String source) {

        static BallotsHeld of(List<RoundStoodIn> rounds) {
            return new BallotsHeld(rounds.isEmpty() ? MissingReason.NOT_ON_RECORD_HERE : null, rounds, INSPECTION);
        }
    }

    /** A released round, where it comes from and since when. */
    public record RoundStoodIn(
            @Schema(
                    description =
                            "Of the round at inspection-service, which shows what was voted to who may read it there",
                    examples = "01980f2a-7c00-7000-8000-000000000062")
            UUID roundId,

            @Schema(examples = "01980f2a-7c00-7000-8000-000000000003")
            UUID cycleId,

            @Schema(description = "The unit that was inspected", examples = "01980f2a-7c00-7000-8000-000000000002")
            UUID unitId,

            @Schema(description = "The step of the inspection of which it was part", examples = "DEMOCRATIC_ASSESSMENT")
            BallotPurpose purpose,

            @Schema(description = "When its protocol was signed for", examples = "2026-04-20T08:00:00Z")
            Instant releasedAt,

            @Schema(examples = INSPECTION) String source) {

        static Stream<RoundStoodIn> from(ReleasedRound round) {
            UUID cycleId = round.cycleId();
            UUID unitId = round.unitId();
            BallotPurpose purpose = round.purpose();
            Instant releasedAt = round.releasedAt();
            return cycleId == null || unitId == null || purpose == null || releasedAt == null
                    ? Stream.empty()
                    : Stream.of(new RoundStoodIn(round.id(), cycleId, unitId, purpose, releasedAt, INSPECTION));
        }
    }

    /** What another service keeps of a cadre and has not told this one. */
    public record KeptElsewhere(
            @Schema(
                    description = "Why there is nothing of it here; absent once there is",
                    examples = "NOT_YET_RECORDED")
            @Nullable
            MissingReason reason,

            @Schema(examples = INSPECTION) String source) {

        static KeptElsewhere byInspection(MissingReason reason) {
            return new KeptElsewhere(reason, INSPECTION);
        }
    }

    /** An annual assessment, where it comes from and since when it is on record. */
    public record AssessmentGiven(
            @Schema(examples = "01980f2a-7c00-7000-8000-00000000000b")
            UUID assessmentId,

            @Schema(description = "The year that was assessed", examples = "2025")
            int year,

            @Schema(examples = "COMPETENT") AnnualGrade grade,

            @Schema(
                    description = "When it was entered in the registry; to correct the grade does not change it",
                    examples = "2026-01-15T01:00:00Z")
            @Nullable
            Instant recordedAt,

            @Schema(examples = REGISTRY) String source) {

        static AssessmentGiven from(AnnualAssessment assessment) {
            return new AssessmentGiven(
                    assessment.id(), assessment.year(), assessment.grade(), Entered.at(assessment.id()), REGISTRY);
        }
    }

    /** What has become of a pledge, where it comes from and since when; of one that was only ever due nothing is told. */
    public record PledgeTold(
            @Schema(examples = "01980f2a-7c00-7000-8000-000000000025")
            UUID pledgeId,

            @Schema(examples = "01980f2a-7c00-7000-8000-000000000003")
            UUID cycleId,

            @Schema(examples = "LEADING_CADRE") SignerCategory category,
            @Schema(examples = "SIGNED") PledgeState state,

            @Schema(description = "Absent until signed", examples = "2026-03-10T02:00:00Z") @Nullable
            Instant signedAt,

            @Schema(description = "When pledge-service told this state", examples = "2026-03-10T02:00:01Z") @Nullable
            Instant toldAt,

            @Schema(examples = "pledge-service") String source) {

        static Stream<PledgeTold> from(PledgeSignature pledge) {
            UUID cycleId = pledge.cycleId();
            SignerCategory category = pledge.category();
            PledgeState state = pledge.state();
            return cycleId == null || category == null || state == null
                    ? Stream.empty()
                    : Stream.of(new PledgeTold(
                            pledge.id(),
                            cycleId,
                            category,
                            state,
                            pledge.signedAt(),
                            pledge.toldAt(),
                            "pledge-service"));
        }
    }

    /** Discipline clearance, where it comes from and since when. */
    public record ClearanceGiven(
            @Schema(description = "No is everyone's initial state, and has ordinary causes", examples = "true")
            boolean given,

            @Schema(description = "Absent before the first batch", examples = "42") @Nullable
            Long batch,

            @Schema(description = "Absent before the first batch", examples = "2026-05-20T04:00:00Z") @Nullable
            Instant publishedAt,

            @Schema(examples = "complaint-service") String source) {

        static ClearanceGiven from(Optional<Clearance> clearance, boolean counts) {
            return new ClearanceGiven(
                    counts,
                    clearance.map(Clearance::batch).orElse(null),
                    clearance.map(Clearance::publishedAt).orElse(null),
                    "complaint-service");
        }
    }

    /** A time in a post, where it comes from and since when. */
    public record TenureHeld(
            @Schema(examples = "01980f2a-7c00-7000-8000-000000000009")
            UUID tenureId,

            @Schema(examples = "01980f2a-7c00-7000-8000-000000000004")
            UUID postId,

            @Schema(examples = "2019-03-01") LocalDate since,

            @Schema(
                    description = "The first day on which the post was not held any more; absent while it is",
                    examples = "2022-10-01")
            @Nullable
            LocalDate until,

            @Schema(examples = REGISTRY) String source) {

        static TenureHeld from(Tenure tenure) {
            return new TenureHeld(tenure.id(), tenure.postId(), tenure.since(), tenure.until(), REGISTRY);
        }
    }

    /** An enrolment that the principles look at, where it comes from and since when it is on record. */
    public record TrainingEnrolled(
            @Schema(examples = "INTENSIVE_CLASS") Training training,

            @Schema(
                    description =
                            "When the registry was last told of the cadre's trainings: it knows no day on which one began",
                    examples = "2026-01-15T01:00:00Z")
            @Nullable
            Instant recordedAt,

            @Schema(examples = REGISTRY) String source) {

        static TrainingEnrolled from(Training training, @Nullable Instant recordedAt) {
            return new TrainingEnrolled(training, recordedAt, REGISTRY);
        }
    }

    /** A wish, where it comes from and since when. */
    public record WishStated(
            @Schema(examples = "01980f2a-7c00-7000-8000-00000000000c")
            UUID wishId,

            @Schema(examples = "RESETTLEMENT") WishKind kind,
            @Schema(examples = "2026-01-15") LocalDate statedOn,

            @Schema(description = "Absent while it is open", examples = "2026-02-20") @Nullable
            LocalDate withdrawnOn,

            @Schema(examples = REGISTRY) String source) {

        static WishStated from(Wish wish) {
            return new WishStated(wish.id(), wish.kind(), wish.statedOn(), wish.withdrawnOn(), REGISTRY);
        }
    }

    /** A cadre who is kin, where it comes from and since when it is on record. */
    public record KinKnown(
            @Schema(examples = "01980f2a-7c00-7000-8000-000000000008")
            UUID kinshipId,

            @Schema(examples = "01980f2a-7c00-7000-8000-000000000006")
            UUID kinId,

            @Schema(description = "What the kin is to the cadre", examples = "SIBLING")
            Relation relation,

            @Schema(
                    description =
                            "When the kinship was entered in the registry; to correct the relation does not change it",
                    examples = "2026-01-15T01:00:00Z")
            @Nullable
            Instant recordedAt,

            @Schema(examples = REGISTRY) String source) {

        static KinKnown from(Kinship kinship, UUID cadreId) {
            return new KinKnown(
                    kinship.id(),
                    kinship.other(cadreId),
                    kinship.relationTo(cadreId),
                    Entered.at(kinship.id()),
                    REGISTRY);
        }
    }

    /** A number that changes with what is shown: who sees less has a version of their own. */
    long version() {
        byte[] shown = toString().getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(shown).getMostSignificantBits() & Long.MAX_VALUE;
    }
}
