package dev.qingfeng.pledge.scan;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** The scan of a pledge that was signed on paper. It stays as it is; a wrong one is followed by another. */
@Entity
@Immutable
public class PledgeScan {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long version;

    private UUID pledgeId;
    private int edition;
    private UUID fileId;
    private @Nullable String correction;
    private String recordedBy;
    private Instant recordedAt;

    /** For Hibernate. */
    protected PledgeScan() {}

    PledgeScan(
            UUID pledgeId,
            int edition,
            UUID fileId,
            @Nullable String correction,
            String recordedBy,
            Instant recordedAt) {
        this.pledgeId = pledgeId;
        this.edition = edition;
        this.fileId = fileId;
        this.correction = correction;
        this.recordedBy = recordedBy;
        this.recordedAt = recordedAt;
    }

    /** Where the file of a scan is kept for. */
    static String place(UUID pledgeId, int edition) {
        return "pledge/" + pledgeId + "/scan/" + edition;
    }

    String place() {
        return place(pledgeId, edition);
    }

    public UUID id() {
        return id;
    }

    public UUID pledgeId() {
        return pledgeId;
    }

    /** Counts from 1; the last is the one that counts. */
    public int edition() {
        return edition;
    }

    public UUID fileId() {
        return fileId;
    }

    /** Why the former one was wrong; null for the first. */
    public @Nullable String correction() {
        return correction;
    }

    /** As {@link dev.qingfeng.platform.security.Caller#id} named them. */
    public String recordedBy() {
        return recordedBy;
    }

    public Instant recordedAt() {
        return recordedAt;
    }
}
