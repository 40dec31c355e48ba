package dev.qingfeng.inspection.signature;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

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

    /** For Hibernate. */
    protected PledgeSignature() {}
}
