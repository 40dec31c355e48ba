package dev.qingfeng.complaint.blindness;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** A cadre or a unit that a case is about. */
@Entity
@DynamicUpdate // Whom a row is about never changes.
public class ComplaintSubject {

    @Id
    private UUID id;

    @Version
    private long version;

    private UUID complaintId;

    private @Nullable UUID cadreId;
    private @Nullable UUID unitId;

    @Enumerated(EnumType.STRING)
    private SubjectStanding standing;

    /** For Hibernate. */
    protected ComplaintSubject() {}

    private ComplaintSubject(
            UUID complaintId, @Nullable UUID cadreId, @Nullable UUID unitId, SubjectStanding standing) {
        this.id = UUID.randomUUID();
        this.complaintId = complaintId;
        this.cadreId = cadreId;
        this.unitId = unitId;
        this.standing = standing;
    }

    static ComplaintSubject cadre(UUID complaintId, UUID cadreId, SubjectStanding standing) {
        return new ComplaintSubject(complaintId, cadreId, null, standing);
    }

    static ComplaintSubject unit(UUID complaintId, UUID unitId, SubjectStanding standing) {
        return new ComplaintSubject(complaintId, null, unitId, standing);
    }

    /** The same of another case. */
    ComplaintSubject of(UUID otherComplaintId) {
        return new ComplaintSubject(otherComplaintId, cadreId, unitId, standing);
    }

    UUID complaintId() {
        return complaintId;
    }

    /** Null for a unit. */
    public @Nullable UUID cadreId() {
        return cadreId;
    }

    /** Null for a cadre. */
    public @Nullable UUID unitId() {
        return unitId;
    }

    public SubjectStanding standing() {
        return standing;
    }

    /** Of the two exactly one is there. */
    UUID whom() {
        return cadreId == null ? Objects.requireNonNull(unitId) : cadreId;
    }

    void become(SubjectStanding next) {
        standing = next;
    }
}
