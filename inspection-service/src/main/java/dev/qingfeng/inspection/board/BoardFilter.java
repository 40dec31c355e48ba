package dev.qingfeng.inspection.board;

import dev.qingfeng.inspection.inspection.Progress;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which inspections a board is of; of all where nothing is said. */
public final class BoardFilter {

    @Parameter(description = "Only those of this inspection team")
    @QueryParam("teamId")
    @Nullable
    UUID teamId;

    @Parameter(description = "Only those that have come so far")
    @QueryParam("state")
    @Nullable
    Progress state;

    @Override
    public String toString() {
        return teamId + " " + state;
    }
}
