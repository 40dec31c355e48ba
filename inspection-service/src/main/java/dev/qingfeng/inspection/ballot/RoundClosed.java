package dev.qingfeng.inspection.ballot;

import dev.qingfeng.inspection.ballotform.BallotPurpose;
import dev.qingfeng.platform.outbox.EventType;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** The ballots of a round were counted, and are gone. No figures: they are not for everybody. */
@EventType(value = "dev.qingfeng.inspection.ballot-round-closed.v1", topic = "qingfeng.inspection.events.v1")
public record RoundClosed(
        UUID roundId,
        UUID meetingId,
        UUID inspectionId,
        UUID cycleId,
        UUID unitId,
        BallotPurpose purpose,
        Instant closedAt) {

    static RoundClosed from(BallotRound round) {
        return new RoundClosed(
                round.id(),
                round.meetingId(),
                round.inspectionId(),
                round.cycleId(),
                round.unitId(),
                round.purpose(),
                Objects.requireNonNull(round.closedAt()));
    }
}
