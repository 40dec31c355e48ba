package dev.qingfeng.appointment.cadre;

import dev.qingfeng.platform.security.UnitPath;
import jakarta.ws.rs.QueryParam;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Of which cadres the records are asked for; of all whom the caller may see without a parameter. */
public class CadreQuery {

    /** What holds of a record {@code r} of a cadre of the units at {@code :scope}. */
    public static final String VISIBLE = "exists (select 1 from Cadre c join Unit u on u.id = c.details.unitId"
            + " where c.id = r.cadreId and within(u.path, :scope))";

    @QueryParam("cadreId")
    @Parameter(description = "Only those of this cadre", example = "01980f2a-7c00-7000-8000-000000000005")
    @Nullable
    UUID cadreId;

    @QueryParam("unitId")
    @Parameter(
            description = "Only those of cadres who serve in this very unit",
            example = "01980f2a-7c00-7000-8000-000000000002")
    @Nullable
    UUID unitId;

    /** What holds of a record {@code r} that is asked for. */
    public String condition() {
        return VISIBLE
                + (cadreId == null ? "" : " and r.cadreId = :cadreId")
                + (unitId == null
                        ? ""
                        : " and r.cadreId in (select c.id from Cadre c where c.details.unitId = :unitId)");
    }

    /** What the condition names, and room for more. */
    public Map<String, Object> parameters(UnitPath scope) {
        Map<String, Object> all = new HashMap<>();
        all.put("scope", scope.value());
        if (cadreId != null) {
            all.put("cadreId", cadreId);
        }
        if (unitId != null) {
            all.put("unitId", unitId);
        }
        return all;
    }

    /** Tells the list of one question from that of another. */
    @Override
    public String toString() {
        return "?cadreId=%s&unitId=%s".formatted(cadreId, unitId);
    }
}
