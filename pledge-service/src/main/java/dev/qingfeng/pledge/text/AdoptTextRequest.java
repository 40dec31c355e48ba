package dev.qingfeng.pledge.text;

import dev.qingfeng.pledge.SignerCategory;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A text to adopt for a category, in all three languages. */
public record AdoptTextRequest(
        @NotNull @Schema(examples = "01980f2a-7c00-7000-8000-000000000001")
        UUID cycleId,

        @NotNull SignerCategory category,

        @NotBlank @Size(max = 20_000) @Schema(examples = "我郑重承诺:严守换届纪律……")
        String zhHans,

        @NotBlank @Size(max = 20_000) @Schema(examples = "我鄭重承諾:嚴守換屆紀律……")
        String zhHant,

        @NotBlank @Size(max = 20_000) @Schema(examples = "I solemnly pledge to keep the discipline of the transition…")
        String en) {}
