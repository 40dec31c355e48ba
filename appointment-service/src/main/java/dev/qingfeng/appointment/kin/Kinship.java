package dev.qingfeng.appointment.kin;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;

/** Two cadres who are kin; there is one record for the pair, whichever of the two it begins with. */
@Entity
public class Kinship {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long version;

    private UUID cadreId;
    private UUID kinId;

    @Enumerated(EnumType.STRING)
    private Relation relation;

    /** For Hibernate. */
    protected Kinship() {}

    Kinship(UUID cadreId, UUID kinId, Relation relation) {
        this.cadreId = cadreId;
        this.kinId = kinId;
        this.relation = relation;
    }

    public UUID id() {
        return id;
    }

    /** Grows with every change. */
    public long version() {
        return version;
    }

    public UUID cadreId() {
        return cadreId;
    }

    public UUID kinId() {
        return kinId;
    }

    /** Both of them. */
    List<UUID> cadreIds() {
        return List.of(cadreId, kinId);
    }

    /** What {@link #kinId} is to {@link #cadreId}. */
    public Relation relation() {
        return relation;
    }

    /** What the other one is to this one of the two. */
    public Relation relationTo(UUID oneOfThem) {
        return oneOfThem.equals(cadreId) ? relation : relation.reversed();
    }

    /** The other one of the two. */
    public UUID other(UUID oneOfThem) {
        return oneOfThem.equals(cadreId) ? kinId : cadreId;
    }

    /** Is that of another cadre from now on, instead of this one of the two. */
    void follow(UUID oneOfThem, UUID another) {
        if (oneOfThem.equals(cadreId)) {
            cadreId = another;
        } else {
            kinId = another;
        }
    }

    /** Corrects what the other one is to this one of the two. */
    void relate(UUID oneOfThem, Relation toThem) {
        relation = oneOfThem.equals(cadreId) ? toThem : toThem.reversed();
    }
}
