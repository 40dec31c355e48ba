package dev.qingfeng.appointment.plan;

import dev.qingfeng.appointment.AppointmentProblem;
import dev.qingfeng.appointment.resolution.Resolution;
import dev.qingfeng.platform.outbox.Aggregate;
import dev.qingfeng.platform.problem.ProblemException;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** The moves proposed for a city 調整方案, checked against one version of the policy. Each move changes its version. */
@Entity
public class Plan implements Aggregate {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long version;

    private UUID cycleId;
    private UUID policyId;
    private String name;

    @Enumerated(EnumType.STRING)
    private PlanState state;

    private int moveCount;

    @Embedded
    @EmbeddedColumnNaming("submission_%s")
    private @Nullable Submission submission;

    private @Nullable UUID branchedFromId;
    private @Nullable Long branchedFromVersion;
    private @Nullable LocalDate effectiveOn;
    private @Nullable UUID resolutionId;

    /** For Hibernate. */
    protected Plan() {}

    Plan(UUID cycleId, UUID policyId, String name) {
        this.cycleId = cycleId;
        this.policyId = policyId;
        this.name = name;
        this.state = PlanState.DRAFT;
    }

    /** A draft with as many moves as this plan has, which are the caller's to copy; nothing else of this plan goes along. */
    Plan branch(String newName) {
        Plan branch = new Plan(cycleId, policyId, newName);
        branch.moveCount = moveCount;
        branch.branchedFromId = id;
        branch.branchedFromVersion = version;
        return branch;
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

    public UUID policyId() {
        return policyId;
    }

    public String name() {
        return name;
    }

    public PlanState state() {
        return state;
    }

    public int moveCount() {
        return moveCount;
    }

    /** The plan that it was copied from; null for most. */
    @Nullable
    UUID branchedFromId() {
        return branchedFromId;
    }

    /** The version that the other had when it was copied; null for most. */
    @Nullable
    Long branchedFromVersion() {
        return branchedFromVersion;
    }

    /** Null unless it lies with the committee, or did when it was decided. */
    @Nullable
    Submission submission() {
        return submission;
    }

    /** The day on which its moves are due, in Asia/Shanghai; null while it is a draft. */
    public @Nullable LocalDate effectiveOn() {
        return effectiveOn;
    }

    /** Null while it is a draft. */
    public @Nullable UUID resolutionId() {
        return resolutionId;
    }

    /** Refuses with 409 {@code plan-decided} whatever would change it after its vote. */
    public void requireDraft() {
        if (state != PlanState.DRAFT) {
            throw ProblemException.of(AppointmentProblem.PLAN_DECIDED);
        }
    }

    /** Refuses with 409 {@code plan-decided} and {@code plan-submitted} whatever would change what lies with the committee. */
    void requireOpen() {
        requireDraft();
        if (submission != null) {
            throw ProblemException.of(AppointmentProblem.PLAN_SUBMITTED);
        }
    }

    /** Has one more move. Refuses as {@link #requireOpen}. */
    void moveAdded() {
        requireOpen();
        moveCount++;
    }

    /** Has one move less. Refuses as {@link #requireOpen}. */
    void moveWithdrawn() {
        requireOpen();
        moveCount--;
    }

    /** Lies with the committee. Refuses as {@link #requireOpen}. */
    void submit(Submission how) {
        requireOpen();
        submission = how;
    }

    /** Can be changed again. Refuses with 409 {@code plan-decided} and {@code plan-not-submitted}. */
    void takeBack() {
        requireDraft();
        if (submission == null) {
            throw ProblemException.of(AppointmentProblem.PLAN_NOT_SUBMITTED);
        }
        submission = null;
    }

    /**
     * What the committee resolved on it. Refuses with 409 {@code plan-decided} a second vote, with 422
     * {@code effective-date-in-past} a day that is over.
     */
    public void decide(Resolution resolution, LocalDate dueOn, LocalDate today) {
        requireDraft();
        if (dueOn.isBefore(today)) {
            throw ProblemException.of(AppointmentProblem.EFFECTIVE_DATE_IN_PAST, dueOn.toString());
        }
        state = resolution.isApproved() ? PlanState.APPROVED : PlanState.REJECTED;
        effectiveOn = dueOn;
        resolutionId = resolution.id();
    }
}
