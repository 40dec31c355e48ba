package dev.qingfeng.inspection.ballot;

import dev.qingfeng.inspection.ballotform.BallotForm;
import dev.qingfeng.inspection.ballotform.BallotPurpose;
import dev.qingfeng.inspection.ballotform.FormDefinition;
import dev.qingfeng.inspection.ballotform.TallyResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Rounds whose results were released, for figures over several of them; whoever asks shows what may be shown. */
@ApplicationScoped
public class CountedRounds {

    private static final String CERTIFIED = "select r, x, f from BallotRound r join RoundResult x on x.id = r.id"
            + " join BallotForm f on f.id = r.formId where r.state = CERTIFIED";

    private final EntityManager entities;

    CountedRounds(EntityManager entities) {
        this.entities = entities;
    }

    /** What a round asked, and how it was answered. */
    public record Counted(
            UUID roundId,
            UUID unitId,
            BallotPurpose purpose,
            int number,
            Instant certifiedAt,
            FormDefinition form,
            TallyResult counts) {}

    /**
     * Those of a cycle with one of these purposes that were certified before a moment, in the order of their ids: what nobody has signed
     * for is told nobody.
     */
    public List<Counted> of(UUID cycleId, Collection<BallotPurpose> purposes, Instant before) {
        return counted(entities.createQuery(
                        CERTIFIED
                                + " and r.cycleId = :cycle and r.purpose in :purposes and r.certifiedAt < :before order by r.id",
                        Tuple.class)
                .setParameter("cycle", cycleId)
                .setParameter("purposes", purposes)
                .setParameter("before", before));
    }

    /** Those of an inspection, in the order in which they were certified. */
    List<Counted> of(UUID inspectionId) {
        return counted(entities.createQuery(
                        CERTIFIED + " and r.inspectionId = :inspection order by r.certifiedAt, r.id", Tuple.class)
                .setParameter("inspection", inspectionId));
    }

    /** Whom those of an inspection ask about. */
    List<UUID> judged(UUID inspectionId) {
        return entities.createQuery(
                        "select r from BallotRound r where r.inspectionId = :inspection and r.state = CERTIFIED",
                        BallotRound.class)
                .setParameter("inspection", inspectionId)
                .getResultStream()
                .flatMap(round -> round.judged().stream())
                .toList();
    }

    private static List<Counted> counted(TypedQuery<Tuple> query) {
        return query.getResultStream()
                .map(row -> counted(
                        row.get(0, BallotRound.class), row.get(1, RoundResult.class), row.get(2, BallotForm.class)))
                .toList();
    }

    private static Counted counted(BallotRound round, RoundResult result, BallotForm form) {
        return new Counted(
                round.id(),
                round.unitId(),
                round.purpose(),
                round.number(),
                Objects.requireNonNull(round.certifiedAt(), "A certified round"),
                form.definition(),
                result.counts());
    }
}
