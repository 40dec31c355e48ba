package dev.qingfeng.appointment.plan;

import dev.qingfeng.appointment.principle.PrincipleCode;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A waiver as the API shows it. */
@Schema(name = "Waiver")
public record WaiverView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000026")
        UUID id,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000021")
        UUID planId,

        @Schema(type = SchemaType.STRING, implementation = PrincipleCode.class, examples = "P6")
        String principle,

        @Schema(description = "The post for P2, else the township", examples = "01980f2a-7c00-7000-8000-000000000002")
        UUID subjectId,

        @Schema(examples = "本镇无合适人选") String reason,

        @Schema(description = "Only what is GRANTED counts", examples = "GRANTED")
        WaiverState state,

        @Schema(description = "A staff number", examples = "M-1001")
        String proposedBy,

        @Schema(examples = "2026-05-18T01:30:00Z") Instant proposedAt,

        @Schema(description = "Somebody else's staff number; absent until granted", examples = "M-1002") @Nullable
        String grantedBy,

        @Schema(description = "Absent until granted", examples = "2026-05-18T03:00:00Z") @Nullable
        Instant grantedAt) {

    static WaiverView from(Waiver waiver) {
        return new WaiverView(
                waiver.id(),
                waiver.planId(),
                waiver.principle(),
                waiver.subjectId(),
                waiver.reason(),
                waiver.state(),
                waiver.proposedBy(),
                waiver.proposedAt(),
                waiver.grantedBy(),
                waiver.grantedAt());
    }
}
