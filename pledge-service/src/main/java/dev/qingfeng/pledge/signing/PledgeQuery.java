package dev.qingfeng.pledge.signing;

import dev.qingfeng.pledge.SignerCategory;
import jakarta.ws.rs.QueryParam;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which pledges are asked for; all that the caller may see without a parameter. */
public class PledgeQuery {

    @QueryParam("cycleId")
    @Parameter(description = "Only those of this cycle", example = "01980f2a-7c00-7000-8000-000000000001")
    @Nullable
    UUID cycleId;

    @QueryParam("category")
    @Parameter(description = "Only those of this category")
    @Nullable
    SignerCategory category;

    @QueryParam("state")
    @Parameter(description = "Only those in this state")
    @Nullable
    PledgeState state;

    @QueryParam("hasScan")
    @Parameter(description = "Only those signed on paper, with a scan or without one")
    @Nullable
    Boolean hasScan;

    /** What holds of a pledge {@code p} that is asked for; starts with {@code and} unless all are. */
    String condition() {
        return (cycleId == null ? "" : " and p.cycleId = :cycleId")
                + (category == null ? "" : " and p.category = :category")
                + (state == null ? "" : " and p.state = :state")
                + (hasScan == null ? "" : hasScan ? " and p.scans > 0" : " and p.scans = 0 and p.method = 'PAPER'");
    }

    /** What the condition names, and room for more. */
    Map<String, Object> parameters() {
        Map<String, Object> all = new HashMap<>();
        if (cycleId != null) {
            all.put("cycleId", cycleId);
        }
        if (category != null) {
            all.put("category", category);
        }
        if (state != null) {
            all.put("state", state);
        }
        return all;
    }

    /** Tells the list of one question from that of another. */
    @Override
    public String toString() {
        return "?cycleId=%s&category=%s&state=%s&hasScan=%s".formatted(cycleId, category, state, hasScan);
    }
}
