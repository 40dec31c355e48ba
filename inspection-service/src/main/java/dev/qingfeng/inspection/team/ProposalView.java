package dev.qingfeng.inspection.team;

import dev.qingfeng.inspection.recusal.RecusalGround;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How the units that no team has could be shared. It is computed and changes nothing. */
@Schema(name = "AssignmentProposal")
public record ProposalView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000001")
        UUID cycleId,

        Balance balance,

        @Schema(description = "As `assignUnits` takes them, edited or not")
        List<UnitAssignment> assignments,

        @Schema(description = "All of the cycle, with what each would have")
        List<ProposedLoad> teams,

        @Schema(description = "Units that no team may take") List<LeftOver> leftOver) {

    /** What a team has, and what it would have. */
    public record ProposedLoad(
            @Schema(examples = "01980f2a-7c00-7000-8000-000000000020")
            UUID teamId,

            @Schema(examples = "1") int unitsNow,
            @Schema(examples = "9") int officeHoldersNow,
            @Schema(examples = "3") int units,
            @Schema(examples = "27") int officeHolders) {}

    /** A unit that stays without a team, and why. */
    public record LeftOver(
            @Schema(examples = "01980f2a-7c00-7000-8000-000000000002")
            UUID unitId,

            @Schema(examples = "9") int officeHolders,

            @Schema(description = "Of each team somebody stands aside; empty if there is no team")
            List<RecusalGround> grounds) {}
}
