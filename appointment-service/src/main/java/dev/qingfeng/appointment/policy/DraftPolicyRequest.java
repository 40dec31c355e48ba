package dev.qingfeng.appointment.policy;

import dev.qingfeng.appointment.principle.Exclusion;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A version of the ten principles to put to the vote. */
public record DraftPolicyRequest(
        @NotNull @Schema(examples = "01980f2a-7c00-7000-8000-000000000003")
        UUID cycleId,

        @Valid @Schema(description = "The defaults if absent", examples = "{\"keepPoorNeedsReason\": true}") @Nullable
        PolicyParameters parameters,

        @Size(max = 200)
        @Schema(
                description = "What is set of the parameters, by key; the default of each that is left out",
                examples = "{\"P3.youngChiefs\": 3}")
        @Nullable
        Map<String, @NotNull Integer> values,

        @Size(max = 20)
        @Valid
        @Schema(
                description = "Whom nobody may promote; none if absent, and never by age alone",
                examples = "[{\"fromAge\": 55, \"educationBelow\": \"BACHELOR\"}]")
        @Nullable
        List<@NotNull Exclusion> exclusions) {

    /** What it sets; a value under its key comes before the same in {@code parameters}. */
    Map<String, Integer> chosen() {
        Map<String, Integer> chosen = new HashMap<>(parameters == null ? Map.of() : parameters.values());
        chosen.putAll(values == null ? Map.of() : values);
        return chosen;
    }

    List<Exclusion> excluded() {
        return exclusions == null ? List.of() : exclusions;
    }
}
