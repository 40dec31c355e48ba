package dev.qingfeng.inspection.ballot;

import dev.qingfeng.inspection.ballotform.BallotPurpose;
import dev.qingfeng.platform.outbox.EventType;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** The first sitting of a round was opened: ballots are cast. */
@EventType(value = "dev.qingfeng.inspection.ballot-round-opened.v1", topic = "qingfeng.inspection.events.v1")
public record RoundOpened(
        UUID roundId,
        UUID meetingId,
        UUID inspectionId,
        UUID cycleId,
        UUID unitId,
        BallotPurpose purpose,
        Instant openedAt) {

    static RoundOpened from(BallotRound round) {
        return new RoundOpened(
                round.id(),
                round.meetingId(),
                round.inspectionId(),
                round.cycleId(),
                round.unitId(),
                round.purpose(),
                Objects.requireNonNull(round.openedAt()));
    }
}
