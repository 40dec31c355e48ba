package dev.qingfeng.inspection.ballot;

import dev.qingfeng.inspection.ballotform.BallotForm;
import dev.qingfeng.inspection.ballotform.BallotPurpose;
import dev.qingfeng.inspection.ballotform.FormQuestion;
import dev.qingfeng.inspection.ballotform.TallyResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What dossiers tell of the ballots of an inspection: the figures of certified rounds. Whoever asks shows them to those who may know. */
@ApplicationScoped
public class BallotsOnMembers {

    private final EntityManager entities;

    BallotsOnMembers(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * What the ballots of a round say of somebody in answer to a question.
     *
     * @param ballots of those who were asked
     * @param counts how many of them have each code, from {@code 00}
     */
    public record Said(
            UUID cadreId,
            BallotPurpose purpose,
            int round,
            Instant certifiedAt,
            FormQuestion question,
            long ballots,
            List<Long> counts) {}

    /** In the order in which they were certified; without questions that too few were asked. */
    public List<Said> of(UUID inspectionId) {
        List<Said> said = new ArrayList<>();
        entities.createQuery(
                        "select r, x, f from BallotRound r join RoundResult x on x.id = r.id join BallotForm f on f.id = r.formId"
                                + " where r.inspectionId = :inspection and r.state = CERTIFIED order by r.certifiedAt, r.id",
                        Tuple.class)
                .setParameter("inspection", inspectionId)
                .getResultStream()
                .forEach(row -> said.addAll(of(
                        row.get(0, BallotRound.class), row.get(1, RoundResult.class), row.get(2, BallotForm.class))));
        return said;
    }

    private static List<Said> of(BallotRound round, RoundResult result, BallotForm form) {
        List<Said> said = new ArrayList<>();
        Instant certifiedAt = round.certifiedAt();
        for (TallyResult.Question question : result.counts().questions()) {
            for (TallyResult.Place place : question.places()) {
                UUID cadreId = place.candidateId();
                if (cadreId != null && certifiedAt != null) {
                    said.add(new Said(
                            cadreId,
                            round.purpose(),
                            round.number(),
                            certifiedAt,
                            form.definition().question(question.code()).orElseThrow(),
                            question.asked(),
                            place.counts()));
                }
            }
        }
        return said;
    }
}
