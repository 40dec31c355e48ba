package dev.qingfeng.appointment.dossier;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A cadre's discipline clearance 廉政意見 as complaint-service published it, for queries; {@link DossierConsumer} writes it. */
@Entity
@Immutable
class Clearance {

    /** The cadre. */
    @Id
    private UUID id;

    private int epoch;
    private long version;
    boolean gone;
    /** "No" is everyone's initial state, and what remains when the clearance is withdrawn altogether. */
    @Nullable
    Boolean given;

    private @Nullable Long batch;
    private @Nullable Instant publishedAt;

    /** Of whom else it was decided. */
    @JdbcTypeCode(SqlTypes.ARRAY)
    @Nullable
    List<UUID> mergedFrom;

    /** For Hibernate. */
    protected Clearance() {}

    int epoch() {
        return epoch;
    }

    long version() {
        return version;
    }

    @Nullable
    Long batch() {
        return batch;
    }

    @Nullable
    Instant publishedAt() {
        return publishedAt;
    }
}
