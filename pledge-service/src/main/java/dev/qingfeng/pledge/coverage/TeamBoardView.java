package dev.qingfeng.pledge.coverage;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A line of the board: an inspection team, over the units that it inspects. */
@Schema(name = "TeamBoard")
public record TeamBoardView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000010")
        UUID teamId,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000005")
        UUID leaderId,

        @Schema(description = "Those of its units that you may see")
        List<UUID> unitIds,

        @Schema(description = "The pledges of these units and all below them, each once")
        Counts overall,

        List<CategoryCounts> categories,

        @Schema(
                description =
                        "The pledges of its own members as such, wherever they serve; of a person one, under whichever number"
                                + " they signed")
        Counts members) {}
