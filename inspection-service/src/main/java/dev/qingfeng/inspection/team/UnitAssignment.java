package dev.qingfeng.inspection.team;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A unit that goes to a team. */
public record UnitAssignment(
        @NotNull @Schema(description = "A township unit of the city", examples = "01980f2a-7c00-7000-8000-000000000002")
        UUID unitId,

        @NotNull @Schema(description = "A team of the cycle", examples = "01980f2a-7c00-7000-8000-000000000020")
        UUID teamId,

        @Schema(description = "The team that has it now; absent if none has") @Nullable
        UUID fromTeamId) {}
