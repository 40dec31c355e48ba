package dev.qingfeng.inspection.team;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How much there is to inspect in a unit. */
@Schema(name = "UnitLoad")
public record UnitLoadView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000002")
        UUID unitId,

        @Schema(description = "Of its leadership team", examples = "9")
        int officeHolders) {}
