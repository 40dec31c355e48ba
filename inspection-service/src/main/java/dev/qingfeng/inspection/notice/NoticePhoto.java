package dev.qingfeng.inspection.notice;

import dev.qingfeng.platform.outbox.Aggregate;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;

/** A photo of a notice where it hangs. It stays as it is. */
@Entity
public class NoticePhoto implements Aggregate {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long version;

    private UUID inspectionId;

    private int issue;

    private UUID fileId;
    private String sha256;
    private String uploadedBy;
    private Instant uploadedAt;

    /** For Hibernate. */
    protected NoticePhoto() {}

    NoticePhoto(UUID inspectionId, int issue, UUID fileId, String sha256, String uploadedBy, Instant uploadedAt) {
        this.inspectionId = inspectionId;
        this.issue = issue;
        this.fileId = fileId;
        this.sha256 = sha256;
        this.uploadedBy = uploadedBy;
        this.uploadedAt = uploadedAt;
    }

    /** Where a photo is kept for: it opens for no other notice. */
    static String place(UUID inspectionId, int issue, String sha256) {
        return "inspection/" + inspectionId + "/notice/" + issue + "/" + sha256;
    }

    String place() {
        return place(inspectionId, issue, sha256);
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    UUID inspectionId() {
        return inspectionId;
    }

    /** 1, and one more each time the notice was issued anew. */
    int issue() {
        return issue;
    }

    /** Of what it holds. */
    UUID fileId() {
        return fileId;
    }

    /** Of what it holds, in hexadecimal. */
    String sha256() {
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
