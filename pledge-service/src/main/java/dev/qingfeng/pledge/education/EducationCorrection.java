package dev.qingfeng.pledge.education;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.UuidGenerator;

/** What was said of an activity before it was corrected, with who and why; it never changes. */
@Entity
@Immutable
public class EducationCorrection {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long version;

    private UUID activityId;

    @Embedded
    private EducationDetails before;

    private String reason;
    private String correctedBy;
    private Instant correctedAt;

    /** For Hibernate. */
    protected EducationCorrection() {}

    EducationCorrection(UUID activityId, EducationDetails before, String reason, String by, Instant at) {
        this.activityId = activityId;
        this.before = before;
        this.reason = reason;
        this.correctedBy = by;
        this.correctedAt = at;
    }

    public UUID id() {
        return id;
    }

    public UUID activityId() {
        return activityId;
    }

    public EducationDetails before() {
        return before;
    }

    public String reason() {
        return reason;
    }

    /** Whom it is put down to: a staff number, or {@code client:} and the id of a system. */
    public String correctedBy() {
        return correctedBy;
    }

    public Instant correctedAt() {
        return correctedAt;
    }
}
