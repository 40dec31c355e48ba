package dev.qingfeng.inspection.team;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a team has to inspect. */
@Schema(name = "TeamLoad")
public record TeamLoadView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000020")
        UUID teamId,

        List<UUID> unitIds,

        @Schema(description = "Office holders of the leadership teams of its units", examples = "27")
        int officeHolders) {}
