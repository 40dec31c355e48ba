package dev.qingfeng.pledge.roster;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A unit as the roster knows it, for queries; {@link RosterConsumer} writes it. */
@Entity
@Immutable
class RegistryUnit {

    @Id
    UUID id;

    String path;

    /** For Hibernate. */
    protected RegistryUnit() {}
}
