package dev.qingfeng.inspection.ballotform;

import dev.qingfeng.platform.web.Language;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a form says, in each language. */
@Schema(name = "BallotWording")
public record Wording(
        @NotBlank @Size(max = 500) @Schema(examples = "对领导班子的总体评价")
        String zhHans,

        @NotBlank @Size(max = 500) @Schema(examples = "對領導班子的總體評價")
        String zhHant,

        @NotBlank @Size(max = 500) @Schema(examples = "Overall evaluation of the leadership team")
        String en) {

    public String in(Language language) {
        return switch (language) {
            case ZH_HANS -> zhHans;
            case ZH_HANT -> zhHant;
            case EN -> en;
        };
    }
}
