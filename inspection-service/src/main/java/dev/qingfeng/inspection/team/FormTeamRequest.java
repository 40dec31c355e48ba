package dev.qingfeng.inspection.team;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An inspection team to form. */
public record FormTeamRequest(
        @NotNull @Schema(examples = "01980f2a-7c00-7000-8000-000000000001")
        UUID cycleId,

        @NotBlank @Size(max = 100) @Schema(examples = "第一考察组")
        String name,

        @NotNull @Schema(description = "A cadre of the city", examples = "01980f2a-7c00-7000-8000-000000000011")
        UUID leaderId,

        @NotNull
        @Size(max = 100)
        @Schema(
                description = "Cadres of the city; the leader is a member whether listed or not",
                examples = "[\"01980f2a-7c00-7000-8000-000000000012\"]")
        List<@NotNull UUID> memberIds,

        @NotNull
        @Size(max = 100)
        @Schema(
                description =
                        "Township units of the city that no other team of the cycle inspects; none if they are assigned later",
                examples = "[\"01980f2a-7c00-7000-8000-000000000002\"]")
        List<@NotNull UUID> unitIds,

        @Size(max = 100)
        @Schema(
                description =
                        "Where members are drawn from; of whoever is not named, the unit where the registry has them")
        @Nullable
        List<@NotNull @Valid MemberSource> sources,

        @Schema(
                description =
                        "When it was formed and given its units; absent if now. No notice names it that hung before that",
                examples = "2026-06-08T01:00:00Z")
        @Nullable
        Instant occurredAt,

        @Size(max = 500)
        @Schema(description = "Needed if it is recorded on a later day than it was formed on", examples = "红头文件成立,次日补录")
        @Nullable
        String lateReason) {}
