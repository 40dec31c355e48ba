package dev.qingfeng.complaint.accountability;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What came of a measure. */
public record MeasureResultRequest(
        @NotBlank @Size(max = 20_000) @Schema(description = "What came of it; kept encrypted", examples = "已完成诫勉谈话。")
        String result) {

    /** Without what is confidential. */
    @Override
    public String toString() {
        return "MeasureResultRequest";
    }
}
