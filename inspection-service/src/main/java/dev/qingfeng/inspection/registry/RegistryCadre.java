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
    private @Nullable UUID postId;

    /** For Hibernate. */
    protected RegistryCadre() {}

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** Where they are now. */
    public UUID unitId() {
        return unitId;
    }

    /** Whether they are one of a unit's office holders. */
    public boolean holdsPostIn(UUID unit) {
        return postId != null && unitId.equals(unit);
    }
}
