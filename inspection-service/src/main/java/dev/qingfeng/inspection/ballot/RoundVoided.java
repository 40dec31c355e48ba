package dev.qingfeng.inspection.ballot;

import dev.qingfeng.inspection.ballotform.BallotPurpose;
import dev.qingfeng.platform.outbox.EventType;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** A round is void and will never be counted. */
@EventType(value = "dev.qingfeng.inspection.ballot-round-voided.v1", topic = "qingfeng.inspection.events.v1")
public record RoundVoided(
        UUID roundId,
        UUID meetingId,
        UUID inspectionId,
        UUID cycleId,
        UUID unitId,
        BallotPurpose purpose,
        Instant voidedAt) {

    static RoundVoided from(BallotRound round) {
        return new RoundVoided(
                round.id(),
                round.meetingId(),
                round.inspectionId(),
                round.cycleId(),
                round.unitId(),
                round.purpose(),
                Objects.requireNonNull(round.voidedAt()));
    }
}
