package dev.qingfeng.appointment.policy;

import dev.qingfeng.appointment.principle.Exclusion;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a draft is to set from now on, as a whole. */
public record TunePolicyRequest(
        @NotNull
        @Size(max = 200)
        @Schema(
                description = "What is set of the parameters, by key; the default of each that is left out",
                examples = "{\"P3.youngChiefs\": 3, \"P4.weight\": 20}")
        Map<String, @NotNull Integer> values,

        @NotNull
        @Size(max = 20)
        @Valid
        @Schema(
                description = "Whom nobody may promote; never by age alone",
                examples = "[{\"fromAge\": 55, \"educationBelow\": \"BACHELOR\"}]")
        List<@NotNull Exclusion> exclusions) {}
