package dev.qingfeng.inspection.ballot;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whose ballot paper is asked for. */
public record ShowPaperRequest(
        @NotBlank @Size(max = 40) @Schema(description = "What stands on the slip", examples = "7ZK19-QWXB0-4T61H-C1R5D")
        String credential,

        @Size(max = 40)
        @Schema(
                description =
                        "What makes the caller one of the hall's desks, see `getDeskCode`; unless people may vote on their own phones",
                examples = "7ZK1-9QWX-B04T")
        @Nullable
        String deskCode) {

    /** Without the secret. */
    @Override
    public String toString() {
        return "ShowPaperRequest";
    }
}
