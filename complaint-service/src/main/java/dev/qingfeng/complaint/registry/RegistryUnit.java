package dev.qingfeng.complaint.registry;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A unit of the registry, for queries; {@link RegistryConsumer} writes it. */
@Entity
@Immutable
class RegistryUnit {

    @Id
    UUID id;

    boolean gone;
    String path;
    String kind;

    /** For Hibernate. */
    protected RegistryUnit() {}
}
