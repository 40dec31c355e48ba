package dev.qingfeng.inspection.ballot;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How many papers lay in the box for them, as counted at the table. In all, and not by class: whoever sorted them would see who is
 * alone of a class.
 */
public record CountPapersRequest(
        @NotNull
        @Positive
        @Max(20 * GiveOutPapersRequest.MOST)
        @Schema(description = "Shuffled before they are counted", examples = "17")
        Integer returned) {}
