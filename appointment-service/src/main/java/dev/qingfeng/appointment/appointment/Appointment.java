package dev.qingfeng.appointment.appointment;

import dev.qingfeng.appointment.cadre.Placement;
import dev.qingfeng.appointment.plan.Move;
import dev.qingfeng.appointment.plan.MoveKind;
import dev.qingfeng.appointment.plan.ResettlementMethod;
import dev.qingfeng.platform.outbox.Aggregate;
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

    @Embedded
    @EmbeddedColumnNaming("from_%s")
    private Placement origin;

    @Embedded
    @EmbeddedColumnNaming("to_%s")
    private Placement target;

    private boolean needsClearance;

    @Enumerated(EnumType.STRING)
    private State state;

    @Enumerated(EnumType.STRING)
    private @Nullable Obstacle obstacle;

    private LocalDate effectiveOn;
    private Instant decidedAt;
    private @Nullable Instant effectiveAt;

    /** For Hibernate. */
    protected Appointment() {}

    /** @param risesToChief whether the move leads from another post, or none, to a chief post */
    Appointment(UUID cycleId, Move move, boolean risesToChief, LocalDate effectiveOn, Instant decidedAt) {
        this.cycleId = cycleId;
        this.planId = move.planId();
        this.cadreId = move.cadreId();
        this.kind = move.kind();
        this.method = move.method();
        this.origin = move.origin();
        this.target = move.target();
        this.needsClearance =
                kind == MoveKind.PROMOTION || risesToChief || target.rank().compareTo(origin.rank()) > 0;
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

    /** Where the cadre served when it was decided. */
    public Placement origin() {
        return origin;
    }

    /** Where the cadre is to serve. */
    public Placement target() {
        return target;
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

    /** A promotion needs discipline clearance before it takes effect, and so does what is one by another name. */
    boolean needsClearance() {
        return needsClearance;
    }

    /** Whether the cadre's entry in the registry changes; who is retained stays as they are. */
    boolean movesTheCadre() {
        return kind != MoveKind.RETENTION;
    }

    /** Takes effect. Gives the day since when the cadre serves there: the day decided, or today if it was held up. */
    LocalDate takeEffect(Instant now, ZoneId zone) {
        requirePending();
        LocalDate since = state == State.DECIDED ? effectiveOn : LocalDate.ofInstant(now, zone);
        state = State.EFFECTIVE;
        obstacle = null;
        effectiveAt = now;
        return since;
    }

    /** Is held up until the obstacle is gone. Tells whether that is news. */
    boolean suspend(Obstacle by) {
        requirePending();
        boolean news = obstacle != by;
        state = State.SUSPENDED;
        obstacle = by;
        return news;
    }

    /** Gives way to a later decision on the same cadre. */
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
