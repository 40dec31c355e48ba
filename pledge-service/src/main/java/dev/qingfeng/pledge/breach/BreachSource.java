package dev.qingfeng.pledge.breach;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What a breach stands on: that an officer marked the pledge, or that a case found it broken. It goes once it was announced or has fallen. An
 * entity of its own and no part of the breach, whose version others see once it is announced: by that they could count the cases.
 */
@Entity
@Immutable
class BreachSource {

    /** By what stands a breach is shown until it is announced: by what an officer marked, else by what a case found first. */
    static final Comparator<BreachSource> SHOWN_FIRST = Comparator.comparing(BreachSource::isOfCase)
            .thenComparing(BreachSource::foundOn)
            .thenComparing(BreachSource::recordedAt);

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.RANDOM)
    UUID id;

    private UUID breachId;
    private @Nullable UUID sourceId;
    private LocalDate foundOn;
    private Instant recordedAt;

    /** For Hibernate. */
    protected BreachSource() {}

    private BreachSource(UUID breachId, @Nullable UUID sourceId, LocalDate foundOn, Instant recordedAt) {
        this.breachId = breachId;
        this.sourceId = sourceId;
        this.foundOn = foundOn;
        this.recordedAt = recordedAt;
    }

    /** What an officer has just marked. */
    static BreachSource ofOfficer(Breach marked) {
        return new BreachSource(marked.id(), null, marked.foundOn(), marked.recordedAt());
    }

    /**
     * What a case found.
     *
     * @param sourceId by which complaint-service tells later that it was announced, or has fallen
     */
    static BreachSource ofCase(Breach found, UUID sourceId, LocalDate foundOn, Instant recordedAt) {
        return new BreachSource(found.id(), sourceId, foundOn, recordedAt);
    }

    /** The same of another breach of the pledge. */
    BreachSource of(Breach other) {
        return new BreachSource(other.id(), sourceId, foundOn, recordedAt);
    }

    UUID breachId() {
        return breachId;
    }

    boolean isOfCase() {
        return sourceId != null;
    }

    boolean isOf(UUID source) {
        return source.equals(sourceId);
    }

    LocalDate foundOn() {
        return foundOn;
    }

    Instant recordedAt() {
        return recordedAt;
    }
}
