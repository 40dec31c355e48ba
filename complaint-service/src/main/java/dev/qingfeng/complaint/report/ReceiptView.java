package dev.qingfeng.complaint.report;

import dev.qingfeng.platform.confidential.SecretCode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The receipt of a report, shown this once. */
@Schema(name = "Receipt")
public record ReceiptView(
        @Schema(
                description = "20 characters by which you can follow the report. Keep it: nobody can find it for you",
                pattern = "^[0-9A-HJKMNP-TV-Z]{20}$",
                examples = "7ZK39QWXB04T6MHC1R5D")
        String receipt) {

    static ReceiptView from(SecretCode receipt) {
        return new ReceiptView(receipt.characters());
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "ReceiptView";
    }
}
