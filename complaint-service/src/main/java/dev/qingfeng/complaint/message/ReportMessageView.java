package dev.qingfeng.complaint.message;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A message of a case, for its reporter. */
@Schema(name = "ReportMessage")
public record ReportMessageView(
        @Schema(description = "From 1, in the order in which they came", examples = "2")
        int number,

        @Schema(examples = "HANDLER") Author author,

        @Schema(description = "Absent in the answer to who has just written it", examples = "請說明是哪一天。") @Nullable
        String text,

        @Schema(description = "The day it came; the hour is never kept", examples = "2026-03-04")
        LocalDate writtenOn) {

    static ReportMessageView of(Message message, @Nullable String text) {
        return new ReportMessageView(message.number(), message.author(), text, message.writtenOn());
    }

    /** Without what it says. */
    @Override
    public String toString() {
        return "ReportMessageView " + number;
    }
}
