package dev.qingfeng.appointment.unit;

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

        @Schema(description = "The unit above it; absent for a city", examples = "01980f2a-7c00-7000-8000-000000000001")
        @Nullable
        UUID parentId) {

    static UnitView from(Unit unit) {
        return new UnitView(unit.id(), unit.path(), unit.name(), unit.kind(), unit.parentId());
    }
}
