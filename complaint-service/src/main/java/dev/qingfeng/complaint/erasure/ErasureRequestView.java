package dev.qingfeng.complaint.erasure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A request to erase a case, and once it is erased the certificate of that. */
@Schema(name = "ErasureRequest")
public record ErasureRequestView(
        @Schema(examples = "2c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e5f")
        UUID id,

        @Schema(examples = "REQUESTED") ErasureState state,

        @Schema(description = "Absent once the case is erased, and in the answer to a change", examples = "保存期限已满。")
        @Nullable
        String reason,

        @Schema(description = "Staff number", examples = "MC0003")
        String requestedBy,

        @Schema(examples = "2028-01-09T02:00:00Z") Instant requestedAt,

        @Schema(description = "Staff number of who decided; absent until then", examples = "MC0031") @Nullable
        String decidedBy,

        @Schema(description = "Absent until then", examples = "2028-01-10T02:00:00Z") @Nullable
        Instant decidedAt,

        @Schema(
                description =
                        "When the last backup that holds the keys of the case expires, and the erasure is complete; absent until it is erased",
                examples = "2028-02-14")
        @Nullable
        LocalDate completeOn) {

    static ErasureRequestView of(ErasureRequest request, @Nullable String reason) {
        return new ErasureRequestView(
                request.id(),
                request.state(),
                reason,
                request.requestedBy(),
                request.requestedAt(),
                request.decidedBy(),
                request.decidedAt(),
                request.completeOn());
    }

    /** Without the reason. */
    @Override
    public String toString() {
        return "ErasureRequestView " + id;
    }
}
