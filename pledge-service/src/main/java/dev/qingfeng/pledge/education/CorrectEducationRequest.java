package dev.qingfeng.pledge.education;

import dev.qingfeng.pledge.SignerCategory;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** All that is said of an activity as it is known now, and why it was said otherwise. */
public record CorrectEducationRequest(
        @NotNull EducationKind kind,

        @NotNull @Min(1) @Max(1_000_000) @Schema(description = "People who took part or were reached", examples = "86")
        Integer reach,

        @NotNull @Schema(description = "No later than it was recorded", examples = "2026-06-01T01:00:00Z")
        Instant occurredAt,

        @NotBlank @Size(max = 500) @Schema(examples = "签到表漏计一个会场")
        String reason,

        @Size(max = 500)
        @Schema(description = "Why it was recorded late; absent to keep what was said", examples = "会议室没有网络")
        @Nullable
        String lateReason,

        @Size(max = 200) @Schema(description = "Who organised it; absent if unknown", examples = "镇党委组织办") @Nullable
        String organiser,

        @Size(max = 4)
        @Schema(description = "The categories of signers that it was for; absent if it was for everybody")
        @Nullable
        List<@NotNull SignerCategory> audience,

        @Size(max = 20) @Schema(description = "What people were given or shown; absent for nothing") @Nullable
        List<@NotNull @Valid Material> materials) {}
