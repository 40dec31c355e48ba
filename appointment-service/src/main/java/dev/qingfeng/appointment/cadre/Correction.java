package dev.qingfeng.appointment.cadre;

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

/** What a fact of a cadre was before it was corrected, with who and why; it never changes. */
@Entity
@Immutable
public class Correction {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long version;

    private UUID cadreId;

    @Enumerated(EnumType.STRING)
    private CadreFact fact;

    private @Nullable String oldValue;
    private @Nullable String newValue;
    private @Nullable String reason;
    private String correctedBy;
    private Instant correctedAt;

    /** For Hibernate. */
    protected Correction() {}

    /** Of one fact that differs between the two. */
    Correction(
            UUID cadreId,
            CadreFact fact,
            CadreDetails before,
            CadreDetails after,
            @Nullable String reason,
            String by,
            Instant at) {
        this(cadreId, fact, fact.of(before), fact.of(after), reason, by, at);
    }

    private Correction(
            UUID cadreId,
            CadreFact fact,
            @Nullable String oldValue,
            @Nullable String newValue,
            @Nullable String reason,
            String by,
            Instant at) {
        this.cadreId = cadreId;
        this.fact = fact;
        this.oldValue = oldValue;
        this.newValue = newValue;
        this.reason = reason;
        this.correctedBy = by;
        this.correctedAt = at;
    }

    /** Of somebody who had two numbers, of which one stays. */
    static Correction ofNumber(Cadre duplicate, Cadre survivor, String reason, String by, Instant at) {
        return new Correction(
                duplicate.id(),
                CadreFact.STAFF_NUMBER,
                duplicate.staffNumber(),
                survivor.staffNumber(),
                reason,
                by,
                at);
    }

    public UUID id() {
        return id;
    }

    public UUID cadreId() {
        return cadreId;
    }

    public CadreFact fact() {
        return fact;
    }

    /** Null where there was none. */
    public @Nullable String oldValue() {
        return oldValue;
    }

    /** Null where there is none any more. */
    public @Nullable String newValue() {
        return newValue;
    }

    /** Null where none was needed and none was given. */
    public @Nullable String reason() {
        return reason;
    }

    /** Whom it is put down to: a staff number, or {@code client:} and the id of a system. */
    public String correctedBy() {
        return correctedBy;
    }

    public Instant correctedAt() {
        return correctedAt;
    }
}
