package dev.qingfeng.inspection.ballot;

import dev.qingfeng.inspection.CanonicalJson;
import dev.qingfeng.inspection.ballotform.TallyResult;
import dev.qingfeng.platform.outbox.Aggregate;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** How many chose what in a round: all that is left of its ballots. Never changed. */
@Entity
@Immutable
public class RoundResult implements Aggregate {

    private static final int CHOSEN = 1;

    /** That of the round. */
    @Id
    private UUID id;

    @Version
    private long version;

    @JdbcTypeCode(SqlTypes.JSON)
    private TallyResult counts;

    private String sha256;
    private Instant countedAt;

    /** For Hibernate. */
    protected RoundResult() {}

    RoundResult(UUID roundId, TallyResult counts, Instant countedAt) {
        this.id = roundId;
        this.counts = counts;
        this.sha256 = CanonicalJson.hash(CanonicalJson.of(counts));
        this.countedAt = countedAt;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    TallyResult counts() {
        return counts;
    }

    /** Of the canonical JSON of the counts, in hexadecimal. */
    String sha256() {
        return sha256;
    }

    Instant countedAt() {
        return countedAt;
    }

    /** On how many ballots each candidate of a question in which people are selected was; none where figures are withheld. */
    Map<UUID, Long> votes(String question) {
        Map<UUID, Long> votes = new HashMap<>();
        for (TallyResult.Place place : question(question).places()) {
            votes.put(
                    Objects.requireNonNull(place.candidateId()), place.counts().get(CHOSEN));
        }
        return votes;
    }

    /** How many ballots are of those who were asked a question. */
    long ballots(String question) {
        return question(question).asked();
    }

    private TallyResult.Question question(String code) {
        return counts.questions().stream()
                .filter(question -> question.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
