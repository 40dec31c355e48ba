package dev.qingfeng.complaint.message;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All messages of a case, for its reporter. */
@Schema(name = "Correspondence")
public record CorrespondenceView(
        @Schema(description = "In the order in which they came")
        List<ReportMessageView> messages) {

    /** Without what they say. */
    @Override
    public String toString() {
        return "CorrespondenceView";
    }
}
