package dev.qingfeng.appointment.dossier;

import dev.qingfeng.appointment.cadre.SignerCategory;
import dev.qingfeng.platform.inbox.RetriedWhileDatabaseIsAway;
import dev.qingfeng.platform.replica.Replica;
import dev.qingfeng.platform.replica.Replicated;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/**
 * Follows what other services tell of cadres: grades, released rounds of ballots and discipline clearance, which only this service may
 * read, and pledges.
 */
@ApplicationScoped
public class DossierConsumer {

    private final Replica replica;
    private final DossierRepository dossiers;

    DossierConsumer(Replica replica, DossierRepository dossiers) {
        this.replica = replica;
        this.dossiers = dossiers;
    }

    /** What a decision needs of an evaluation. */
    @Replicated(type = "dev.qingfeng.inspection.evaluation.v1", table = "evaluation")
    record EvaluationState(
            @NotNull UUID cycleId,
            @NotNull UUID unitId,
            @NotNull EvaluationSubject subject,
            @Nullable UUID cadreId,
            @NotNull Grade grade,
            @NotNull Instant gradedAt) {}

    /** What a dossier needs of a released round: who stood in it, and nothing of what was voted. */
    @Replicated(type = "dev.qingfeng.inspection.released-round.v1", table = "released_round")
    record ReleasedRoundState(
            @NotNull UUID cycleId,
            @NotNull UUID unitId,
            @NotNull BallotPurpose purpose,
            @NotNull List<@NotNull UUID> candidateIds,
            @NotNull Instant releasedAt) {}

    /** What a decision needs of a clearance; why it is withheld never comes here. */
    @Replicated(type = "dev.qingfeng.complaint.clearance.v1", table = "clearance")
    record ClearanceState(
            @NotNull Boolean given,
            @NotNull Long batch,
            @Nullable List<UUID> mergedFrom) {}

    /** What a dossier needs of a pledge; why somebody need not sign is with those who keep the pledges. */
    @Replicated(type = "dev.qingfeng.pledge.signature.v1", table = "pledge_signature")
    record SignatureState(
            @NotNull UUID cycleId,
            @NotNull SignerCategory category,
            @NotNull UUID cadreId,
            @NotNull UUID unitId,
            @NotNull PledgeState state,
            @Nullable Instant signedAt) {}

    @Incoming("evaluations")
    @Blocking
    @RetriedWhileDatabaseIsAway
    @Transactional
    public void evaluation(ConsumerRecord<String, byte[]> event) throws IOException {
        replica.apply(event, EvaluationState.class);
    }

    @Incoming("released-rounds")
    @Blocking
    @RetriedWhileDatabaseIsAway
    @Transactional
    public void releasedRound(ConsumerRecord<String, byte[]> event) throws IOException {
        replica.apply(event, ReleasedRoundState.class);
    }

    @Incoming("clearances")
    @Blocking
    @RetriedWhileDatabaseIsAway
    @Transactional
    public void clearance(ConsumerRecord<String, byte[]> event) throws IOException {
        replica.apply(event, ClearanceState.class)
                .ifPresent(cadre -> dossiers.clearancePublished(cadre, Instant.ofEpochMilli(event.timestamp())));
    }

    @Incoming("pledge-signatures")
    @Blocking
    @RetriedWhileDatabaseIsAway
    @Transactional
    public void signature(ConsumerRecord<String, byte[]> event) throws IOException {
        replica.apply(event, SignatureState.class)
                .ifPresent(pledge -> dossiers.pledgeTold(pledge, Instant.ofEpochMilli(event.timestamp())));
    }
}
