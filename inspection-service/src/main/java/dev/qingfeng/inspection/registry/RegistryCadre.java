package dev.qingfeng.inspection.registry;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A cadre as the registry last told them. */
@Entity
@Immutable
public class RegistryCadre {

    @Id
    private UUID id;

    boolean gone;
    String staffNumber;
    private String name;
    private UUID unitId;

    @Nullable
    UUID postId;

    /** For Hibernate. */
    protected RegistryCadre() {}

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** Where they serve. */
    public UUID unitId() {
        return unitId;
    }
}
