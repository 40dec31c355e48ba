package dev.qingfeng.complaint.custody;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** That a report was recorded, with its receipt for the reporter, shown this once. */
@Schema(name = "Recorded")
public record RecordedView(
        @Schema(examples = "3f2b8c1e-5d47-4e0a-9b6c-7a1d2e3f4a5b")
        UUID id,

        @Schema(
                description =
                        "To be handed to the reporter, if they want it; nobody can find it again. Absent for a letter of a box",
                pattern = "^[0-9A-HJKMNP-TV-Z]{20}$",
                examples = "7ZK39QWXB04T6MHC1R5D")
        @Nullable
        String receipt) {

    /** Without the secret. */
    @Override
    public String toString() {
        return "RecordedView " + id;
    }
}
