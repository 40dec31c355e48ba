package dev.qingfeng.inspection.inspection;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One piece of a step's evidence: where it is found or how much it counts, and no prose. */
public record Evidence(
        @NotNull EvidenceKind kind,

        @NotBlank
        @Size(max = 200)
        @Pattern(regexp = "^[^\\n\\r\\t,;!?,;!?。]*$")
        @Schema(description = "A number or title, not a sentence", examples = "述职述廉会议记录 2026-017")
        String reference,

        @PositiveOrZero @Schema(description = "How many, where it was counted", examples = "63") @Nullable
        Integer count,

        @Schema(
                description = "The file that shows it, uploaded to the same step before; needed of a piece that is one",
                examples = "01980f2a-7c00-7000-8000-000000000071")
        @Nullable
        UUID fileId) {}
