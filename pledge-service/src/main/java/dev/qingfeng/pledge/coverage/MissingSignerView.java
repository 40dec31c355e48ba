package dev.qingfeng.pledge.coverage;

import dev.qingfeng.pledge.SignerCategory;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Somebody who is to sign and has not. */
@Schema(name = "MissingSigner")
public record MissingSignerView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000008")
        UUID pledgeId,

        SignerCategory category,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000005")
        UUID cadreId,

        @Schema(examples = "MC0008") String staffNumber,

        @Schema(description = "Absent if the registry has not told it yet", examples = "某某") @Nullable
        String name,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000002")
        UUID unitId,

        @Schema(examples = "清泉镇") String unitName) {}
