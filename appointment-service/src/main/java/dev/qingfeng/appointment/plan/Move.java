package dev.qingfeng.appointment.plan;

import dev.qingfeng.appointment.AppointmentProblem;
import dev.qingfeng.appointment.cadre.Placement;
import dev.qingfeng.appointment.principle.MoveKind;
import dev.qingfeng.appointment.principle.ResettlementMethod;
import dev.qingfeng.platform.problem.ProblemException;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** What a plan proposes for one cadre 調整: from the state that it found to a target state. It is withdrawn, never changed. */
@Entity
@Immutable
public class Move {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long version;

    private UUID planId;
    private UUID cadreId;

    @Enumerated(EnumType.STRING)
    private MoveKind kind;

    @Enumerated(EnumType.STRING)
    private @Nullable ResettlementMethod method;

    private boolean rankAndBenefits;

    private @Nullable String reason;

    @Embedded
    @EmbeddedColumnNaming("from_%s")
    private Placement origin;

    @Embedded
    @EmbeddedColumnNaming("to_%s")
    private Placement target;

    /** For Hibernate. */
    protected Move() {}

    /**
     * Refuses with 422 {@code move-not-of-its-kind} a target that no move of this kind leads to, a method where it is none of
     * resettlement or is missing there, and a settlement of rank and benefits that is no promotion or changes unit or post.
     *
     * @param method how a resettlement is done; null for every other kind
     * @param rankAndBenefits whether a rise in rank settles 職級待遇, and promotes nobody
     */
    Move(
            UUID planId,
            UUID cadreId,
            MoveKind kind,
            @Nullable ResettlementMethod method,
            boolean rankAndBenefits,
            Placement origin,
            Placement target,
            @Nullable String reason) {
        boolean methodFits = (kind == MoveKind.RESETTLEMENT) == (method != null)
                && (method == null || !method.needsPost() || target.postId() != null);
        boolean staysIfSettled = !rankAndBenefits
                || (kind == MoveKind.PROMOTION
                        && target.unitId().equals(origin.unitId())
                        && Objects.equals(target.postId(), origin.postId()));
        if (!methodFits || !staysIfSettled || !kind.leads(origin, target)) {
            throw ProblemException.of(AppointmentProblem.MOVE_NOT_OF_ITS_KIND, kind);
        }
        this.planId = planId;
        this.cadreId = cadreId;
        this.kind = kind;
        this.method = method;
        this.rankAndBenefits = rankAndBenefits;
        this.origin = origin;
        this.target = target;
        this.reason = reason == null || reason.isBlank() ? null : reason;
    }

    /** The same in another plan, from the state that this one found. */
    Move copiedTo(Plan plan) {
        return new Move(plan.id(), cadreId, kind, method, rankAndBenefits, origin, target, reason);
    }

    public UUID id() {
        return id;
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

    /** Whether the rise in rank settles rank and benefits 職級待遇; otherwise it promotes. */
    public boolean rankAndBenefits() {
        return rankAndBenefits;
    }

    /** Null where none was recorded. */
    public @Nullable String reason() {
        return reason;
    }

    /** Where the cadre served when the move was proposed. */
    public Placement origin() {
        return origin;
    }

    /** Where the cadre is to serve. */
    public Placement target() {
        return target;
    }
}
