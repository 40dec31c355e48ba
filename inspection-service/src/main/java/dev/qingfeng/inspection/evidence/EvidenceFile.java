package dev.qingfeng.inspection.evidence;

import dev.qingfeng.inspection.inspection.Step;
import dev.qingfeng.platform.outbox.Aggregate;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;

/** A file that shows how a step was carried out, or a notice where it hangs. It stays as it is. */
@Entity
public class EvidenceFile implements Aggregate {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long version;

    private UUID inspectionId;

    @Embedded
    private Shown shown;

    private UUID fileId;
    private String sha256;
    private String uploadedBy;
    private Instant uploadedAt;

    /** For Hibernate. */
    protected EvidenceFile() {}

    EvidenceFile(UUID inspectionId, Shown shown, UUID fileId, String sha256, String uploadedBy, Instant uploadedAt) {
        this.inspectionId = inspectionId;
        this.shown = shown;
        this.fileId = fileId;
        this.sha256 = sha256;
        this.uploadedBy = uploadedBy;
        this.uploadedAt = uploadedAt;
    }

    String place() {
        return shown.place(inspectionId, sha256);
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

    /** Of a file of a step. */
    Step step() {
        return Objects.requireNonNull(shown.step());
    }

    /** Of a photo of a notice: 1, and one more each time the notice was issued anew. */
    int noticeIssue() {
        return Objects.requireNonNull(shown.noticeIssue());
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
