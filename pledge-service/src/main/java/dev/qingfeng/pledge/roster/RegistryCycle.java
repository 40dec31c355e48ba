package dev.qingfeng.pledge.roster;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A cycle as the roster knows it, for queries; {@link RosterConsumer} writes it. */
@Entity
@Immutable
class RegistryCycle {

    @Id
    UUID id;

    UUID unitId;

    /** For Hibernate. */
    protected RegistryCycle() {}
}
