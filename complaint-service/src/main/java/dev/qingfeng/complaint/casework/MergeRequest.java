package dev.qingfeng.complaint.casework;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Of which case another one is a duplicate. */
public record MergeRequest(
        @NotNull @Schema(description = "The case that goes on", examples = "3f2b8c1e-5d47-4e0a-9b6c-7a1d2e3f4a5b")
        UUID intoId,

        @NotBlank @Size(max = 20_000) @Schema(description = "Why; kept encrypted", examples = "两件反映同一事项。")
        String reason) {

    /** Without what is confidential. */
    @Override
    public String toString() {
        return "MergeRequest";
    }
}
