package dev.qingfeng.appointment.career;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A time in a cadre's career 簡歷 as the file on paper tells it: also elsewhere and before the registry began, when
 * units and posts were others. Posts of the registry are tenures.
 */
@Entity
public class CareerEntry {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long version;

    private UUID cadreId;
    private LocalDate since;
    private @Nullable LocalDate until;
    private String unitName;
    private String post;

    /** For Hibernate. */
    protected CareerEntry() {}

    CareerEntry(UUID cadreId, LocalDate since, @Nullable LocalDate until, String unitName, String post) {
        this.cadreId = cadreId;
        this.since = since;
        this.until = until;
        this.unitName = unitName;
        this.post = post;
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

    public LocalDate since() {
        return since;
    }

    /** The first day on which it was over; null while it is not. */
    public @Nullable LocalDate until() {
        return until;
    }

    public String unitName() {
        return unitName;
    }

    public String post() {
        return post;
    }

    /** Corrects what it says; when it began and where, it is found by. */
    void describe(@Nullable LocalDate newUntil, String newPost) {
        until = newUntil;
        post = newPost;
    }

    /** Whether both begin on the same day in the same unit. */
    boolean isOfSamePlace(CareerEntry other) {
        return since.equals(other.since) && unitName.equals(other.unitName);
    }

    boolean isSame(CareerEntry other) {
        return isOfSamePlace(other) && Objects.equals(until, other.until) && post.equals(other.post);
    }

    /** Is that of another cadre from now on. */
    void follow(UUID another) {
        cadreId = another;
    }
}
