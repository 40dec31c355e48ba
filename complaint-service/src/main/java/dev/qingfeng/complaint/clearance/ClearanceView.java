package dev.qingfeng.complaint.clearance;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A clearance as the API shows it. */
@Schema(name = "Clearance")
public record ClearanceView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000005")
        UUID cadreId,

        @Schema(description = "Whether it is given; what the next batch will tell", examples = "true")
        boolean given,

        @Schema(
                description =
                        "Whether one officer alone says that it is to be given: no batch tells it until another says so too",
                examples = "false")
        boolean proposed) {

    static ClearanceView from(Clearance clearance) {
        return new ClearanceView(clearance.id(), clearance.given(), clearance.isProposed());
    }
}
