package dev.qingfeng.appointment.unit;

import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A unit as the API shows it. */
@Schema(name = "Unit")
public record UnitView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000002")
        UUID id,

        @Schema(examples = "mingchuan.qingquan") String path,
        @Schema(examples = "清泉镇") String name,
        @Schema(examples = "TOWN") UnitKind kind,

        @Schema(
                description =
                        "The unit above it; of one that has ended, the one that took over from it; absent for a city",
                examples = "01980f2a-7c00-7000-8000-000000000001")
        @Nullable
        UUID parentId,

        @Schema(description = "Absent if not known", examples = "1996-05-01") @Nullable
        LocalDate establishedOn,

        @Schema(description = "The first day on which it was no more; absent while it is", examples = "2026-07-01")
        @Nullable
        LocalDate endedOn) {

    static UnitView from(Unit unit) {
        return from(new UnitThen(unit, null));
    }

    static UnitView from(UnitThen then) {
        Unit unit = then.unit();
        FormerUnit former = then.former();
        return new UnitView(
                unit.id(),
                former == null ? unit.path() : former.path(),
                former == null ? unit.name() : former.name(),
                former == null ? unit.kind() : former.kind(),
                former == null ? unit.parentId() : former.parentId(),
                unit.establishedOn(),
                unit.endedOn());
    }
}
