package dev.qingfeng.inspection.interview;

import dev.qingfeng.platform.outbox.Aggregate;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;

/** What the interviews of a city say of the climate in a cycle; counted once, and never again. */
@Entity
@Immutable
public class CityClimate implements Aggregate {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long version;

    private UUID cycleId;
    private int people;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<OfQuestion> questions;

    private Instant countedAt;

    /** For Hibernate. */
    protected CityClimate() {}

    /** @param people who were interviewed in the units, each in their unit once */
    CityClimate(UUID cycleId, int people, List<OfQuestion> questions, Instant now) {
        this.cycleId = cycleId;
        this.people = people;
        this.questions = List.copyOf(questions);
        this.countedAt = now;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    UUID cycleId() {
        return cycleId;
    }

    int people() {
        return people;
    }

    List<OfQuestion> questions() {
        return questions;
    }

    Instant countedAt() {
        return countedAt;
    }
}
