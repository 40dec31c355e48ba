package dev.qingfeng.complaint.attachment;

import dev.qingfeng.platform.confidential.CaseKey;
import dev.qingfeng.platform.confidential.Envelope;
import dev.qingfeng.platform.outbox.Aggregate;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A file of a report, without what it holds, which is kept under the same id. */
@Entity
public class Attachment implements Aggregate {

    @Id
    private UUID id;

    @Version
    private long version;

    private UUID complaintId;
    private byte @Nullable [] name;
    private LocalDate attachedOn;

    /** For Hibernate. */
    protected Attachment() {}

    Attachment(
            UUID fileId,
            UUID complaintId,
            @Nullable String name,
            LocalDate attachedOn,
            CaseKey key,
            Envelope envelope) {
        this.id = fileId;
        this.complaintId = complaintId;
        this.name = name == null ? null : key.seal(name, namePlace(), envelope);
        this.attachedOn = attachedOn;
    }

    /** Where the key of a file belongs. */
    static String place(UUID complaintId, UUID fileId) {
        return "complaint/" + complaintId + "/attachment/" + fileId;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    UUID complaintId() {
        return complaintId;
    }

    LocalDate attachedOn() {
        return attachedOn;
    }

    /** As its sender called it; null if they did not. */
    @Nullable
    String name(CaseKey key, Envelope envelope) {
        return name == null ? null : key.open(name, namePlace(), envelope);
    }

    private String namePlace() {
        return "attachment/" + id + "/name";
    }
}
