package dev.qingfeng.inspection.recusal;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a declared recusal does not hold any more. */
public record WithdrawRecusalRequest(
        @NotBlank @Size(max = 500) @Schema(description = "Confidential", examples = "经核实,情况不属实")
        String reason) {}
