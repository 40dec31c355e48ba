package dev.qingfeng.complaint.message;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a reporter writes to those who handle the case. */
public record WriteReportMessageRequest(
        @NotNull
        @Size(max = 100)
        @Schema(
                description = "The receipt, in any case, with or without dashes; I and L are read as 1, O as 0",
                examples = "7ZK39-QWXB0-4T6MH-C1R5D")
        String receipt,

        @NotBlank
        @Size(max = MessageService.LONGEST)
        @Schema(
                description =
                        "Leave out what could tell who you are: it is encrypted, and those who handle the case will read it",
                examples = "送禮的人是村裡的會計。")
        String text) {

    /** Without the secret, and without what it says. */
    @Override
    public String toString() {
        return "WriteReportMessageRequest";
    }
}
