package dev.qingfeng.appointment.policy;

import dev.qingfeng.appointment.principle.Terms;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The parameter that the contract has known by its own name from the start; the others are named by their keys. */
public record PolicyParameters(
        @NotNull
        @Schema(
                description = "P1: who is graded poor keeps a leadership post only for a recorded reason",
                examples = "true")
        Boolean keepPoorNeedsReason) {

    private static final String KEY = "P1.keepPoorNeedsReason";

    static PolicyParameters of(Terms terms) {
        return new PolicyParameters(terms.values().getOrDefault(KEY, 1) != 0);
    }

    /** The same by its key. */
    Map<String, Integer> values() {
        return Map.of(KEY, keepPoorNeedsReason ? 1 : 0);
    }
}
