package dev.qingfeng.appointment.unitchange;

import dev.qingfeng.appointment.unit.UnitKind;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A change of a unit as the API shows it. */
@Schema(name = "UnitChange")
public record UnitChangeView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000009")
        UUID id,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000002")
        UUID unitId,

        UnitChangeKind kind,

        @Schema(description = "Of a RENAMING", examples = "清泉镇") @Nullable
        String name,

        @Schema(description = "Of a RENAMING") @Nullable UnitKind unitKind,

        @Schema(description = "The unit above it from then on; of a MERGER, the unit that takes over") @Nullable
        UUID targetId,

        @Schema(examples = "2026-07-01") LocalDate effectiveOn,

        @Schema(examples = "明政发〔2026〕17号") String document,

        State state,

        @Schema(
                description = "The code of what holds it up, its day having come: a problem's code, or a condition's",
                examples = "appointment-pending")
        @Nullable
        String obstacle) {

    static UnitChangeView from(UnitChange change) {
        return new UnitChangeView(
                change.id(),
                change.unitId(),
                change.kind(),
                change.name(),
                change.unitKind(),
                change.targetId(),
                change.effectiveOn(),
                change.document(),
                change.state(),
                change.obstacle());
    }
}
