package dev.qingfeng.pledge.education;

import dev.qingfeng.platform.security.UnitPath;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which activities are asked for; all that the caller may see without a parameter. */
public class EducationQuery {

    @QueryParam("cycleId")
    @Parameter(description = "Only those of this cycle", example = "01980f2a-7c00-7000-8000-000000000001")
    @Nullable
    UUID cycleId;

    @QueryParam("unitId")
    @Parameter(
            description = "Only those of this unit and the units below it",
            example = "01980f2a-7c00-7000-8000-000000000002")
    @Nullable
    UUID unitId;

    @QueryParam("kind")
    @Parameter(description = "Only those of this kind")
    @Nullable
    EducationKind kind;

    @QueryParam("from")
    @Parameter(description = "Only those that took place on this day or later", example = "2026-06-01")
    @Nullable
    LocalDate from;

    @QueryParam("to")
    @Parameter(description = "Only those that took place on this day or earlier", example = "2026-06-30")
    @Nullable
    LocalDate to;

    /** What holds of an activity {@code a} that is asked for. */
    String condition() {
        return "exists (select 1 from RegistryUnit u where u.id = a.unitId and within(u.path, :scope))"
                + (cycleId == null ? "" : " and a.cycleId = :cycleId")
                + (unitId == null
                        ? ""
                        : " and exists (select 1 from RegistryUnit u, RegistryUnit top where u.id = a.unitId"
                                + " and top.id = :unitId and within(u.path, top.path))")
                + (kind == null ? "" : " and a.details.kind = :kind")
                + (from == null ? "" : " and a.details.occurrence.occurredAt >= :from")
                + (to == null ? "" : " and a.details.occurrence.occurredAt < :to");
    }

    /** What the condition names, and room for more. */
    Map<String, Object> parameters(UnitPath scope, ZoneId zone) {
        Map<String, Object> all = new HashMap<>();
        all.put("scope", scope.value());
        if (cycleId != null) {
            all.put("cycleId", cycleId);
        }
        if (unitId != null) {
            all.put("unitId", unitId);
        }
        if (kind != null) {
            all.put("kind", kind);
        }
        if (from != null) {
            all.put("from", from.atStartOfDay(zone).toInstant());
        }
        if (to != null) {
            all.put("to", to.plusDays(1).atStartOfDay(zone).toInstant());
        }
        return all;
    }

    /** Tells the list of one question from that of another. */
    @Override
    public String toString() {
        return "?cycleId=%s&unitId=%s&kind=%s&from=%s&to=%s".formatted(cycleId, unitId, kind, from, to);
    }
}
