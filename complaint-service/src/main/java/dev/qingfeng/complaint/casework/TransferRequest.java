package dev.qingfeng.complaint.casework;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who goes on with a case: exactly one of the two. */
public record TransferRequest(
        @Schema(description = "Another unit of the city", examples = "01980f2a-7c00-7000-8000-000000000002") @Nullable
        UUID unitId,

        @Size(min = 1, max = 50)
        @Schema(
                description = "An organ outside this system: a code of the vocabulary `organs`; kept encrypted",
                examples = "PETITION_BUREAU")
        @Nullable
        String organ,

        @NotBlank @Size(max = 20_000) @Schema(description = "Why; kept encrypted", examples = "按照管辖权限移送。")
        String reason) {

    /** Without what is confidential. */
    @Override
    public String toString() {
        return "TransferRequest";
    }
}
