package dev.qingfeng.pledge.publicpledge;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where and when a public pledge was made and who saw it, all three as they are right. */
public record CorrectPublicPledgeRequest(
        @NotBlank @Size(max = 200) @Schema(examples = "清泉镇政府礼堂")
        String place,

        @NotNull @Schema(examples = "2026-06-16T01:30:00Z") Instant occurredAt,

        @NotNull
        @Schema(
                description = "A cadre of the city who is not of the inspection team",
                examples = "01980f2a-7c00-7000-8000-000000000013")
        UUID witnessId,

        @NotBlank @Size(max = 500) @Schema(examples = "时间误记,以会议签到表为准")
        String reason) {

    Meeting meeting() {
        return new Meeting(place, occurredAt, witnessId);
    }
}
