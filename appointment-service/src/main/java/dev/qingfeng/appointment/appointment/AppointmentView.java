package dev.qingfeng.appointment.appointment;

import dev.qingfeng.appointment.cadre.Placement;
import dev.qingfeng.appointment.post.WayOfFilling;
import dev.qingfeng.appointment.principle.MoveKind;
import dev.qingfeng.appointment.principle.ResettlementMethod;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An appointment as the API shows it. */
@Schema(name = "Appointment")
public record AppointmentView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000025")
        UUID id,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000003")
        UUID cycleId,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000021")
        UUID planId,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000005")
        UUID cadreId,

        @Schema(examples = "PROMOTION") MoveKind kind,
        @Nullable ResettlementMethod method,

        @Schema(
                description = "Whether it settles rank and benefits 職級待遇: the rank rises, unit and post stay",
                examples = "false")
        boolean rankAndBenefits,

        Placement from,
        Placement to,
        @Schema(examples = "SUSPENDED") State state,

        @Schema(
                description = "What holds it up; absent unless it is suspended, and for the cadre themselves",
                examples = "CLEARANCE_MISSING")
        @Nullable
        Obstacle suspendedBy,

        @Schema(
                description = "How the post is filled that the cadre is to come into; absent where they come into none",
                examples = "ELECTION")
        @Nullable
        WayOfFilling filledBy,

        @Schema(
                description = "Whether it nominates somebody whom the congress has yet to elect, whatever its day",
                examples = "false")
        boolean awaitsElection,

        @Schema(description = "Absent until the congress's result is recorded") @Nullable
        ElectionView election,

        @Schema(description = "The day on which it is due, in Asia/Shanghai", examples = "2026-06-01")
        LocalDate effectiveOn,

        @Schema(examples = "2026-05-20T02:00:00Z") Instant decidedAt,

        @Schema(description = "Absent unless it is effective", examples = "2026-06-01T00:00:05Z") @Nullable
        Instant effectiveAt) {

    /** @param isOwn whether it is about the caller: nobody is shown their own clearance */
    static AppointmentView from(Appointment appointment, boolean isOwn) {
        return new AppointmentView(
                appointment.id(),
                appointment.cycleId(),
                appointment.planId(),
                appointment.cadreId(),
                appointment.kind(),
                appointment.method(),
                appointment.rankAndBenefits(),
                appointment.origin(),
                appointment.target(),
                appointment.state(),
                isOwn ? null : appointment.obstacle(),
                appointment.filledBy(),
                appointment.awaitsElection(),
                ElectionView.from(appointment.election()),
                appointment.effectiveOn(),
                appointment.decidedAt(),
                appointment.effectiveAt());
    }
}
