package dev.qingfeng.appointment.dossier;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A grade as inspection-service gave it, for queries; {@link DossierConsumer} writes it. All is null where only its end is known. */
@Entity
@Immutable
class Evaluation {

    @Id
    private UUID id;

    private int epoch;
    private long version;
    boolean gone;
    private @Nullable UUID cycleId;
    private @Nullable UUID unitId;

    @Enumerated(EnumType.STRING)
    @Nullable
    EvaluationSubject subject;

    @Nullable
    UUID cadreId;

    @Enumerated(EnumType.STRING)
    private @Nullable Grade grade;

    private @Nullable Instant gradedAt;

    /** For Hibernate. */
    protected Evaluation() {}

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
    Grade grade() {
        return grade;
    }

    @Nullable
    Instant gradedAt() {
        return gradedAt;
    }
}
