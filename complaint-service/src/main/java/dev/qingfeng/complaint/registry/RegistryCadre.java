package dev.qingfeng.complaint.registry;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A cadre of the registry, for queries; {@link RegistryConsumer} writes it. */
@Entity
@Immutable
class RegistryCadre {

    @Id
    UUID id;

    boolean gone;
    String staffNumber;
    UUID unitId;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Nullable
    List<UUID> mergedFrom;

    /** For Hibernate. */
    protected RegistryCadre() {}
}
