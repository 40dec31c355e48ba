package dev.qingfeng.appointment.cycle;

import dev.qingfeng.appointment.unit.UnitRow;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A cycle to begin, in mobilisation. */
public record CreateCycleRequest(
        @NotBlank @Pattern(regexp = CycleRow.CODE) @Schema(examples = "mingchuan-2026")
        String code,

        @NotBlank @Size(max = 100) @Schema(examples = "明川市2026年乡镇换届")
        String name,

        @NotBlank @Pattern(regexp = UnitRow.PATH) @Schema(description = "The city", examples = "mingchuan")
        String unitPath) {}
