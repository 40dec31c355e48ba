package dev.qingfeng.complaint.clearance;

import dev.qingfeng.platform.outbox.Aggregate;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** All clearances, published at once. */
@Entity
public class ClearanceBatch implements Aggregate {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long version;

    private long number;
    private @Nullable Instant slot;
    private Instant publishedAt;
    private int clearances;

    /** For Hibernate. */
    protected ClearanceBatch() {}

    /**
     * Published now.
     *
     * @param slot the fixed time that it is for; null if somebody asked for it
     */
    ClearanceBatch(long number, @Nullable Instant slot, int clearances, Instant now) {
        this.number = number;
        this.slot = slot;
        this.clearances = clearances;
        this.publishedAt = now;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    /** Counts batches from 1; the version of every state that it published. */
    public long number() {
        return number;
    }

    /** The fixed time that it was for; null if somebody asked for it. */
    public @Nullable Instant slot() {
        return slot;
    }

    public Instant publishedAt() {
        return publishedAt;
    }

    /** How many it told; as many as there were cadres. */
    public int clearances() {
        return clearances;
    }
}
