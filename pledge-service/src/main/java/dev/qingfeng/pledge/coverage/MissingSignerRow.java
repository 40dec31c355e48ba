package dev.qingfeng.pledge.coverage;

import dev.qingfeng.pledge.SignerCategory;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A line of the workbook of those who have not signed.
 *
 * @param name null if the registry has not told it yet
 */
public record MissingSignerRow(
        String unitPath,
        String unitName,
        SignerCategory category,
        String staffNumber,
        @Nullable String name) {

    static final Comparator<MissingSignerRow> BY_UNIT = Comparator.comparing(MissingSignerRow::unitPath)
            .thenComparing(MissingSignerRow::category)
            .thenComparing(MissingSignerRow::staffNumber);
}
