package dev.qingfeng.pledge.coverage;

import dev.qingfeng.pledge.SignerCategory;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How far a cycle's pledges are signed, over the units that the caller may see. */
public record Coverage(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000001")
        UUID cycleId,

        List<OfCategory> categories) {

    private static final String RATIO = "signed ÷ (due + signed), 0 to 1; left out where nobody is to sign";

    /** Of one category, in all and by unit. */
    @Schema(name = "CategoryCoverage")
    public record OfCategory(
            SignerCategory category,
            @Schema(examples = "30") long due,
            @Schema(examples = "10") long signed,
            @Schema(examples = "2") long excused,

            @Schema(description = RATIO, examples = "0.25") @Nullable
            Double ratio,

            List<OfUnit> units) {}

    /** Of one unit, also one that is gone by now. */
    @Schema(name = "UnitCoverage")
    public record OfUnit(
            @Schema(examples = "01980f2a-7c00-7000-8000-000000000002")
            UUID unitId,

            @Schema(examples = "mingchuan.qingquan") String unitPath,
            @Schema(examples = "清泉镇") String unitName,
            @Schema(examples = "3") long due,
            @Schema(examples = "1") long signed,
            @Schema(examples = "0") long excused,

            @Schema(description = RATIO, examples = "0.25") @Nullable
            Double ratio) {}

    /** Null where nobody is to sign. */
    static @Nullable Double ratio(long due, long signed) {
        return due + signed == 0 ? null : (double) signed / (due + signed);
    }
}
