package dev.qingfeng.appointment.dossier;

import dev.qingfeng.appointment.cadre.SignerCategory;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A pledge as pledge-service last told it, for queries; {@link DossierConsumer} writes it. All is null where only its end is known. */
@Entity
@Immutable
class PledgeSignature {

    @Id
    private UUID id;

    private int epoch;
    private long version;
    boolean gone;
    private @Nullable UUID cycleId;

    @Enumerated(EnumType.STRING)
    private @Nullable SignerCategory category;

    @Nullable
    UUID cadreId;

    @Nullable
    UUID unitId;

    @Enumerated(EnumType.STRING)
    private @Nullable PledgeState state;

    private @Nullable Instant signedAt;
    private @Nullable Instant toldAt;

    /** For Hibernate. */
    protected PledgeSignature() {}

    UUID id() {
        return id;
    }

    int epoch() {
        return epoch;
    }

    long version() {
        return version;
    }

    @Nullable
    UUID cycleId() {
        return cycleId;
    }

    @Nullable
    SignerCategory category() {
        return category;
    }

    /** What a person signs once for, whatever number they had: a category of a cycle. */
    Occasion occasion() {
        return new Occasion(cycleId, category);
    }

    record Occasion(@Nullable UUID cycleId, @Nullable SignerCategory category) {}

    @Nullable
    PledgeState state() {
        return state;
    }

    /** Null until signed. */
    @Nullable
    Instant signedAt() {
        return signedAt;
    }

    @Nullable
    Instant toldAt() {
        return toldAt;
    }
}
