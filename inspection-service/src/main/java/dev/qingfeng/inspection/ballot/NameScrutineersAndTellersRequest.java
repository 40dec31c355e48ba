package dev.qingfeng.inspection.ballot;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who watches over a meeting's rounds, and who counts in them. */
public record NameScrutineersAndTellersRequest(
        @NotNull
        @Size(min = ScrutineersAndTellers.LEAST, max = ScrutineersAndTellers.MOST)
        @Schema(
                description = "监票人: cadres of the city, none of whom is judged at the meeting or holds a key",
                examples = "[\"01980f2a-7c00-7000-8000-000000000008\",\"01980f2a-7c00-7000-8000-000000000009\"]")
        List<@NotNull UUID> scrutineerIds,

        @NotNull
        @Size(min = ScrutineersAndTellers.LEAST, max = ScrutineersAndTellers.MOST)
        @Schema(
                description = "计票人: others, for whom the same holds",
                examples = "[\"01980f2a-7c00-7000-8000-00000000000a\",\"01980f2a-7c00-7000-8000-00000000000b\"]")
        List<@NotNull UUID> tellerIds) {}
