package dev.qingfeng.inspection.signature;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A pledge as pledge-service last told it, for queries; {@link SignatureConsumer} writes it. */
@Entity
@Immutable
class PledgeSignature {

    @Id
    UUID id;

    boolean gone;
    UUID cycleId;
    String category;
    UUID cadreId;
    String state;

    @Nullable
    Instant signedAt;

    /** For Hibernate. */
    protected PledgeSignature() {}
}
