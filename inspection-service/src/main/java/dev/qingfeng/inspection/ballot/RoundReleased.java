package dev.qingfeng.inspection.ballot;

import dev.qingfeng.inspection.ballotform.BallotPurpose;
import dev.qingfeng.platform.outbox.EventType;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** The protocol of a round is signed, and its result is released to those who may know it. No figures: they are not for everybody. */
@EventType(value = "dev.qingfeng.inspection.ballot-round-released.v1", topic = "qingfeng.inspection.events.v1")
public record RoundReleased(
        UUID roundId,
        UUID meetingId,
        UUID inspectionId,
        UUID cycleId,
        UUID unitId,
        BallotPurpose purpose,
        Instant certifiedAt) {

    static RoundReleased from(BallotRound round) {
        return new RoundReleased(
                round.id(),
                round.meetingId(),
                round.inspectionId(),
                round.cycleId(),
                round.unitId(),
                round.purpose(),
                Objects.requireNonNull(round.certifiedAt()));
    }
}
