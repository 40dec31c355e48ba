package dev.qingfeng.appointment.policy;

import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a version of the principles sets; P1 only, as P2 takes its quotas from the registry. */
@Embeddable
public record PolicyParameters(
        @NotNull
        @Schema(
                description = "P1: who is graded poor keeps a leadership post only for a recorded reason",
                examples = "true")
        Boolean keepPoorNeedsReason) {

    /** Our reading of the report. */
    static final PolicyParameters DEFAULT = new PolicyParameters(true);
}
