package dev.qingfeng.complaint.message;

import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A message of a case, for those who handle it. */
@Schema(name = "Message")
public record MessageView(
        @Schema(examples = "6b1f2c3d-4e5a-4b6c-8d7e-9f0a1b2c3d4e")
        UUID id,

        @Schema(description = "From 1, in the order in which they came", examples = "1")
        int number,

        @Schema(examples = "REPORTER") Author author,

        @Schema(description = "Absent once the case is erased, and in the answer to a change", examples = "送禮的人是村裡的會計。")
        @Nullable
        String text,

        @Schema(description = "The day it came; the hour is never kept", examples = "2026-03-03")
        LocalDate writtenOn,

        @Schema(description = "Whether the other side has read it", examples = "false")
        boolean read) {

    static MessageView of(Message message, @Nullable String text) {
        return new MessageView(
                message.id(), message.number(), message.author(), text, message.writtenOn(), message.isRead());
    }

    /** Without what it says. */
    @Override
    public String toString() {
        return "MessageView " + id;
    }
}
