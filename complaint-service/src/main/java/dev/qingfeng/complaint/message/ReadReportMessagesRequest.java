package dev.qingfeng.complaint.message;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Asks for the messages of a report. */
public record ReadReportMessagesRequest(
        @NotNull
        @Size(max = 100)
        @Schema(
                description = "The receipt, in any case, with or without dashes; I and L are read as 1, O as 0",
                examples = "7ZK39-QWXB0-4T6MH-C1R5D")
        String receipt) {

    /** Without the secret. */
    @Override
    public String toString() {
        return "ReadReportMessagesRequest";
    }
}
