package dev.qingfeng.inspection.ballot;

import dev.qingfeng.inspection.ballotform.BallotPurpose;
import dev.qingfeng.platform.outbox.EventType;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * A round whose result is released, for the dossiers of appointment-service, which alone may read its topic: who stands in a later round
 * was chosen in an earlier one. Nothing of what was voted.
 *
 * @param candidateIds whom its questions are about, each once and in the order of their ids; empty where they are about nobody
 */
@EventType(value = "dev.qingfeng.inspection.released-round.v1", topic = "qingfeng.inspection.released-rounds.v1")
public record ReleasedRoundState(
        UUID roundId,
        UUID meetingId,
        UUID inspectionId,
        UUID cycleId,
        UUID unitId,
        BallotPurpose purpose,
        List<UUID> candidateIds,
        Instant releasedAt) {

    static ReleasedRoundState from(BallotRound round) {
        return new ReleasedRoundState(
                round.id(),
                round.meetingId(),
                round.inspectionId(),
                round.cycleId(),
                round.unitId(),
                round.purpose(),
                // Neither the order of the ballot nor how many questions somebody stands in is anybody's business
                // elsewhere.
                round.judged().stream().distinct().sorted().toList(),
                Objects.requireNonNull(round.certifiedAt()));
    }
}
