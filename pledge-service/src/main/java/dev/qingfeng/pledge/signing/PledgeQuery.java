package dev.qingfeng.pledge.signing;

import dev.qingfeng.platform.name.NameSearch;
import dev.qingfeng.platform.security.UnitPath;
import dev.qingfeng.pledge.SignerCategory;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
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

    @QueryParam("unitPath")
    @Parameter(
            description = "Only those of this unit and of those below it, as far as you may see them",
            example = "mingchuan.qingquan")
    @Pattern(regexp = UnitPath.PATTERN)
    @Nullable
    String unitPath;

    @QueryParam("staffNumber")
    @Parameter(description = "Only those of the person with this number", example = "MC0008")
    @Size(max = 20)
    @Nullable
    String staffNumber;

    @QueryParam("name")
    @Parameter(
            description =
                    "Only those of people with such a name: a part of it in characters, simplified or traditional; or its"
                            + " pinyin from the beginning, in initials or in full. For organisation and discipline officers",
            example = "張")
    @Pattern(regexp = NameSearch.WITH_A_LETTER)
    @Size(max = 60)
    @Nullable
    String name;

    boolean asksForName() {
        return name != null;
    }

    /**
     * What holds of a pledge {@code p} that is asked for; starts with {@code and} unless all are.
     *
     * @param formerIds that the person with the number had and has no more
     */
    String condition(Set<UUID> formerIds) {
        return (cycleId == null ? "" : " and p.cycleId = :cycleId")
                + (category == null ? "" : " and p.category = :category")
                + (state == null ? "" : " and p.state = :state")
                + (hasScan == null ? "" : hasScan ? " and p.scans > 0" : " and p.scans = 0 and p.method = 'PAPER'")
                + (unitPath == null
                        ? ""
                        : " and exists (select 1 from RegistryUnit a where a.id = p.unitId and within(a.path, :unitPath))")
                + (staffNumber == null
                        ? ""
                        : formerIds.isEmpty()
                                ? " and p.staffNumber = :staffNumber"
                                : " and (p.staffNumber = :staffNumber or p.cadreId in :formerIds)")
                + (name == null
                        ? ""
                        : " and exists (select 1 from SignerName s where s.cadreId = p.cadreId and "
                                + NameSearch.of(name).condition("s.nameKeys", ":name") + ")");
    }

    /** What the condition names, and room for more. */
    Map<String, Object> parameters(Set<UUID> formerIds) {
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
        if (unitPath != null) {
            all.put("unitPath", unitPath);
        }
        if (staffNumber != null) {
            all.put("staffNumber", staffNumber);
            if (!formerIds.isEmpty()) {
                all.put("formerIds", formerIds);
            }
        }
        if (name != null) {
            all.put("name", NameSearch.of(name).text());
        }
        return all;
    }

    /** Tells the list of one question from that of another. */
    @Override
    public String toString() {
        return "?cycleId=%s&category=%s&state=%s&hasScan=%s&unitPath=%s&staffNumber=%s&name=%s"
                .formatted(cycleId, category, state, hasScan, unitPath, staffNumber, name);
    }
}
