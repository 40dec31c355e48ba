package dev.qingfeng.inspection.interview;

import dev.qingfeng.inspection.evaluation.Grade;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What the interviews of an inspection say together, as it is shown: what is small enough to point to a person is not there.
 *
 * @param people who were interviewed
 */
public record Figures(
        @Schema(description = "How many different people were interviewed", examples = "43")
        int people,

        @Schema(description = "Opinions on each member of the leadership team")
        List<OfMember> members,

        @Schema(description = "Opinions by the stratum of those who gave them, on all members together")
        List<OfStratum> strata,

        @Schema(description = "Who was recommended by enough people, and for what; all others are left out")
        List<Recommended> recommendations,

        @Schema(description = "What they say of the climate of the transition")
        List<OfQuestion> climate) {

    @SuppressWarnings("NullAway") // Older figures have none.
    public Figures {
        climate = climate == null ? List.of() : climate;
    }

    /** What was thought of a member. */
    public record OfMember(
            @Schema(examples = "01980f2a-7c00-7000-8000-000000000005")
            UUID cadreId,

            @Schema(description = "How many gave an opinion; absent where they are few", examples = "38") @Nullable
            Integer people,

            List<OfGrade> grades) {}

    /** What people of a stratum thought. */
    public record OfStratum(
            Stratum stratum,

            @Schema(description = "How many opinions they gave; absent where they are few", examples = "57") @Nullable
            Integer opinions,

            List<OfGrade> grades) {}

    /** How often a grade was given. */
    public record OfGrade(
            Grade grade,

            @Schema(
                    description = "Absent where few gave it, and where that could be worked out from it",
                    examples = "21")
            @Nullable
            Integer opinions) {}

    /** By how many somebody was recommended. */
    public record Recommended(
            @Schema(examples = "01980f2a-7c00-7000-8000-000000000005")
            UUID cadreId,

            RecommendedPost post,

            @Schema(examples = "17") int people) {}
}
