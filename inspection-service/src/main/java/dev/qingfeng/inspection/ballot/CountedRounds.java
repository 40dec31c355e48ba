package dev.qingfeng.inspection.ballot;

import dev.qingfeng.inspection.ballotform.BallotForm;
import dev.qingfeng.inspection.ballotform.BallotPurpose;
import dev.qingfeng.inspection.ballotform.FormDefinition;
import dev.qingfeng.inspection.ballotform.TallyResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Rounds whose results were released, for figures over several of them; whoever asks shows what may be shown. */
@ApplicationScoped
public class CountedRounds {

    private final EntityManager entities;

    CountedRounds(EntityManager entities) {
        this.entities = entities;
    }

    /** What a round asked, and how it was answered. */
    public record Counted(UUID roundId, UUID unitId, FormDefinition form, TallyResult counts) {}

    /**
     * Those of a cycle with one of these purposes that were certified before a moment, in the order of their ids: what nobody has signed
     * for is told nobody.
     */
    public List<Counted> of(UUID cycleId, Collection<BallotPurpose> purposes, Instant before) {
        return entities.createQuery(
                        "select r.id, r.unitId, f, x from BallotRound r join RoundResult x on x.id = r.id"
                                + " join BallotForm f on f.id = r.formId where r.cycleId = :cycle and r.purpose in :purposes"
                                + " and r.state = CERTIFIED and r.certifiedAt < :before order by r.id",
                        Tuple.class)
                .setParameter("cycle", cycleId)
                .setParameter("purposes", purposes)
                .setParameter("before", before)
                .getResultStream()
                .map(row -> new Counted(
                        row.get(0, UUID.class),
                        row.get(1, UUID.class),
                        row.get(2, BallotForm.class).definition(),
                        row.get(3, RoundResult.class).counts()))
                .toList();
    }
}
