package dev.qingfeng.pledge.coverage;

import dev.qingfeng.pledge.SignerCategory;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** A line of the workbook: a unit with all below it, in one category. */
public record CoverageRow(
        String unitPath,
        String unitName,
        SignerCategory category,
        long due,
        long signed,
        long excused,
        @Nullable Double ratio) {

    static final Comparator<CoverageRow> BY_UNIT =
            Comparator.comparing(CoverageRow::unitPath).thenComparing(CoverageRow::category);

    static CoverageRow of(BoardUnit unit, CategoryCounts category) {
        Counts pledges = category.pledges();
        return new CoverageRow(
                unit.path(),
                unit.name(),
                category.category(),
                pledges.due(),
                pledges.signed(),
                pledges.excused(),
                pledges.ratio());
    }
}
