package dev.qingfeng.inspection.board;

import dev.qingfeng.inspection.inspection.Step;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A step of one inspection on a board. */
@Schema(name = "BoardStep")
public record StepLine(
        @Schema(description = "From 1 to 10", examples = "2")
        int step,

        Step code,
        StepState state,

        @Schema(description = "Whether it was recorded on a later day than it was carried out on")
        boolean late,

        @Schema(
                description =
                        "If it is blocked, the codes of the conditions that are missing now, as a refusal would name them; if it"
                                + " runs, those that are missing for it to be complete, beside its evidence, for the inspection"
                                + " team and whoever sees the whole city, unless they stand aside from the unit",
                examples = "[\"public-pledge-missing\"]")
        List<String> unmet) {}
