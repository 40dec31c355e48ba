package dev.qingfeng.appointment.appointment;

import dev.qingfeng.appointment.plan.Plan;
import dev.qingfeng.appointment.resolution.Outcome;
import dev.qingfeng.appointment.resolution.Resolution;
import dev.qingfeng.appointment.resolution.Vote;
import dev.qingfeng.platform.outbox.EventType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** The committee voted on a plan. It tells the counts, and not who voted what. */
@EventType(value = "dev.qingfeng.appointment.plan-decided.v1", topic = "qingfeng.appointment.events.v1")
public record PlanDecided(
        UUID planId,
        UUID cycleId,
        UUID resolutionId,
        Outcome outcome,
        int entitledCount,
        int forCount,
        int moveCount,
        LocalDate effectiveOn,
        Instant occurredAt) {

    static PlanDecided from(Plan plan, Resolution resolution, LocalDate effectiveOn) {
        return new PlanDecided(
                plan.id(),
                plan.cycleId(),
                resolution.id(),
                resolution.outcome(),
                resolution.members().size(),
                resolution.count(Vote.FOR),
                plan.moveCount(),
                effectiveOn,
                resolution.occurrence().occurredAt());
    }
}
