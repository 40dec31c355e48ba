package dev.qingfeng.complaint.accountability;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What came of a measure. */
public record MeasureResultRequest(
        @NotBlank @Size(max = 20_000) @Schema(description = "What came of it; kept encrypted", examples = "已完成诫勉谈话。")
        String result,

        @Valid
        @Schema(
                description =
                        "That an organ took over whom was referred to it; of a disciplinary referral, and of nothing else")
        @Nullable
        Acknowledgement acknowledgement) {

    /** That an organ took somebody over. */
    @Schema(name = "ReferralAcknowledgement")
    public record Acknowledgement(
            @NotBlank
            @Size(max = 50)
            @Schema(description = "A code of the vocabulary `organs`", examples = "SUPERIOR_DISCIPLINE_ORGAN")
            String organ,

            @NotBlank
            @Size(max = 100)
            @Schema(description = "Of its acknowledgement; kept encrypted", examples = "纪受〔2026〕12号")
            String reference) {

        /** Without what is confidential. */
        @Override
        public String toString() {
            return "Acknowledgement";
        }
    }

    /** Without what is confidential. */
    @Override
    public String toString() {
        return "MeasureResultRequest";
    }
}
