package dev.qingfeng.appointment.policy;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A version of the ten principles to put to the vote. */
public record DraftPolicyRequest(
        @NotNull @Schema(examples = "01980f2a-7c00-7000-8000-000000000003")
        UUID cycleId,

        @Valid @Schema(description = "The defaults if absent", examples = "{\"keepPoorNeedsReason\": true}") @Nullable
        PolicyParameters parameters) {

    PolicyParameters parametersOrDefault() {
        return parameters == null ? PolicyParameters.DEFAULT : parameters;
    }
}
