package dev.qingfeng.complaint.casework;

import dev.qingfeng.complaint.complaint.CaseFile;
import dev.qingfeng.complaint.complaint.CaseMove;
import dev.qingfeng.complaint.complaint.CaseState;
import dev.qingfeng.platform.confidential.Envelope;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One entry in the history of a case; never changed. */
@Entity
@Immutable
public class CaseEntry {

    @Id
    private UUID id;

    @Version
    private long version;

    @SuppressWarnings("UnusedVariable") // Queries read it.
    private UUID complaintId;

    private int number;

    @Enumerated(EnumType.STRING)
    private CaseMove move;

    @Enumerated(EnumType.STRING)
    private CaseState fromState;

    @Enumerated(EnumType.STRING)
    private CaseState toState;

    private Instant madeAt;
    private String madeBy;
    private @Nullable String handlerNumber;
    private byte @Nullable [] words;

    /** For Hibernate. */
    protected CaseEntry() {}

    /**
     * That a move was made.
     *
     * @param handler whose the case is from then on; null for nobody's
     * @param words reason, finding or answer, sealed for {@link #place}; null where none was given
     */
    CaseEntry(
            UUID complaintId,
            int number,
            CaseMove move,
            CaseState from,
            CaseState to,
            Instant at,
            String by,
            @Nullable String handler,
            byte @Nullable [] words) {
        this.id = UUID.randomUUID();
        this.complaintId = complaintId;
        this.number = number;
        this.move = move;
        this.fromState = from;
        this.toState = to;
        this.madeAt = at;
        this.madeBy = by;
        this.handlerNumber = handler;
        this.words = words;
    }

    /** Where the words of an entry belong within the case. */
    static String place(int number) {
        return "entry/" + number;
    }

    int number() {
        return number;
    }

    CaseMove move() {
        return move;
    }

    CaseState from() {
        return fromState;
    }

    CaseState to() {
        return toState;
    }

    Instant madeAt() {
        return madeAt;
    }

    /** Staff number; {@code service} where a day had come. */
    String madeBy() {
        return madeBy;
    }

    /** Whose the case was from then on; null for nobody's. */
    @Nullable
    String handlerNumber() {
        return handlerNumber;
    }

    /** Null where none were given, and once the case is erased. */
    @Nullable
    String words(CaseFile file, Envelope envelope) {
        return words == null ? null : file.open(words, place(number), envelope);
    }
}
