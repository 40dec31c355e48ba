package dev.qingfeng.appointment.tenure;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** A cadre's time in a post, on one of its seats. */
@Entity
public class Tenure {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long version;

    private UUID cadreId;
    private UUID postId;
    private int seat;
    private LocalDate since;

    @Nullable
    private LocalDate until;

    /** For Hibernate. */
    protected Tenure() {}

    Tenure(UUID cadreId, UUID postId, int seat, Span span) {
        this.cadreId = cadreId;
        this.postId = postId;
        this.seat = seat;
        this.since = span.since();
        this.until = span.until();
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

    public UUID postId() {
        return postId;
    }

    int seat() {
        return seat;
    }

    public LocalDate since() {
        return since;
    }

    /** The first day on which it was not held any more; null while it is. */
    public @Nullable LocalDate until() {
        return until;
    }

    boolean isOpen() {
        return until == null;
    }

    Span span() {
        return new Span(since, until);
    }

    /** Is that of another cadre from now on. */
    void follow(UUID another) {
        cadreId = another;
    }

    /** Ends it, or corrects what it says. */
    void hold(UUID newPostId, int newSeat, Span span) {
        postId = newPostId;
        seat = newSeat;
        since = span.since();
        until = span.until();
    }
}
