package dev.qingfeng.appointment.plan;

import dev.qingfeng.appointment.principle.Verdict;
import dev.qingfeng.platform.outbox.Aggregate;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;

/** How a draft stood to the principles when it was checked; never changed. */
@Entity
@Immutable
public class PlanCheck implements Aggregate {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long version;

    private UUID planId;
    private UUID cycleId;
    private UUID policyId;
    private long planVersion;
    private LocalDate effectiveOn;
    private Instant checkedAt;
    private boolean gatesMet;
    private int hardCount;
    private int softCount;
    private int score;
    private int maximumScore;

    @JdbcTypeCode(SqlTypes.JSON)
    private Verdict verdict;

    /** For Hibernate. */
    protected PlanCheck() {}

    PlanCheck(Plan plan, LocalDate effectiveOn, Verdict verdict, Instant now) {
        this.planId = plan.id();
        this.cycleId = plan.cycleId();
        this.policyId = plan.policyId();
        this.planVersion = plan.version();
        this.effectiveOn = effectiveOn;
        this.checkedAt = now;
        this.gatesMet = verdict.gatesMet();
        this.hardCount = verdict.hard().size();
        this.softCount = verdict.soft().size();
        this.score = verdict.score();
        this.maximumScore = verdict.maximum();
        this.verdict = verdict;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    public UUID planId() {
        return planId;
    }

    public UUID cycleId() {
        return cycleId;
    }

    /** The version of the principles that it was checked against. */
    public UUID policyId() {
        return policyId;
    }

    /** That of the plan when it was checked; with another version the plan may stand otherwise. */
    public long planVersion() {
        return planVersion;
    }

    /** The day on which ages counted. */
    public LocalDate effectiveOn() {
        return effectiveOn;
    }

    public Instant checkedAt() {
        return checkedAt;
    }

    /** Whether no hard finding stood against it. */
    public boolean gatesMet() {
        return gatesMet;
    }

    public int hardCount() {
        return hardCount;
    }

    public int softCount() {
        return softCount;
    }

    public int score() {
        return score;
    }

    public int maximumScore() {
        return maximumScore;
    }

    /** Confidential: it tells how people were graded. */
    Verdict verdict() {
        return verdict;
    }
}
