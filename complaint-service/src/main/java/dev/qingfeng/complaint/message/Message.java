package dev.qingfeng.complaint.message;

import dev.qingfeng.platform.confidential.CaseKey;
import dev.qingfeng.platform.confidential.Envelope;
import dev.qingfeng.platform.outbox.Aggregate;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** What one side of a case wrote to the other; encrypted under the key of the case. */
@Entity
@DynamicUpdate
public class Message implements Aggregate {

    @Id
    private UUID id;

    @Version
    private long version;

    private UUID complaintId;
    private int number;

    @Enumerated(EnumType.STRING)
    private Author author;

    private byte[] text;
    private LocalDate writtenOn;
    private @Nullable LocalDate readOn;

    /** For Hibernate. */
    protected Message() {}

    /** Under a random id: one that is ordered by time would tell the hour. */
    Message(UUID complaintId, int number, Author author, String text, LocalDate day, CaseKey key, Envelope envelope) {
        this.id = UUID.randomUUID();
        this.complaintId = complaintId;
        this.number = number;
        this.author = author;
        this.text = key.seal(text, place(), envelope);
        this.writtenOn = day;
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

    /** From 1, in the order in which the messages of the case came. */
    int number() {
        return number;
    }

    Author author() {
        return author;
    }

    LocalDate writtenOn() {
        return writtenOn;
    }

    boolean isRead() {
        return readOn != null;
    }

    String text(CaseKey key, Envelope envelope) {
        return key.open(text, place(), envelope);
    }

    /** By the other side; once is enough. */
    void readOn(LocalDate day) {
        if (readOn == null) {
            readOn = day;
        }
    }

    private String place() {
        return "message/" + id;
    }
}
