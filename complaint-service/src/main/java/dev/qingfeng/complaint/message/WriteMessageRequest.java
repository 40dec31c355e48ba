package dev.qingfeng.complaint.message;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What those who handle a case write to its reporter. */
public record WriteMessageRequest(
        @NotBlank
        @Size(max = MessageService.LONGEST)
        @Schema(description = "Encrypted; read by who has the receipt", examples = "請說明是哪一天。")
        String text) {

    /** Without what it says. */
    @Override
    public String toString() {
        return "WriteMessageRequest";
    }
}
