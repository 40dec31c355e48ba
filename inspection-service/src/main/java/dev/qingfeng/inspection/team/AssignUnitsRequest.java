package dev.qingfeng.inspection.team;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which units go to which teams of a cycle, all of them or none. */
public record AssignUnitsRequest(
        @NotNull @Schema(examples = "01980f2a-7c00-7000-8000-000000000001")
        UUID cycleId,

        @NotEmpty @Size(max = 5000) List<@NotNull @Valid UnitAssignment> assignments) {}
