package dev.qingfeng.complaint.registry;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A cadre of the registry, for queries; {@link RegistryConsumer} writes it. */
@Entity
@Immutable
class RegistryCadre {

    @Id
    UUID id;

    boolean gone;
    String staffNumber;
    UUID unitId;

    /** For Hibernate. */
    protected RegistryCadre() {}
}
