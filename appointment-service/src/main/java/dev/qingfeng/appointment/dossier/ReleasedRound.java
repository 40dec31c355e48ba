package dev.qingfeng.appointment.dossier;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A round of ballots as inspection-service released it, for queries; {@link DossierConsumer} writes it. All is null where only its end is
 * known.
 */
@Entity
@Immutable
class ReleasedRound {

    @Id
    private UUID id;

    private int epoch;
    private long version;
    boolean gone;
    private @Nullable UUID cycleId;
    private @Nullable UUID unitId;

    @Enumerated(EnumType.STRING)
    private @Nullable BallotPurpose purpose;

    /** Under the numbers that they had then. */
    @JdbcTypeCode(SqlTypes.ARRAY)
    @Nullable
    List<UUID> candidateIds;

    private @Nullable Instant releasedAt;

    /** For Hibernate. */
    protected ReleasedRound() {}

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
    UUID unitId() {
        return unitId;
    }

    @Nullable
    BallotPurpose purpose() {
        return purpose;
    }

    @Nullable
    Instant releasedAt() {
        return releasedAt;
    }
}
