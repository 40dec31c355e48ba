package dev.qingfeng.pledge.publicpledge;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A public pledge that was made. */
public record RecordPublicPledgeRequest(
        @NotNull @Schema(examples = "01980f2a-7c00-7000-8000-000000000001")
        UUID cycleId,

        @NotNull
        @Schema(
                description = "The unit at whose assessment meeting it was made",
                examples = "01980f2a-7c00-7000-8000-000000000002")
        UUID unitId,

        @NotNull
        @Schema(
                description = "The leader of the inspection team that the unit is assigned to",
                examples = "01980f2a-7c00-7000-8000-000000000012")
        UUID leaderId,

        @NotNull
        @Schema(
                description = "A cadre of the city who saw it and is not of the inspection team",
                examples = "01980f2a-7c00-7000-8000-000000000013")
        UUID witnessId,

        @NotBlank @Size(max = 200) @Schema(description = "Where the meeting was held", examples = "清泉镇政府礼堂")
        String place,

        @NotNull @Schema(examples = "2026-06-16T01:00:00Z") Instant occurredAt,

        @Size(max = 500)
        @Schema(
                description = "Needed if it is recorded on a later day than it was made",
                examples = "The hall has no network")
        @Nullable
        String lateReason) {

    Meeting meeting() {
        return new Meeting(place, occurredAt, witnessId);
    }
}
