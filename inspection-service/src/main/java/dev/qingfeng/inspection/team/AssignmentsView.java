package dev.qingfeng.inspection.team;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who inspects what in a cycle, and what nobody inspects yet. */
@Schema(name = "TeamAssignments")
public record AssignmentsView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000001")
        UUID cycleId,

        List<TeamLoadView> teams,

        @Schema(description = "Township units of the city that no team of the cycle has")
        List<UnitLoadView> unassigned) {}
