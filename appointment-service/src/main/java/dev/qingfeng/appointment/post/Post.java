package dev.qingfeng.appointment.post;

import dev.qingfeng.platform.outbox.Aggregate;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;

/** A kind of post in a unit, with its quota (P2 合理配備領導職數). */
@Entity
public class Post implements Aggregate {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long version;

    private UUID unitId;

    @Enumerated(EnumType.STRING)
    private PostKind kind;

    private int quota;

    @Enumerated(EnumType.STRING)
    private WayOfFilling filledBy;

    /** For Hibernate. */
    protected Post() {}

    Post(UUID unitId, PostKind kind, int quota, WayOfFilling filledBy) {
        this.unitId = unitId;
        this.kind = kind;
        this.quota = quota;
        this.filledBy = filledBy;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    public UUID unitId() {
        return unitId;
    }

    public PostKind kind() {
        return kind;
    }

    /** How many holders the post may have. */
    public int quota() {
        return quota;
    }

    public WayOfFilling filledBy() {
        return filledBy;
    }

    void describe(int newQuota, WayOfFilling newFilledBy) {
        quota = newQuota;
        filledBy = newFilledBy;
    }
}
