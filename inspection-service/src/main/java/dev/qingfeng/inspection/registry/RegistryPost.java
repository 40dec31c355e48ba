package dev.qingfeng.inspection.registry;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A post as the registry last told it, for queries. */
@Entity
@Immutable
class RegistryPost {

    @Id
    UUID id;

    UUID unitId;
    String kind;

    /** For Hibernate. */
    protected RegistryPost() {}
}
