package dev.qingfeng.complaint.custody;

import dev.qingfeng.platform.outbox.Aggregate;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** That a clerk recorded a complaint, and which opening of a box it is from. */
@Entity
public class RecordedReport implements Aggregate {

    @Id
    private UUID id;

    @Version
    private long version;

    private String recordedBy;
    private LocalDate recordedOn;
    private @Nullable UUID openingId;

    /** For Hibernate. */
    protected RecordedReport() {}

    RecordedReport(UUID complaintId, String recordedBy, LocalDate recordedOn, @Nullable UUID openingId) {
        this.id = complaintId;
        this.recordedBy = recordedBy;
        this.recordedOn = recordedOn;
        this.openingId = openingId;
    }

    /** That of the complaint. */
    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    /** Staff number. */
    public String recordedBy() {
        return recordedBy;
    }

    LocalDate recordedOn() {
        return recordedOn;
    }

    /** The opening of a box that the letter was in; null for what was no letter of a box. */
    @Nullable
    UUID openingId() {
        return openingId;
    }
}
