package dev.qingfeng.inspection.recusal;

import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.platform.occurrence.Occurrence;
import dev.qingfeng.platform.outbox.Aggregate;
import dev.qingfeng.platform.problem.ProblemException;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** That somebody declares to stand aside from a unit in one cycle, for a reason of their own. */
@Entity
public class Recusal implements Aggregate {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long version;

    @Column(updatable = false)
    private UUID cycleId;

    @Column(updatable = false)
    private UUID cadreId;

    @Column(updatable = false)
    private UUID unitId;

    @Column(updatable = false)
    private String reason;

    @Column(updatable = false)
    private String declaredBy;

    @Embedded
    @AttributeOverride(name = "occurredAt", column = @Column(name = "declared_at", updatable = false))
    @AttributeOverride(name = "recordedAt", column = @Column(name = "declaration_recorded_at", updatable = false))
    @AttributeOverride(name = "lateReason", column = @Column(name = "declaration_late_reason", updatable = false))
    private Occurrence declaration;

    private @Nullable String withdrawnBy;
    private @Nullable Instant withdrawnAt;
    private @Nullable String withdrawalReason;

    /** For Hibernate. */
    protected Recusal() {}

    /** Declared. */
    Recusal(UUID cycleId, UUID cadreId, UUID unitId, String reason, String declarer, Occurrence declaration) {
        this.cycleId = cycleId;
        this.cadreId = cadreId;
        this.unitId = unitId;
        this.reason = reason;
        this.declaredBy = declarer;
        this.declaration = declaration;
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

    UUID cadreId() {
        return cadreId;
    }

    UUID unitId() {
        return unitId;
    }

    /** Confidential. */
    String reason() {
        return reason;
    }

    /** A staff number. */
    String declaredBy() {
        return declaredBy;
    }

    Occurrence declaration() {
        return declaration;
    }

    /** A staff number; null unless withdrawn. */
    @Nullable
    String withdrawnBy() {
        return withdrawnBy;
    }

    /** Null unless withdrawn. */
    @Nullable
    Instant withdrawnAt() {
        return withdrawnAt;
    }

    /** Confidential; null unless withdrawn. */
    @Nullable
    String withdrawalReason() {
        return withdrawalReason;
    }

    /** Takes it back, once. Refuses with 409 {@code recusal-withdrawn-already}. */
    void withdraw(String officer, String why, Instant now) {
        if (withdrawnAt != null) {
            throw ProblemException.of(InspectionProblem.RECUSAL_WITHDRAWN_ALREADY);
        }
        withdrawnBy = officer;
        withdrawnAt = now;
        withdrawalReason = why;
    }
}
