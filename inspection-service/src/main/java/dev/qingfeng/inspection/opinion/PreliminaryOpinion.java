package dev.qingfeng.inspection.opinion;

import dev.qingfeng.inspection.evaluation.Grade;
import dev.qingfeng.inspection.evaluation.Subject;
import dev.qingfeng.platform.confidential.Envelope;
import dev.qingfeng.platform.outbox.Aggregate;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What the inspection team thinks of a leadership team or one of its members right after fieldwork. Confidential, its texts
 * encrypted; never changed: one that is formed anew is another edition.
 */
@Entity
@Immutable
public class PreliminaryOpinion implements Aggregate {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long version;

    private UUID inspectionId;
    private UUID cycleId;
    private UUID unitId;

    @Enumerated(EnumType.STRING)
    private Subject subject;

    private @Nullable UUID cadreId;
    private int edition;

    @Enumerated(EnumType.STRING)
    private Grade grade;

    private byte[] merits;
    private byte[] shortcomings;
    private byte @Nullable [] changeReason;
    private Instant formedAt;

    /** For Hibernate. */
    protected PreliminaryOpinion() {}

    /**
     * Formed at a meeting that was held.
     *
     * @param edition 1, or one more than the one before
     * @param reasonOfChange null in the first edition and in no other
     */
    PreliminaryOpinion(
            TeamMeeting meeting,
            OpinionKey key,
            Subject subject,
            @Nullable UUID cadreId,
            int edition,
            Grade grade,
            String merits,
            String shortcomings,
            @Nullable String reasonOfChange,
            Envelope envelope,
            Instant now) {
        this.inspectionId = meeting.inspectionId();
        this.cycleId = meeting.cycleId();
        this.unitId = meeting.unitId();
        this.subject = subject;
        this.cadreId = cadreId;
        this.edition = edition;
        this.grade = grade;
        this.merits = key.seal(merits, place("merits"), envelope);
        this.shortcomings = key.seal(shortcomings, place("shortcomings"), envelope);
        this.changeReason = reasonOfChange == null ? null : key.seal(reasonOfChange, place("change-reason"), envelope);
        this.formedAt = now;
    }

    private String place(String text) {
        return "%s/%d/%s".formatted(cadreId == null ? "leadership-team" : cadreId, edition, text);
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    UUID inspectionId() {
        return inspectionId;
    }

    UUID cycleId() {
        return cycleId;
    }

    UUID unitId() {
        return unitId;
    }

    public Subject subject() {
        return subject;
    }

    /** Null for the leadership team. */
    public @Nullable UUID cadreId() {
        return cadreId;
    }

    public int edition() {
        return edition;
    }

    /** As the team would grade them. */
    public Grade grade() {
        return grade;
    }

    public Instant formedAt() {
        return formedAt;
    }

    String merits(OpinionKey key, Envelope envelope) {
        return key.open(merits, place("merits"), envelope);
    }

    String shortcomings(OpinionKey key, Envelope envelope) {
        return key.open(shortcomings, place("shortcomings"), envelope);
    }

    /** Null in the first edition. */
    @Nullable
    String changeReason(OpinionKey key, Envelope envelope) {
        return changeReason == null ? null : key.open(changeReason, place("change-reason"), envelope);
    }
}
