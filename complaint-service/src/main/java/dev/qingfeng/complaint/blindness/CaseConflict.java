package dev.qingfeng.complaint.blindness;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Somebody stands aside from a case, by their own word or as the discipline organ found; never taken back. */
@Entity
@Immutable
public class CaseConflict {

    @Id
    private UUID id;

    @Version
    private long version;

    private UUID complaintId;

    private String staffNumber;

    @SuppressWarnings("UnusedVariable") // For whoever looks into it by the key of the case.
    private byte @Nullable [] reason;

    private String declaredBy;

    /** For Hibernate. */
    protected CaseConflict() {}

    /**
     * As it was declared.
     *
     * @param reason sealed under the data key of the case; null where it comes with a duplicate
     */
    public CaseConflict(UUID complaintId, String staffNumber, byte @Nullable [] reason, String declaredBy) {
        this.id = UUID.randomUUID();
        this.complaintId = complaintId;
        this.staffNumber = staffNumber;
        this.reason = reason;
        this.declaredBy = declaredBy;
    }

    /** The same of another case, without the reason: that can be read under the key of the first one only. */
    CaseConflict of(UUID otherComplaintId) {
        return new CaseConflict(otherComplaintId, staffNumber, null, declaredBy);
    }

    UUID complaintId() {
        return complaintId;
    }

    String staffNumber() {
        return staffNumber;
    }
}
