package dev.qingfeng.complaint.custody;

import dev.qingfeng.complaint.ComplaintProblem;
import dev.qingfeng.platform.occurrence.Occurrence;
import dev.qingfeng.platform.outbox.Aggregate;
import dev.qingfeng.platform.problem.ProblemException;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** One opening of a report box by two people. What they said at first is never changed. */
@Entity
@DynamicUpdate
public class BoxOpening implements Aggregate {

    @Id
    private UUID id;

    @Version
    private long version;

    private UUID unitId;
    private String box;

    @Embedded
    private Occurrence occurrence;

    private int letters;
    private String openedBy;
    private String openedWith;
    private @Nullable Instant confirmedAt;
    private @Nullable String settledBy;
    private @Nullable Instant settledAt;
    private @Nullable Integer recorded;
    private @Nullable String explanation;

    /** For Hibernate. */
    protected BoxOpening() {}

    /**
     * Entered by the first of the two. Refuses with 403 {@code second-person-needed} if both are one person.
     *
     * @param numbers every staff number of the first
     */
    BoxOpening(UUID unitId, OpenBoxRequest said, Occurrence occurrence, String openedBy, Set<String> numbers) {
        if (numbers.contains(said.openedWith())) {
            throw ProblemException.of(ComplaintProblem.SECOND_PERSON_NEEDED);
        }
        this.id = UUID.randomUUID();
        this.unitId = unitId;
        this.box = said.box();
        this.occurrence = occurrence;
        this.letters = said.letters();
        this.openedBy = openedBy;
        this.openedWith = said.openedWith();
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    UUID unitId() {
        return unitId;
    }

    String box() {
        return box;
    }

    Occurrence occurrence() {
        return occurrence;
    }

    int letters() {
        return letters;
    }

    String openedBy() {
        return openedBy;
    }

    String openedWith() {
        return openedWith;
    }

    @Nullable
    Instant confirmedAt() {
        return confirmedAt;
    }

    @Nullable
    Instant settledAt() {
        return settledAt;
    }

    /** Letters that were recorded when it was settled; null until then. */
    @Nullable
    Integer recorded() {
        return recorded;
    }

    @Nullable
    String explanation() {
        return explanation;
    }

    /**
     * By the second of the two. Refuses with 403 {@code second-person-needed} anybody else, and with 409 {@code opening-settled} a second
     * time.
     *
     * @param numbers every staff number of who confirms
     */
    void confirm(Set<String> numbers, Instant now) {
        if (!numbers.contains(openedWith) || numbers.contains(openedBy)) {
            throw ProblemException.of(ComplaintProblem.SECOND_PERSON_NEEDED);
        }
        if (confirmedAt != null) {
            throw ProblemException.of(ComplaintProblem.OPENING_SETTLED);
        }
        confirmedAt = now;
    }

    /**
     * One more letter is recorded from it. Refuses with 409 {@code opening-not-confirmed}, {@code opening-settled} and {@code
     * more-than-letters}.
     *
     * @param before letters that are recorded already
     */
    void requireRoom(int before) {
        requireConfirmed();
        if (before >= letters) {
            throw ProblemException.of(ComplaintProblem.MORE_THAN_LETTERS);
        }
    }

    /**
     * All letters are recorded, or it is said why not. Refuses with 409 {@code opening-not-confirmed} and {@code opening-settled}, and with
     * 422 {@code difference-unexplained}.
     */
    void settle(int recordedLetters, @Nullable String why, String by, Instant now) {
        requireConfirmed();
        if (recordedLetters != letters && why == null) {
            throw ProblemException.of(ComplaintProblem.DIFFERENCE_UNEXPLAINED);
        }
        recorded = recordedLetters;
        explanation = recordedLetters == letters ? null : why;
        settledBy = by;
        settledAt = now;
    }

    private void requireConfirmed() {
        if (confirmedAt == null) {
            throw ProblemException.of(ComplaintProblem.OPENING_NOT_CONFIRMED);
        }
        if (settledAt != null) {
            throw ProblemException.of(ComplaintProblem.OPENING_SETTLED);
        }
    }

    /** How far it is. Unlike the version it does not grow with each letter, and so may be shown to who is not to count them. */
    int step() {
        if (settledAt != null) {
            return 2;
        }
        return confirmedAt == null ? 0 : 1;
    }

    /** Staff number of who settled it; null until then. */
    @Nullable
    String settledBy() {
        return settledBy;
    }
}
