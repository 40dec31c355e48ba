package dev.qingfeng.complaint.clearance;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A batch as the API shows it. */
@Schema(name = "ClearanceBatch")
public record ClearanceBatchView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000009")
        UUID id,

        @Schema(description = "Counts batches from 1; the version of every state that it published", examples = "12")
        long number,

        @Schema(
                description = "The fixed time that it was for; absent if somebody asked for it",
                examples = "2026-03-01T23:00:00Z")
        @Nullable
        Instant slot,

        @Schema(examples = "2026-03-01T23:00:00.120Z") Instant publishedAt,

        @Schema(description = "How many it told; as many as there were cadres", examples = "1284")
        int clearances) {

    static ClearanceBatchView from(ClearanceBatch batch) {
        return new ClearanceBatchView(
                batch.id(), batch.number(), batch.slot(), batch.publishedAt(), batch.clearances());
    }
}
