package dev.qingfeng.appointment.appointment;

import dev.qingfeng.appointment.AppointmentProblem;
import dev.qingfeng.appointment.cadre.Placement;
import dev.qingfeng.appointment.plan.Move;
import dev.qingfeng.appointment.post.WayOfFilling;
import dev.qingfeng.appointment.principle.MoveKind;
import dev.qingfeng.appointment.principle.ResettlementMethod;
import dev.qingfeng.platform.outbox.Aggregate;
import dev.qingfeng.platform.problem.ProblemException;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** A decided move 任免決定 on its way into the registry. What was decided never changes; only its state does. */
@Entity
public class Appointment implements Aggregate {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long version;

    private UUID cycleId;
    private UUID planId;
    private UUID cadreId;

    @Enumerated(EnumType.STRING)
    private MoveKind kind;

    @Enumerated(EnumType.STRING)
    private @Nullable ResettlementMethod method;

    private boolean rankAndBenefits;

    @Embedded
    @EmbeddedColumnNaming("from_%s")
    private Placement origin;

    @Embedded
    @EmbeddedColumnNaming("to_%s")
    private Placement target;

    private boolean needsClearance;

    @Enumerated(EnumType.STRING)
    private @Nullable WayOfFilling filledBy;

    @Embedded
    @EmbeddedColumnNaming("election_%s")
    private @Nullable Election election;

    @Enumerated(EnumType.STRING)
    private State state;

    @Enumerated(EnumType.STRING)
    private @Nullable Obstacle obstacle;

    private LocalDate effectiveOn;
    private Instant decidedAt;
    private @Nullable Instant effectiveAt;

    /** For Hibernate. */
    protected Appointment() {}

    /**
     * @param risesToChief whether the move leads from another post, or none, to a chief post
     * @param filledBy how the post is filled that the move leads to; null for none
     */
    Appointment(
            UUID cycleId,
            Move move,
            boolean risesToChief,
            @Nullable WayOfFilling filledBy,
            LocalDate effectiveOn,
            Instant decidedAt) {
        this.cycleId = cycleId;
        this.planId = move.planId();
        this.cadreId = move.cadreId();
        this.kind = move.kind();
        this.method = move.method();
        this.rankAndBenefits = move.rankAndBenefits();
        this.origin = move.origin();
        this.target = move.target();
        this.needsClearance =
                kind == MoveKind.PROMOTION || risesToChief || target.rank().compareTo(origin.rank()) > 0;
        // Whoever holds the post already comes into none.
        this.filledBy = Objects.equals(target.postId(), origin.postId()) ? null : filledBy;
        this.state = State.DECIDED;
        this.effectiveOn = effectiveOn;
        this.decidedAt = decidedAt;
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

    public UUID planId() {
        return planId;
    }

    public UUID cadreId() {
        return cadreId;
    }

    public MoveKind kind() {
        return kind;
    }

    /** Null unless it is a resettlement. */
    public @Nullable ResettlementMethod method() {
        return method;
    }

    /** Whether it settles rank and benefits 職級待遇: the rank rises, unit and post stay. */
    public boolean rankAndBenefits() {
        return rankAndBenefits;
    }

    /** Where the cadre served when it was decided. */
    public Placement origin() {
        return origin;
    }

    /** Where the cadre is to serve. */
    public Placement target() {
        return target;
    }

    /** How the post is filled that the cadre is to come into, as it was when that was decided; null where they come into none. */
    public @Nullable WayOfFilling filledBy() {
        return filledBy;
    }

    /** Null until the congress's result is recorded. */
    @Nullable
    Election election() {
        return election;
    }

    public State state() {
        return state;
    }

    /** Null unless it is suspended. */
    public @Nullable Obstacle obstacle() {
        return obstacle;
    }

    /** The day on which it is due, in Asia/Shanghai. */
    public LocalDate effectiveOn() {
        return effectiveOn;
    }

    /** When the committee decided. */
    public Instant decidedAt() {
        return decidedAt;
    }

    /** Null unless it is effective. */
    public @Nullable Instant effectiveAt() {
        return effectiveAt;
    }

    /** Whether it has yet to take effect. */
    boolean isPending() {
        return state == State.DECIDED || state == State.SUSPENDED;
    }

    /** Whether it nominates somebody whom the congress has yet to elect. */
    public boolean awaitsElection() {
        return isPending() && filledBy == WayOfFilling.ELECTION && election == null;
    }

    /**
     * Refuses with 409 {@code post-not-elected}, {@code election-recorded} and {@code appointment-superseded} what awaits no
     * election.
     */
    void requireAwaitsElection() {
        if (filledBy != WayOfFilling.ELECTION) {
            throw ProblemException.of(AppointmentProblem.POST_NOT_ELECTED);
        }
        if (election != null) {
            throw ProblemException.of(AppointmentProblem.ELECTION_RECORDED);
        }
        if (!isPending()) {
            throw ProblemException.of(AppointmentProblem.APPOINTMENT_SUPERSEDED);
        }
    }

    /**
     * Takes what the congress resolved; without its vote the appointment will never take effect. Refuses with 422 {@code
     * election-before-decision} a vote on nobody nominated yet, and what {@link #requireAwaitsElection} refuses.
     */
    void record(Election result) {
        requireAwaitsElection();
        if (result.occurredAt().isBefore(decidedAt)) {
            throw ProblemException.of(AppointmentProblem.ELECTION_BEFORE_DECISION);
        }
        election = result;
        if (!result.elected()) {
            supersede();
        }
    }

    /** A promotion needs discipline clearance before it takes effect, and so does what is one by another name. */
    boolean needsClearance() {
        return needsClearance;
    }

    /** Whether the cadre's entry in the registry changes; who is retained stays as they are. */
    boolean movesTheCadre() {
        return kind != MoveKind.RETENTION;
    }

    /**
     * Takes effect. Gives the day since when the cadre serves there: the day decided, that of the election if it is later, or
     * today if it was held up.
     */
    LocalDate takeEffect(Instant now, ZoneId zone) {
        requirePending();
        if (awaitsElection()) {
            throw new IllegalStateException("Nobody takes office whom the congress has not elected");
        }
        LocalDate since = state == State.DECIDED ? due(zone) : LocalDate.ofInstant(now, zone);
        state = State.EFFECTIVE;
        obstacle = null;
        effectiveAt = now;
        return since;
    }

    private LocalDate due(ZoneId zone) {
        LocalDate elected = election == null ? effectiveOn : election.day(zone);
        return elected.isAfter(effectiveOn) ? elected : effectiveOn;
    }

    /** Is held up until the obstacle is gone. Tells whether that is news. */
    boolean suspend(Obstacle by) {
        requirePending();
        boolean news = obstacle != by;
        state = State.SUSPENDED;
        obstacle = by;
        return news;
    }

    /** Gives way to a later decision on the same cadre, or to the congress. */
    void supersede() {
        requirePending();
        state = State.SUPERSEDED;
        obstacle = null;
    }

    private void requirePending() {
        if (!isPending()) {
            throw new IllegalStateException("What is %s stays so".formatted(state));
        }
    }
}
