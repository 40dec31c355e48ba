package dev.qingfeng.pledge.bulkscan;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an officer sees on a page whose code says nothing. */
public record AssignPageRequest(
        @NotNull @Schema(description = "Whose form it is", examples = "01980f2a-7c00-7000-8000-000000000008")
        UUID pledgeId,

        @Min(1)
        @Max(99)
        @Schema(description = "Which page of the form it is; absent if it has one only", examples = "1")
        @Nullable
        Integer formPage,

        @Min(1)
        @Max(99)
        @Schema(description = "How many pages the form has; absent if it has one only", examples = "1")
        @Nullable
        Integer formPages) {}
