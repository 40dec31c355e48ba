package dev.qingfeng.complaint.accountability;

import dev.qingfeng.platform.outbox.Aggregate;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** That a cadre broke the discipline of the transition, as it is told without its case: under an id of its own. */
@Entity
@DynamicUpdate // Who broke it and when does not change.
public class FoundBreach implements Aggregate {

    @Id
    private UUID id;

    @Version
    private long version;

    @SuppressWarnings("UnusedVariable") // Queries read it.
    private UUID complaintId;

    private UUID cadreId;
    private LocalDate foundOn;
    private @Nullable LocalDate announcedOn;
    private int told;

    /** For Hibernate. */
    protected FoundBreach() {}

    FoundBreach(UUID complaintId, UUID cadreId, LocalDate foundOn) {
        this.id = UUID.randomUUID();
        this.complaintId = complaintId;
        this.cadreId = cadreId;
        this.foundOn = foundOn;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    UUID cadreId() {
        return cadreId;
    }

    LocalDate foundOn() {
        return foundOn;
    }

    /** Null until then. */
    @Nullable
    LocalDate announcedOn() {
        return announcedOn;
    }

    void announce(LocalDate day) {
        if (announcedOn == null) {
            announcedOn = day;
        }
    }

    /** Whether it was told by now that it was found. */
    boolean isFoundTold() {
        return told > 0;
    }

    /** Whether it was announced, and that was not told. */
    boolean isAnnouncementUntold() {
        return told < 2 && announcedOn != null;
    }

    /** One more of the two facts is told. */
    void tell() {
        told++;
    }
}
