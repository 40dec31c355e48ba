package dev.qingfeng.inspection.ballot;

import dev.qingfeng.inspection.ballotform.BallotPurpose;
import dev.qingfeng.inspection.ballotform.FormQuestion;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** What dossiers tell of the ballots of an inspection: the figures of certified rounds. Whoever asks shows them to those who may know. */
@ApplicationScoped
public class BallotsOnMembers {

    private final CountedRounds rounds;

    BallotsOnMembers(CountedRounds rounds) {
        this.rounds = rounds;
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
        return rounds.of(inspectionId).stream().flatMap(BallotsOnMembers::said).toList();
    }

    /** Who stood in these rounds, from wherever they are: they read nothing of the results. */
    public Set<UUID> judged(UUID inspectionId) {
        return Set.copyOf(rounds.judged(inspectionId));
    }

    private static Stream<Said> said(CountedRounds.Counted round) {
        return round.counts().questions().stream()
                .flatMap(question -> question.places().stream()
                        .filter(place -> place.candidateId() != null)
                        .map(place -> new Said(
                                Objects.requireNonNull(place.candidateId()),
                                round.purpose(),
                                round.number(),
                                round.certifiedAt(),
                                round.form().question(question.code()).orElseThrow(),
                                question.asked(),
                                place.counts())));
    }
}
