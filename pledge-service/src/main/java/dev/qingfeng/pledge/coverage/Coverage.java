package dev.qingfeng.pledge.coverage;

import dev.qingfeng.pledge.SignerCategory;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How far a cycle's pledges are signed, over the units that the caller may see. */
public record Coverage(UUID cycleId, List<OfCategory> categories) {

    /** Of one category, in all and by unit. */
    @Schema(name = "CategoryCoverage")
    public record OfCategory(
            SignerCategory category,
            long due,
            long signed,
            long excused,

            @Schema(description = "signed ÷ (due + signed), 0 to 1; null where nobody is to sign") @Nullable
            Double ratio,

            List<OfUnit> units) {}

    /** Of one unit. */
    @Schema(name = "UnitCoverage")
    public record OfUnit(
            UUID unitId,
            String unitPath,
            String unitName,
            long due,
            long signed,
            long excused,
            @Nullable Double ratio) {}

    static @Nullable Double ratio(long due, long signed) {
        return due + signed == 0 ? null : (double) signed / (due + signed);
    }
}
