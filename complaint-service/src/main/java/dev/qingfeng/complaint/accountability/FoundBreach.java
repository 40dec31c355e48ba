package dev.qingfeng.complaint.accountability;

import dev.qingfeng.platform.outbox.Aggregate;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * That a cadre broke the discipline of the transition, as it is told without its case: under an id of its own. It falls when its case is taken
 * up again, and stands once more when it is found anew; announced, it stays.
 */
@Entity
@DynamicUpdate // Who broke it does not change.
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
    private @Nullable LocalDate fallenOn;
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

    /** Of one that fell or was announced already it changes nothing. */
    void announce(LocalDate day) {
        if (announcedOn == null && fallenOn == null) {
            announcedOn = day;
        }
    }

    /** Its case is taken up again: it counts no more, unless it was announced. */
    void fall(LocalDate today) {
        if (announcedOn == null && fallenOn == null) {
            fallenOn = today;
        }
    }

    /** It is found anew; one that stands stays as it is. */
    void findAnew(LocalDate today) {
        if (fallenOn != null) {
            fallenOn = null;
            foundOn = told == 0 ? today : foundOn;
        }
    }

    /** Null while it stands. */
    @Nullable
    LocalDate fallenOn() {
        return fallenOn;
    }

    /** What pledge-service does not know yet and may be told as of a day; empty for nothing. What was found or fell is told later than on its day. */
    Optional<Function<FoundBreach, Record>> untold(LocalDate today) {
        if (told == 0 && fallenOn == null && foundOn.isBefore(today)) {
            return Optional.of(BreachFound::from);
        }
        if (told == 1 && fallenOn != null && fallenOn.isBefore(today)) {
            return Optional.of(BreachFallen::from);
        }
        return told == 1 && announcedOn != null ? Optional.of(BreachAnnounced::from) : Optional.empty();
    }

    /** What was untold is told. */
    void tell() {
        told = fallenOn == null ? told + 1 : 0;
    }
}
