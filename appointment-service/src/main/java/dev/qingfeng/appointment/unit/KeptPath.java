package dev.qingfeng.appointment.unit;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A path that a unit has or once had; the database writes it with the unit. */
@Entity
@Immutable
@Table(name = "unit_path")
class KeptPath {

    @Id
    String path;

    UUID unitId;

    /** For Hibernate. */
    protected KeptPath() {}
}
