package dev.qingfeng.inspection.evidence;

import dev.qingfeng.inspection.inspection.Step;
import dev.qingfeng.platform.outbox.Aggregate;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;

/** A file that shows how a step was carried out. It stays as it is. */
@Entity
public class EvidenceFile implements Aggregate {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long version;

    private UUID inspectionId;

    @Enumerated(EnumType.STRING)
    private Step step;

    private UUID fileId;
    private String sha256;
    private String uploadedBy;
    private Instant uploadedAt;

    /** For Hibernate. */
    protected EvidenceFile() {}

    EvidenceFile(UUID inspectionId, Step step, UUID fileId, String sha256, String uploadedBy, Instant uploadedAt) {
        this.inspectionId = inspectionId;
        this.step = step;
        this.fileId = fileId;
        this.sha256 = sha256;
        this.uploadedBy = uploadedBy;
        this.uploadedAt = uploadedAt;
    }

    /** Where a file of a step is kept for: it opens for no other step. */
    static String place(UUID inspectionId, Step step, String sha256) {
        return "inspection/" + inspectionId + "/step/" + step.number() + "/" + sha256;
    }

    String place() {
        return place(inspectionId, step, sha256);
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    public UUID inspectionId() {
        return inspectionId;
    }

    public Step step() {
        return step;
    }

    /** Of what it holds. */
    UUID fileId() {
        return fileId;
    }

    /** Of what it holds, in hexadecimal. */
    public String sha256() {
        return sha256;
    }

    /** Staff number. */
    String uploadedBy() {
        return uploadedBy;
    }

    Instant uploadedAt() {
        return uploadedAt;
    }
}
