package dev.qingfeng.complaint.identity;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A request to open who a reporter is. */
@Schema(name = "IdentityRequest")
public record IdentityRequestView(
        @Schema(examples = "1c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e5f")
        UUID id,

        @Schema(examples = "REQUESTED") IdentityRequestState state,

        @Schema(
                description = "Absent once the case is erased, and in the answer to a change",
                examples = "須當面核實收受財物的時間與地點。")
        @Nullable
        String reason,

        @Schema(description = "Staff number", examples = "MC0003")
        String requestedBy,

        Instant requestedAt,

        @Schema(description = "Staff number of the other officer; absent until then", examples = "MC0031") @Nullable
        String decidedBy,

        @Nullable Instant decidedAt,

        @Schema(description = "When its requester was shown it; absent until then") @Nullable
        Instant shownAt) {

    static IdentityRequestView of(IdentityRequest request, @Nullable String reason) {
        return new IdentityRequestView(
                request.id(),
                request.state(),
                reason,
                request.requestedBy(),
                request.requestedAt(),
                request.decidedBy(),
                request.decidedAt(),
                request.shownAt());
    }

    /** Without the reason. */
    @Override
    public String toString() {
        return "IdentityRequestView " + id;
    }
}
