package dev.qingfeng.inspection.recommendation;

import dev.qingfeng.inspection.ballotform.Wording;
import dev.qingfeng.inspection.interview.RecommendedPost;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whom interviewees and voters of a unit recommend, for those who may know. */
@Schema(name = "Recommendations")
public record RecommendationsView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000021")
        UUID inspectionId,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000002")
        UUID unitId,

        @Schema(
                description = "When it was counted what interviews say; absent until then",
                examples = "2026-07-01T01:00:00Z")
        @Nullable
        Instant interviewsCountedAt,

        @Schema(description = "In the order of their ids") List<OfCadre> cadres) {

    /** Of one of them, under whichever of their ids. */
    @Schema(name = "RecommendationsOfCadre")
    public record OfCadre(
            @Schema(description = "As the registry has them now", examples = "01980f2a-7c00-7000-8000-000000000005")
            UUID cadreId,

            @Schema(description = "None where fewer people recommend them than are told of")
            List<InInterviews> inInterviews,

            @Schema(description = "None where they were on no ballot of a certified round, or too few voted")
            List<OnBallots> onBallots) {}

    /** By how many people in interviews. */
    @Schema(name = "RecommendationInInterviews")
    public record InInterviews(
            RecommendedPost post, @Schema(examples = "17") int people) {}

    /** By how many voters, of those who were asked. */
    @Schema(name = "RecommendationOnBallots")
    public record OnBallots(
            @Schema(description = "Of the rounds of its meeting, from 1", examples = "1")
            int round,

            @Schema(examples = "2026-06-14T03:10:00Z") Instant certifiedAt,

            Wording question,

            @Schema(description = "On which they were selected", examples = "41")
            long votes,

            @Schema(description = "Of those who were asked", examples = "63")
            long ballots) {}
}
