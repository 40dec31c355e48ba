package dev.qingfeng.complaint.identity;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who a reporter is, shown this once. */
@Schema(name = "ReporterIdentity")
public record IdentityView(
        @Schema(examples = "李某") String name,

        @Schema(description = "Absent if they did not say", examples = "13800000000") @Nullable
        String contact) {

    /** Without who it is. */
    @Override
    public String toString() {
        return "IdentityView";
    }
}
