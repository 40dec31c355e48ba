package dev.qingfeng.appointment.unitchange;

import dev.qingfeng.appointment.unit.UnitKind;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A change of a unit, from a day on. */
public record RecordUnitChangeRequest(
        @NotNull @Schema(examples = "01980f2a-7c00-7000-8000-000000000002")
        UUID unitId,

        @NotNull @Schema(examples = "RENAMING") UnitChangeKind kind,

        @Size(max = 100)
        @Pattern(regexp = ".*\\S.*")
        @Schema(description = "For a RENAMING; the present name if absent", examples = "清泉镇")
        @Nullable
        String name,

        @Schema(description = "For a RENAMING; the present kind if absent", examples = "TOWN") @Nullable
        UnitKind unitKind,

        @Schema(description = "For a MOVE, the unit above it from then on; for a MERGER, the unit that takes over")
        @Nullable
        UUID targetId,

        @NotNull @Schema(description = "Today or earlier takes effect at once", examples = "2026-07-01")
        LocalDate effectiveOn,

        @NotBlank
        @Size(max = 100)
        @Schema(description = "The number of the document that orders it", examples = "明政发〔2026〕17号")
        String document) {}
