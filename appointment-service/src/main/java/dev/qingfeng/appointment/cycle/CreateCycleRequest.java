package dev.qingfeng.appointment.cycle;

import dev.qingfeng.appointment.unit.UnitRow;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A cycle to begin, in mobilisation. */
public record CreateCycleRequest(
        @NotBlank @Pattern(regexp = CycleRow.CODE) @Schema(examples = "mingchuan-2026")
        String code,

        @NotBlank @Size(max = 100) @Schema(examples = "明川市2026年乡镇换届")
        String name,

        @NotBlank @Pattern(regexp = UnitRow.PATH) @Schema(description = "The city", examples = "mingchuan")
        String unitPath,

        @Schema(description = "When mobilisation began; absent if it begins now", examples = "2026-03-02T01:00:00Z")
        @Nullable
        Instant occurredAt,

        @Size(max = 500)
        @Schema(description = "Needed if it is recorded on a later day than it began on", examples = "系统启用前已动员")
        @Nullable
        String lateReason) {}
