package dev.qingfeng.inspection.team;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which unit of the city a member of a team is drawn from. */
public record MemberSource(
        @NotNull @Schema(examples = "01980f2a-7c00-7000-8000-000000000012")
        UUID cadreId,

        @NotNull @Schema(description = "A unit of the city", examples = "01980f2a-7c00-7000-8000-000000000003")
        UUID unitId) {}
