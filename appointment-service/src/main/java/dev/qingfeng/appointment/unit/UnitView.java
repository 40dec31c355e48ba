package dev.qingfeng.appointment.unit;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A unit as the API shows it. */
@Schema(name = "Unit")
public record UnitView(
        UUID id,
        @Schema(examples = "mingchuan.qingquan") String path,
        @Schema(examples = "清泉镇") String name,
        UnitKind kind,
        @Nullable UUID parentId) {

    static UnitView from(Unit unit) {
        return new UnitView(unit.id(), unit.path(), unit.name(), unit.kind(), unit.parentId());
    }
}
