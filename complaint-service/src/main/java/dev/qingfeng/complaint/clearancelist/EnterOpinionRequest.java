package dev.qingfeng.complaint.clearancelist;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the discipline organ answered. */
public record EnterOpinionRequest(
        @NotBlank @Size(max = 100) @Schema(description = "Of the paper that was signed", examples = "纪廉〔2026〕8号")
        String reference,

        @NotNull @Schema(description = "The day on which it was signed, today at the latest", examples = "2026-07-06")
        LocalDate issuedOn,

        @NotEmpty @Size(max = 500) @Schema(description = "Of some on the list or of all; each once")
        List<@NotNull @Valid Answer> answers) {

    /** On one cadre. */
    @Schema(name = "ClearanceAnswer")
    public record Answer(
            @NotNull @Schema(examples = "01980f2a-7c00-7000-8000-000000000005")
            UUID cadreId,

            @NotNull @Schema(description = "Whether they are cleared; why is not said here", examples = "true")
            Boolean given) {

        /** Without what was answered. */
        @Override
        public String toString() {
            return "Answer";
        }
    }

    /** Without what was answered. */
    @Override
    public String toString() {
        return "EnterOpinionRequest";
    }
}
