package dev.qingfeng.inspection.opinion;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Of whom no preliminary opinion has been formed yet. */
@Schema(name = "MissingOpinions")
public record MissingOpinionsView(
        @Schema(description = "Whether that of the leadership team is missing", examples = "false")
        boolean leadershipTeam,

        @Schema(description = "Its members as they are now of whom one is missing, in the order of their ids")
        List<UUID> memberIds) {}
