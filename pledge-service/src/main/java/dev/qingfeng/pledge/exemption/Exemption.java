package dev.qingfeng.pledge.exemption;

import dev.qingfeng.platform.outbox.Aggregate;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.pledge.PledgeProblem;
import dev.qingfeng.pledge.roster.Person;
import dev.qingfeng.pledge.signing.Pledge;
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

/**
 * Somebody is exempted from signing one pledge: one person proposes it, another decides; two numbers of one person are one person. Whoever
 * changes one holds the pledge.
 */
@Entity
public class Exemption implements Aggregate {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long version;

    @Column(updatable = false)
    private UUID pledgeId;

    @Column(updatable = false)
    private UUID cycleId;

    @Column(updatable = false)
    @Enumerated(EnumType.STRING)
    private ExemptionGround ground;

    @Column(updatable = false)
    private String reason;

    @Enumerated(EnumType.STRING)
    private ExemptionState state;

    @Column(updatable = false)
    private String proposedBy;

    @Column(updatable = false)
    private Instant proposedAt;

    private @Nullable String decidedBy;
    private @Nullable Instant decidedAt;
    private @Nullable String decisionReason;
    private @Nullable String revokedBy;
    private @Nullable Instant revokedAt;
    private @Nullable String revocationReason;

    /** For Hibernate. */
    protected Exemption() {}

    /**
     * Proposed. Refuses with 403 {@code own-pledge} whoever the pledge is due of, with 409 what is not due, see {@link
     * Pledge#requireDue}.
     */
    Exemption(Pledge pledge, ExemptionGround ground, String reason, Person proposer, Instant now) {
        requireAnother(pledge, proposer);
        pledge.requireDue();
        this.pledgeId = pledge.id();
        this.cycleId = pledge.cycleId();
        this.ground = ground;
        this.reason = reason;
        this.state = ExemptionState.PROPOSED;
        this.proposedBy = proposer.staffNumber();
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

    public UUID pledgeId() {
        return pledgeId;
    }

    public UUID cycleId() {
        return cycleId;
    }

    public ExemptionGround ground() {
        return ground;
    }

    /** Of the proposal, in words; it is told to nobody outside. */
    public String reason() {
        return reason;
    }

    public ExemptionState state() {
        return state;
    }

    /** A staff number, as are those who decide and revoke. */
    public String proposedBy() {
        return proposedBy;
    }

    public Instant proposedAt() {
        return proposedAt;
    }

    /** Null until decided, and where it was withdrawn. */
    public @Nullable String decidedBy() {
        return decidedBy;
    }

    /** When it was decided or withdrawn; null until then. */
    public @Nullable Instant decidedAt() {
        return decidedAt;
    }

    /** Why it was rejected; null if it was not. */
    public @Nullable String decisionReason() {
        return decisionReason;
    }

    /** Null unless revoked, as are when and why. */
    public @Nullable String revokedBy() {
        return revokedBy;
    }

    public @Nullable Instant revokedAt() {
        return revokedAt;
    }

    public @Nullable String revocationReason() {
        return revocationReason;
    }

    /**
     * In force from now on. Refuses with 403 {@code own-proposal} and {@code own-pledge}, also where whoever proposed it turned out to be whose
     * pledge it is; with 409 {@code exemption-not-open} and a pledge that is not due.
     */
    void approve(Pledge pledge, Person proposer, Person decider, Instant now) {
        decide(pledge, decider, now);
        requireAnother(pledge, proposer);
        pledge.exempt(now);
        state = ExemptionState.APPROVED;
    }

    /** Refuses as {@link #approve}, but for what has become of the pledge. */
    void reject(Pledge pledge, String why, Person decider, Instant now) {
        decide(pledge, decider, now);
        decisionReason = why;
        state = ExemptionState.REJECTED;
    }

    /**
     * Taken back by whoever proposed it. Refuses with 403 {@code not-your-proposal}, with 409 {@code exemption-not-open}.
     */
    void takeBack(Person proposer, Instant now) {
        if (!proposer.isKnownAs(proposedBy)) {
            throw ProblemException.of(PledgeProblem.NOT_YOUR_PROPOSAL);
        }
        requireOpen();
        withdraw(now);
    }

    /** Taken back, or the pledge was signed, or its person excused by the roster, while nobody had decided. */
    void withdraw(Instant now) {
        decidedAt = now;
        state = ExemptionState.WITHDRAWN;
    }

    /**
     * Ends; the person is to sign again. One person is enough: it lets nobody off. Refuses with 409 {@code
     * exemption-not-in-force}, with 403 {@code own-pledge}.
     */
    void revoke(Pledge pledge, String why, Person revoker, Instant now) {
        requireAnother(pledge, revoker);
        if (state != ExemptionState.APPROVED) {
            throw ProblemException.of(PledgeProblem.EXEMPTION_NOT_IN_FORCE);
        }
        pledge.endExemption();
        state = ExemptionState.REVOKED;
        revokedBy = revoker.staffNumber();
        revokedAt = now;
        revocationReason = why;
    }

    private void decide(Pledge pledge, Person decider, Instant now) {
        if (decider.isKnownAs(proposedBy)) {
            throw ProblemException.of(PledgeProblem.OWN_PROPOSAL);
        }
        requireAnother(pledge, decider);
        requireOpen();
        decidedBy = decider.staffNumber();
        decidedAt = now;
    }

    private void requireOpen() {
        if (state != ExemptionState.PROPOSED) {
            throw ProblemException.of(PledgeProblem.EXEMPTION_NOT_OPEN);
        }
    }

    private static void requireAnother(Pledge pledge, Person officer) {
        if (officer.isKnownAs(pledge.staffNumber(), pledge.cadreId())) {
            throw ProblemException.of(PledgeProblem.OWN_PLEDGE);
        }
    }
}
