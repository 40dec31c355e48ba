package dev.qingfeng.pledge.education;

import dev.qingfeng.platform.occurrence.Occurrence;
import dev.qingfeng.platform.outbox.Aggregate;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;

/** One activity of publicity or discipline education in a unit; it is recorded once and stays (rule "Mobilisation first"). */
@Entity
public class EducationActivity implements Aggregate {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long version;

    private UUID cycleId;
    private UUID unitId;

    @Enumerated(EnumType.STRING)
    private EducationKind kind;

    private int reach;

    @Embedded
    private Occurrence occurrence;

    /** For Hibernate. */
    protected EducationActivity() {}

    EducationActivity(UUID cycleId, UUID unitId, EducationKind kind, int reach, Occurrence occurrence) {
        this.cycleId = cycleId;
        this.unitId = unitId;
        this.kind = kind;
        this.reach = reach;
        this.occurrence = occurrence;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    public UUID cycleId() {
        return cycleId;
    }

    public UUID unitId() {
        return unitId;
    }

    public EducationKind kind() {
        return kind;
    }

    /** People who took part or were reached, at least 1. */
    public int reach() {
        return reach;
    }

    public Occurrence occurrence() {
        return occurrence;
    }
}
