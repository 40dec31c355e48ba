package dev.qingfeng.appointment.tenure;

import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which tenures are asked for; all without a parameter. */
public class TenureQuery {

    @QueryParam("on")
    @Parameter(description = "Only those that held their post on that day", example = "2026-06-30")
    @Nullable
    LocalDate on;

    @QueryParam("cadreId")
    @Parameter(
            description = "Only those of this cadre, in posts of the units that you may see",
            example = "01980f2a-7c00-7000-8000-000000000005")
    @Nullable
    UUID cadreId;

    @QueryParam("postId")
    @Parameter(description = "Only those in this post", example = "01980f2a-7c00-7000-8000-000000000004")
    @Nullable
    UUID postId;

    @QueryParam("unitId")
    @Parameter(description = "Only those in posts of this very unit", example = "01980f2a-7c00-7000-8000-000000000002")
    @Nullable
    UUID unitId;

    /** Whether only some are asked for. */
    boolean narrows() {
        return on != null || cadreId != null || postId != null || unitId != null;
    }

    String condition() {
        return (on == null ? "" : " and held_on(t.since, t.until, :on)")
                + (cadreId == null ? "" : " and t.cadreId = :cadreId")
                + (postId == null ? "" : " and t.postId = :postId")
                + (unitId == null ? "" : " and t.postId in (select p.id from Post p where p.unitId = :unitId)");
    }

    /** What the condition names, and room for more. */
    Map<String, Object> parameters() {
        Map<String, Object> all = new HashMap<>();
        if (on != null) {
            all.put("on", on);
        }
        if (cadreId != null) {
            all.put("cadreId", cadreId);
        }
        if (postId != null) {
            all.put("postId", postId);
        }
        if (unitId != null) {
            all.put("unitId", unitId);
        }
        return all;
    }

    /** Tells the list of one question from that of another. */
    @Override
    public String toString() {
        return "?on=%s&cadreId=%s&postId=%s&unitId=%s".formatted(on, cadreId, postId, unitId);
    }
}
