package dev.qingfeng.inspection.interview;

import dev.qingfeng.inspection.Rule;
import dev.qingfeng.inspection.inspection.Progress;
import dev.qingfeng.inspection.inspection.UnitInspection;
import dev.qingfeng.platform.outbox.Aggregate;
import dev.qingfeng.platform.problem.Gate;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;

/** What the interviews of an inspection say together; counted once, and never again. */
@Entity
@Immutable
public class InterviewFigures implements Aggregate {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long version;

    private UUID inspectionId;
    private UUID cycleId;
    private UUID unitId;

    @JdbcTypeCode(SqlTypes.JSON)
    private Figures figures;

    private Instant countedAt;

    /** For Hibernate. */
    protected InterviewFigures() {}

    /** Of an inspection that has ended, see {@link #requireEnded}. */
    InterviewFigures(UnitInspection inspection, Figures figures, Instant now) {
        requireEnded(inspection);
        this.inspectionId = inspection.id();
        this.cycleId = inspection.cycleId();
        this.unitId = inspection.unitId();
        this.figures = figures;
        this.countedAt = now;
    }

    /** Refuses with 409 {@code gate-unmet} an inspection that has not. */
    static void requireEnded(UnitInspection inspection) {
        new Gate()
                .require(
                        inspection.state() == Progress.CONCLUDED,
                        Rule.INTERVIEWS.unmet(
                                "inspection-not-concluded", inspection.unitId().toString()))
                .pass();
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    UUID inspectionId() {
        return inspectionId;
    }

    UUID cycleId() {
        return cycleId;
    }

    UUID unitId() {
        return unitId;
    }

    Figures figures() {
        return figures;
    }

    Instant countedAt() {
        return countedAt;
    }
}
