package dev.qingfeng.pledge.text;

import dev.qingfeng.pledge.SignerCategory;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A text as the API shows it. */
@Schema(name = "PledgeText")
public record TextView(
        UUID id,
        UUID cycleId,
        SignerCategory category,

        @Schema(description = "Counts from 1 within the cycle and category")
        int edition,

        String zhHans,
        String zhHant,
        String en,

        @Schema(
                description =
                        "SHA-256 of zhHans, zhHant and en with an empty line between them; what a signature confirms")
        String hash,

        Instant adoptedAt) {

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
