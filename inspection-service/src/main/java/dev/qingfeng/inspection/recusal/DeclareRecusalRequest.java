package dev.qingfeng.inspection.recusal;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** That somebody stands aside from a unit. */
public record DeclareRecusalRequest(
        @NotNull @Schema(examples = "01980f2a-7c00-7000-8000-000000000001")
        UUID cycleId,

        @NotNull
        @Schema(
                description = "Yourself, or as an officer of the city any of its cadres",
                examples = "01980f2a-7c00-7000-8000-000000000012")
        UUID cadreId,

        @NotNull @Schema(description = "A township unit of the city", examples = "01980f2a-7c00-7000-8000-000000000002")
        UUID unitId,

        @NotBlank @Size(max = 500) @Schema(description = "Confidential", examples = "与该镇班子成员曾是邻居")
        String reason,

        @Schema(description = "When it was declared; absent if now", examples = "2026-06-09T01:00:00Z") @Nullable
        Instant occurredAt,

        @Size(max = 500)
        @Schema(description = "Needed if it is recorded on a later day than it was declared on", examples = "书面提出,次日补录")
        @Nullable
        String lateReason) {}
