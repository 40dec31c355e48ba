package dev.qingfeng.inspection.ballot;

import dev.qingfeng.inspection.ballotform.BallotPurpose;
import dev.qingfeng.platform.outbox.EventType;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** A round was sealed: no ballot is cast any more. How many were is no part of events. */
@EventType(value = "dev.qingfeng.inspection.ballot-round-sealed.v1", topic = "qingfeng.inspection.events.v1")
public record RoundSealed(
        UUID roundId,
        UUID meetingId,
        UUID inspectionId,
        UUID cycleId,
        UUID unitId,
        BallotPurpose purpose,
        Instant sealedAt) {

    static RoundSealed from(BallotRound round) {
        return new RoundSealed(
                round.id(),
                round.meetingId(),
                round.inspectionId(),
                round.cycleId(),
                round.unitId(),
                round.purpose(),
                Objects.requireNonNull(round.sealedAt()));
    }
}
