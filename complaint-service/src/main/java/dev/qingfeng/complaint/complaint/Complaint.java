package dev.qingfeng.complaint.complaint;

import dev.qingfeng.platform.outbox.Aggregate;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A complaint 舉報, without its texts, which are in its {@link CaseFile}. */
@Entity
public class Complaint implements Aggregate {

    @Id
    private UUID id;

    @Version
    private long version;

    @Enumerated(EnumType.STRING)
    private ReportingChannel channel;

    @Enumerated(EnumType.STRING)
    private ComplaintCategory category;

    @Enumerated(EnumType.STRING)
    private ComplaintState state;

    private @Nullable UUID subjectUnitId;
    private @Nullable UUID cycleId;
    private LocalDate receivedOn;

    @SuppressWarnings("UnusedVariable") // Queries read it.
    private @Nullable String receiptHash;

    /** For Hibernate. */
    protected Complaint() {}

    /** Received, under a random id: one that is ordered by time would tell the hour. */
    public Complaint(
            ReportingChannel channel,
            ComplaintCategory category,
            @Nullable UUID subjectUnitId,
            @Nullable UUID cycleId,
            LocalDate receivedOn,
            String receiptHash) {
        this.id = UUID.randomUUID();
        this.channel = channel;
        this.category = category;
        this.state = ComplaintState.RECEIVED;
        this.subjectUnitId = subjectUnitId;
        this.cycleId = cycleId;
        this.receivedOn = receivedOn;
        this.receiptHash = receiptHash;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    public ReportingChannel channel() {
        return channel;
    }

    public ComplaintCategory category() {
        return category;
    }

    public ComplaintState state() {
        return state;
    }

    /** The unit that it is about; null if it names none. */
    public @Nullable UUID subjectUnitId() {
        return subjectUnitId;
    }

    /** The cycle that ran in the unit's city when it came; null without a unit. */
    public @Nullable UUID cycleId() {
        return cycleId;
    }

    public LocalDate receivedOn() {
        return receivedOn;
    }
}
