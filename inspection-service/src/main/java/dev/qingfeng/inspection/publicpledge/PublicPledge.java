package dev.qingfeng.inspection.publicpledge;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A public pledge as pledge-service last told it, for queries; {@link PublicPledgeConsumer} writes it. */
@Entity
@Immutable
class PublicPledge {

    @Id
    UUID id;

    boolean gone;
    UUID cycleId;
    UUID unitId;
    Instant occurredAt;

    /** For Hibernate. */
    protected PublicPledge() {}
}
