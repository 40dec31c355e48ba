package dev.qingfeng.inspection.ballot;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What everybody may know of a sealed box. */
@Schema(name = "BallotBox")
public record BallotBoxView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000062")
        UUID roundId,

        @Schema(
                description = "SHA-256 of form and candidates, which is in each ballot",
                examples = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
        String paperSha256,

        @Schema(description = "How many slips were drawn, in the sittings that were opened", examples = "65")
        int issued,

        @Schema(description = "How many ballots that were cast with slips are in it", examples = "63")
        int ballots,

        @Schema(
                description =
                        "Of the slips whose ballots are in it, sorted: whoever holds one sees that theirs is there",
                examples = "[\"4T6MHC1R\"]")
        List<String> checkCodes,

        @Schema(
                description = "SHA-256 of each sealed ballot, sorted; which is whose nobody can tell",
                examples = "[\"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\"]")
        List<String> ballotSha256,

        @Schema(
                description = "SHA-256 of that list, a line feed after each",
                examples = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
        String boxSha256,

        @Schema(description = "What came on paper and was entered since; absent while nothing is") @Nullable
        OnPaper papers) {

    /** A list of its own, since it is made later: whoever reads the box before and after can tell them apart anyway. */
    @Schema(name = "BallotBoxPapers")
    public record OnPaper(
            @Schema(description = "How many papers were given out", examples = "19")
            int givenOut,

            @Schema(description = "How many papers were returned and entered, spoilt ones among them", examples = "18")
            int papers,

            @Schema(
                    description = "SHA-256 of each sealed ballot, sorted; which was on which paper nobody can tell",
                    examples = "[\"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\"]")
            List<String> ballotSha256,

            @Schema(
                    description = "SHA-256 of that list, a line feed after each",
                    examples = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
            String boxSha256) {}
}
