package dev.qingfeng.inspection.interview;

import dev.qingfeng.platform.confidential.Envelope;
import dev.qingfeng.platform.confidential.Rewrapped;
import dev.qingfeng.platform.confidential.WrappedKey;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;

/**
 * What was counted of the climate with the {@link InterviewFigures} of one inspection, small numbers too, sealed: the sum of a city
 * is made of it and of nothing that came later, so that nobody learns a unit's few from the difference of two counts.
 */
@Entity
public class ClimateTally implements Rewrapped {

    @Id
    private UUID id;

    @Version
    private long version;

    @Embedded
    private WrappedKey dataKey;

    private byte[] counts;

    /** For Hibernate. */
    protected ClimateTally() {}

    ClimateTally(UUID figuresId, ClimateCounts counted, Envelope envelope) {
        this.id = figuresId;
        this.dataKey = envelope.newKey(place());
        this.counts = envelope.seal(dataKey, place(), counted.json(), countsPlace());
    }

    /** Of the figures that it is of. */
    @Override
    public UUID id() {
        return id;
    }

    ClimateCounts counts(Envelope envelope) {
        return ClimateCounts.parse(envelope.open(dataKey, place(), counts, countsPlace()));
    }

    @Override
    public void rewrap(Envelope envelope) {
        dataKey = envelope.rewrap(dataKey, place());
    }

    private String place() {
        return "climate-tally/" + id;
    }

    private String countsPlace() {
        return place() + "/counts";
    }
}
