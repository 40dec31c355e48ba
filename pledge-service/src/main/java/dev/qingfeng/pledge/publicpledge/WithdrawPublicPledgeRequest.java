package dev.qingfeng.pledge.publicpledge;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a public pledge is withdrawn. */
public record WithdrawPublicPledgeRequest(
        @NotBlank @Size(max = 500) @Schema(examples = "单位误选,实为梧桐镇的大会")
        String reason) {}
