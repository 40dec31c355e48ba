package dev.qingfeng.complaint.casework;

import dev.qingfeng.complaint.complaint.Severity;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What screening found.
 *
 * @param subjects absent leaves them as they are
 */
public record ScreenRequest(
        @NotNull @Schema(examples = "SERIOUS") Severity severity,

        @NotBlank @Size(max = 20_000) @Schema(description = "What it comes to; kept encrypted", examples = "线索具体，可以核实。")
        String assessment,

        @Valid @Schema(description = "Whom and what it is about")
        SubjectsRequest subjects) {

    @SuppressWarnings("NullAway") // Jackson passes null for what is absent.
    public ScreenRequest {
        subjects = subjects == null ? new SubjectsRequest(List.of(), List.of(), List.of(), null) : subjects;
    }

    /** Without what is confidential. */
    @Override
    public String toString() {
        return "ScreenRequest";
    }
}
