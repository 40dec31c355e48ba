package dev.qingfeng.appointment.wish;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What a cadre wishes for 個人意願; of one kind there is one open wish at a time. What it is about in particular belongs to the
 * thought talks.
 */
@Entity
public class Wish {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long version;

    private UUID cadreId;

    @Enumerated(EnumType.STRING)
    private WishKind kind;

    private LocalDate statedOn;
    private @Nullable LocalDate withdrawnOn;

    /** For Hibernate. */
    protected Wish() {}

    Wish(UUID cadreId, WishKind kind, LocalDate statedOn, @Nullable LocalDate withdrawnOn) {
        this.cadreId = cadreId;
        this.kind = kind;
        this.statedOn = statedOn;
        this.withdrawnOn = withdrawnOn;
    }

    public UUID id() {
        return id;
    }

    /** Grows with every change. */
    public long version() {
        return version;
    }

    public UUID cadreId() {
        return cadreId;
    }

    public WishKind kind() {
        return kind;
    }

    public LocalDate statedOn() {
        return statedOn;
    }

    /** Null while it is open. */
    public @Nullable LocalDate withdrawnOn() {
        return withdrawnOn;
    }

    boolean isOpen() {
        return withdrawnOn == null;
    }

    /** Corrects until when it stood; null for a wish that is open. */
    void stand(@Nullable LocalDate until) {
        withdrawnOn = until;
    }

    boolean isSame(Wish other) {
        return kind == other.kind && statedOn.equals(other.statedOn) && Objects.equals(withdrawnOn, other.withdrawnOn);
    }

    /** Whether both cannot be wishes of one person. */
    boolean collidesWith(Wish other) {
        return kind == other.kind
                && !isSame(other)
                && (statedOn.equals(other.statedOn) || (isOpen() && other.isOpen()));
    }

    /** Is that of another cadre from now on. */
    void follow(UUID another) {
        cadreId = another;
    }
}
