package dev.qingfeng.pledge.publicpledge;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A unit that is to be assessed and in which nobody has pledged publicly yet. */
public record MissingPublicPledge(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000002")
        UUID unitId,

        @Schema(examples = "mingchuan.qingquan") String unitPath,
        @Schema(examples = "清泉镇") String unitName,

        @Schema(
                description = "The inspection team that it is assigned to",
                examples = "01980f2a-7c00-7000-8000-000000000020")
        UUID teamId,

        @Schema(description = "Who is to pledge there", examples = "01980f2a-7c00-7000-8000-000000000012")
        UUID leaderId) {}
