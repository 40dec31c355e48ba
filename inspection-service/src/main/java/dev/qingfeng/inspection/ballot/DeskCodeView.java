package dev.qingfeng.inspection.ballot;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What makes a tablet one of the hall's. */
@Schema(name = "DeskCode")
public record DeskCodeView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000052")
        UUID meetingId,

        @Schema(
                description =
                        "To be typed once into each tablet on the page `/v1/ballots/page`, or sent with each ballot",
                examples = "7ZK1-9QWX-B04T")
        String deskCode) {

    /** Without the code. */
    @Override
    public String toString() {
        return "DeskCodeView[meetingId=" + meetingId + "]";
    }
}
