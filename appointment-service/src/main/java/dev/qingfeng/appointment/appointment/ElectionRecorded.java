package dev.qingfeng.appointment.appointment;

import dev.qingfeng.platform.outbox.EventType;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The congress's result on a nomination was recorded. */
@EventType(value = "dev.qingfeng.appointment.election-recorded.v1", topic = "qingfeng.appointment.events.v1")
public record ElectionRecorded(
        UUID appointmentId,
        UUID cycleId,
        UUID cadreId,
        UUID unitId,
        UUID postId,
        Congress congress,
        boolean elected,
        @Nullable Integer forCount,
        @Nullable Integer againstCount,
        @Nullable Integer abstainedCount,
        @Nullable Integer entitledCount,
        Instant occurredAt) {

    static ElectionRecorded from(Appointment appointment) {
        Election election = Objects.requireNonNull(appointment.election());
        return new ElectionRecorded(
                appointment.id(),
                appointment.cycleId(),
                appointment.cadreId(),
                appointment.target().unitId(),
                Objects.requireNonNull(appointment.target().postId()),
                election.congress(),
                election.elected(),
                election.votesFor(),
                election.votesAgainst(),
                election.votesAbstained(),
                election.entitled(),
                election.occurredAt());
    }
}
