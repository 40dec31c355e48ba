package dev.qingfeng.appointment.appointment;

import dev.qingfeng.appointment.cadre.Placement;
import dev.qingfeng.appointment.plan.MoveKind;
import dev.qingfeng.appointment.plan.ResettlementMethod;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An appointment as the API shows it. */
@Schema(name = "Appointment")
public record AppointmentView(
        UUID id,
        UUID cycleId,
        UUID planId,
        UUID cadreId,
        MoveKind kind,
        @Nullable ResettlementMethod method,
        Placement from,
        Placement to,
        State state,

        @Schema(description = "What holds it up; absent unless it is suspended") @Nullable
        Obstacle suspendedBy,

        @Schema(description = "The day on which it is due, in Asia/Shanghai")
        LocalDate effectiveOn,

        Instant decidedAt,

        @Schema(description = "Absent unless it is effective") @Nullable
        Instant effectiveAt) {

    static AppointmentView from(Appointment appointment) {
        return new AppointmentView(
                appointment.id(),
                appointment.cycleId(),
                appointment.planId(),
                appointment.cadreId(),
                appointment.kind(),
                appointment.method(),
                appointment.origin(),
                appointment.target(),
                appointment.state(),
                appointment.obstacle(),
                appointment.effectiveOn(),
                appointment.decidedAt(),
                appointment.effectiveAt());
    }
}
