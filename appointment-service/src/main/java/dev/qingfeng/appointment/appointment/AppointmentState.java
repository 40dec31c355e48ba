package dev.qingfeng.appointment.appointment;

import dev.qingfeng.appointment.cadre.Rank;
import dev.qingfeng.appointment.post.WayOfFilling;
import dev.qingfeng.appointment.principle.MoveKind;
import dev.qingfeng.platform.outbox.EventType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The full state of an appointment, for payroll, staffing and websites. It does not say what holds up a suspended one: that is
 * nobody else's to know. While {@code awaitsElection}, it nominates, and nobody holds the post by it.
 */
@EventType(value = "dev.qingfeng.appointment.decision.v1", topic = "qingfeng.appointment.decisions.v1")
public record AppointmentState(
        UUID appointmentId,
        UUID cycleId,
        UUID planId,
        UUID cadreId,
        MoveKind kind,
        UUID fromUnitId,
        @Nullable UUID fromPostId,
        UUID toUnitId,
        @Nullable UUID toPostId,
        Rank toRank,
        State state,
        LocalDate effectiveOn,
        Instant decidedAt,
        @Nullable Instant effectiveAt,
        @Nullable WayOfFilling filledBy,
        @Nullable Boolean awaitsElection,
        @Nullable Outcome election,
        @Nullable Boolean rankAndBenefits) {

    /** What the congress resolved. */
    public record Outcome(boolean elected, Congress congress, Instant occurredAt) {

        static @Nullable Outcome from(@Nullable Election election) {
            return election == null
                    ? null
                    : new Outcome(election.elected(), election.congress(), election.occurredAt());
        }
    }

    static AppointmentState from(Appointment appointment) {
        return new AppointmentState(
                appointment.id(),
                appointment.cycleId(),
                appointment.planId(),
                appointment.cadreId(),
                appointment.kind(),
                appointment.origin().unitId(),
                appointment.origin().postId(),
                appointment.target().unitId(),
                appointment.target().postId(),
                appointment.target().rank(),
                appointment.state(),
                appointment.effectiveOn(),
                appointment.decidedAt(),
                appointment.effectiveAt(),
                appointment.filledBy(),
                appointment.awaitsElection(),
                Outcome.from(appointment.election()),
                appointment.rankAndBenefits());
    }
}
