package dev.qingfeng.pledge.text;

import dev.qingfeng.pledge.SignerCategory;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A text as the API shows it. */
@Schema(name = "PledgeText")
public record TextView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000006")
        UUID id,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000001")
        UUID cycleId,

        SignerCategory category,

        @Schema(description = "Counts from 1 within the cycle and category", examples = "1")
        int edition,

        @Schema(examples = "我郑重承诺:严守换届纪律……") String zhHans,
        @Schema(examples = "我鄭重承諾:嚴守換屆紀律……") String zhHant,

        @Schema(examples = "I solemnly pledge to keep the discipline of the transition…")
        String en,

        @Schema(
                description =
                        "SHA-256 of zhHans, zhHant and en with an empty line between them; what a signature confirms",
                examples = "f27b7664c32eae736dfcef4bfd4d48fd44753ccda66af42707ed65587cc9db02")
        String hash,

        @Schema(examples = "2026-06-02T01:00:00Z") Instant adoptedAt) {

    static TextView from(PledgeText text) {
        return new TextView(
                text.id(),
                text.cycleId(),
                text.category(),
                text.edition(),
                text.text().zhHans(),
                text.text().zhHant(),
                text.text().en(),
                text.hash(),
                text.adoptedAt());
    }
}
