package dev.qingfeng.appointment.unit;

import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a unit was before a change, as the API shows it. */
@Schema(name = "FormerUnit")
public record FormerUnitView(
        @Schema(description = "The first day on which it was so; absent for since it was established") @Nullable
        LocalDate since,

        @Schema(description = "The first day on which it was so no more", examples = "2026-07-01")
        LocalDate until,

        @Schema(examples = "mingchuan.qingquan") String path,
        @Schema(examples = "清泉乡") String name,
        @Schema(examples = "TOWN") UnitKind kind,

        @Schema(description = "The unit above it", examples = "01980f2a-7c00-7000-8000-000000000001")
        UUID parentId) {

    static FormerUnitView from(FormerUnit former) {
        return new FormerUnitView(
                former.since(), former.until(), former.path(), former.name(), former.kind(), former.parentId());
    }
}
