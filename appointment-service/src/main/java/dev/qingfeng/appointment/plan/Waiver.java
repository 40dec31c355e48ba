package dev.qingfeng.appointment.plan;

import dev.qingfeng.appointment.AppointmentProblem;
import dev.qingfeng.platform.outbox.Aggregate;
import dev.qingfeng.platform.problem.ProblemException;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** Lets a plan off from a principle in one unit or one post: one person proposes it, another grants it. Whoever changes one holds the plan. */
@Entity
public class Waiver implements Aggregate {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long version;

    @Column(updatable = false)
    private UUID planId;

    @Column(updatable = false)
    private UUID cycleId;

    @Column(updatable = false)
    private String principle;

    @Column(updatable = false)
    private UUID subjectId;

    @Column(updatable = false)
    private String reason;

    @Enumerated(EnumType.STRING)
    private WaiverState state;

    @Column(updatable = false)
    private String proposedBy;

    @Column(updatable = false)
    private Instant proposedAt;

    private @Nullable String grantedBy;
    private @Nullable Instant grantedAt;

    /** For Hibernate. */
    protected Waiver() {}

    Waiver(Plan plan, String principle, UUID subjectId, String reason, String proposer, Instant now) {
        this.planId = plan.id();
        this.cycleId = plan.cycleId();
        this.principle = principle;
        this.subjectId = subjectId;
        this.reason = reason;
        this.state = WaiverState.PROPOSED;
        this.proposedBy = proposer;
        this.proposedAt = now;
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

    /** The code of what it lets off from. */
    public String principle() {
        return principle;
    }

    /** The unit, or for quotas the post. */
    public UUID subjectId() {
        return subjectId;
    }

    /** Of the proposal, in words. */
    public String reason() {
        return reason;
    }

    public WaiverState state() {
        return state;
    }

    /** A staff number, as is who granted it. */
    public String proposedBy() {
        return proposedBy;
    }

    public Instant proposedAt() {
        return proposedAt;
    }

    /** Null until granted. */
    public @Nullable String grantedBy() {
        return grantedBy;
    }

    /** Null until granted. */
    public @Nullable Instant grantedAt() {
        return grantedAt;
    }

    /** Counts from now on. Refuses with 403 {@code own-waiver} who proposed it, with 409 {@code waiver-not-open}. */
    void grant(String granter, Instant now) {
        if (granter.equals(proposedBy)) {
            throw ProblemException.of(AppointmentProblem.OWN_WAIVER);
        }
        if (state != WaiverState.PROPOSED) {
            throw ProblemException.of(AppointmentProblem.WAIVER_NOT_OPEN);
        }
        state = WaiverState.GRANTED;
        grantedBy = granter;
        grantedAt = now;
    }

    /** Counts no more, granted or not; one person is enough, for it lets nobody off. Refuses with 409 {@code waiver-not-open}. */
    void withdraw() {
        if (state == WaiverState.WITHDRAWN) {
            throw ProblemException.of(AppointmentProblem.WAIVER_NOT_OPEN);
        }
        state = WaiverState.WITHDRAWN;
    }
}
