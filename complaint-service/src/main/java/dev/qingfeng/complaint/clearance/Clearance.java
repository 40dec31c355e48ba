package dev.qingfeng.complaint.clearance;

import dev.qingfeng.platform.outbox.Aggregate;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;

/** Whether the discipline organ clears one cadre for a promotion; no until it is given, for whatever reason or none. */
@Entity
public class Clearance implements Aggregate {

    @Id
    private UUID id;

    @Version
    private long version;

    private boolean given;

    /** For Hibernate; {@link ClearanceRepository#open} makes the rows. */
    protected Clearance() {}

    /** The cadre's id. */
    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    public boolean given() {
        return given;
    }

    void give(boolean cleared) {
        given = cleared;
    }
}
