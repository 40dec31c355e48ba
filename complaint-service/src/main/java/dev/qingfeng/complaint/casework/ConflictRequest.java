package dev.qingfeng.complaint.casework;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** That somebody stands aside from a case. */
public record ConflictRequest(
        @Size(min = 1, max = 50)
        @Schema(
                description = "Who, as a discipline officer found; absent where you say it of yourself",
                examples = "MC0022")
        @Nullable
        String staffNumber,

        @NotBlank @Size(max = 2000) @Schema(description = "Why; kept encrypted", examples = "与被反映人是同学。")
        String reason) {

    /** Without what is confidential. */
    @Override
    public String toString() {
        return "ConflictRequest";
    }
}
