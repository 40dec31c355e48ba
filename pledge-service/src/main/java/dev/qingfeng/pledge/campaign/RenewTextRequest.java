package dev.qingfeng.pledge.campaign;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A newer edition of a campaign's text, and why. */
public record RenewTextRequest(
        @NotNull
        @Schema(
                description = "An edition of this cycle and category after the present one",
                examples = "01980f2a-7c00-7000-8000-000000000010")
        UUID textId,

        @NotBlank @Size(max = 500) @Schema(examples = "上级纪律要求更新")
        String reason,

        @Schema(description = "When it was decided; absent if now", examples = "2026-06-29T08:00:00Z") @Nullable
        Instant occurredAt,

        @Size(max = 500)
        @Schema(description = "Needed if it is recorded on a later day than it was decided", examples = "会议室没有网络")
        @Nullable
        String lateReason) {}
