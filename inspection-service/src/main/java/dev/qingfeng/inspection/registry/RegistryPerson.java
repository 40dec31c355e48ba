package dev.qingfeng.inspection.registry;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** Whom an id stands for now that cadres turned out to be one person, for queries. */
@Entity
@Immutable
class RegistryPerson {

    @Id
    UUID cadreId;

    /** Of the cadre under whom they are kept; the same for most. */
    UUID personId;

    /** For Hibernate. */
    protected RegistryPerson() {}
}
