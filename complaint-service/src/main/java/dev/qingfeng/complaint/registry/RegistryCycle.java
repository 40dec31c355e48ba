package dev.qingfeng.complaint.registry;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A cycle of the registry, for queries; {@link RegistryConsumer} writes it. */
@Entity
@Immutable
class RegistryCycle {

    @Id
    UUID id;

    boolean gone;
    UUID unitId;
    String phase;

    /** For Hibernate. */
    protected RegistryCycle() {}
}
