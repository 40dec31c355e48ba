package dev.qingfeng.pledge.bulkscan;

import dev.qingfeng.platform.outbox.Aggregate;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.UnitPath;
import dev.qingfeng.pledge.PledgeProblem;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** A file of many papers, which is recorded in the background in the name of whoever sent it. */
@Entity
public class BulkScan implements Aggregate {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long version;

    private String requestedBy;
    private String scopePath;
    private LocalDate signedOn;
    private @Nullable String lateReason;
    private UUID fileId;
    private int pages;
    private int pagesRead;

    @Enumerated(EnumType.STRING)
    private BulkScanState state = BulkScanState.WAITING;

    private int attempts;
    /** For whose turn it is, which the database says. */
    @SuppressWarnings("UnusedVariable")
    private @Nullable Instant turnAt;

    private long readingMillis;
    private long recordingMillis;
    /** So that the version moves with what the pages say. */
    @SuppressWarnings("UnusedVariable")
    private int settlements;

    private int assignments;
    private Instant requestedAt;
    private @Nullable Instant endedAt;

    /** For Hibernate. */
    protected BulkScan() {}

    BulkScan(
            UUID fileId,
            int pages,
            LocalDate signedOn,
            @Nullable String lateReason,
            String requestedBy,
            UnitPath scope,
            Instant now) {
        this.fileId = fileId;
        this.pages = pages;
        this.signedOn = signedOn;
        this.lateReason = lateReason;
        this.requestedBy = requestedBy;
        this.scopePath = scope.value();
        this.requestedAt = now;
    }

    /** Where the file is kept for; it comes before the bulk scan. */
    static String place(UUID fileId) {
        return "bulk-scan/" + fileId;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    /** As {@link dev.qingfeng.platform.security.Caller#id} names them. */
    String requestedBy() {
        return requestedBy;
    }

    /** What the sender might see then. */
    UnitPath scope() {
        return UnitPath.parse(scopePath);
    }

    /** The day written on the papers. */
    LocalDate signedOn() {
        return signedOn;
    }

    @Nullable
    String lateReason() {
        return lateReason;
    }

    UUID fileId() {
        return fileId;
    }

    int pages() {
        return pages;
    }

    int pagesRead() {
        return pagesRead;
    }

    BulkScanState state() {
        return state;
    }

    Instant requestedAt() {
        return requestedAt;
    }

    @Nullable
    Instant endedAt() {
        return endedAt;
    }

    boolean hasEnded() {
        return endedAt != null;
    }

    /** How often it was begun since a page was last read or recorded. */
    int attempts() {
        return attempts;
    }

    /** How many pages were assigned by hand. */
    int assignments() {
        return assignments;
    }

    /** How long its pages were read. */
    Duration reading() {
        return Duration.ofMillis(readingMillis);
    }

    /** How long its pledges were recorded. */
    Duration recording() {
        return Duration.ofMillis(recordingMillis);
    }

    /** Begins, or goes on after an earlier turn, or where one was broken off. */
    void begin(Instant now) {
        state = BulkScanState.RUNNING;
        turnAt = now;
        attempts++;
    }

    /** The next page is read. */
    void progress(Duration time) {
        pagesRead++;
        readingMillis += time.toMillis();
        attempts = 0;
    }

    /** Something came of the pages of a pledge. */
    void settle(Duration time) {
        settlements++;
        recordingMillis += time.toMillis();
        attempts = 0;
    }

    /** An officer says what a page is. */
    void assign() {
        assignments++;
    }

    void finish(Instant now) {
        state = BulkScanState.DONE;
        endedAt = now;
    }

    void fail(Instant now) {
        state = BulkScanState.FAILED;
        endedAt = now;
    }

    /** Refuses with 403 {@code not-your-bulk-scan} whoever did not send it, with 409 {@code bulk-scan-ended} one that has ended. */
    void abandon(String who, Instant now) {
        if (!who.equals(requestedBy)) {
            throw ProblemException.of(PledgeProblem.NOT_YOUR_BULK_SCAN);
        }
        if (hasEnded()) {
            throw ProblemException.of(PledgeProblem.BULK_SCAN_ENDED);
        }
        state = BulkScanState.ABANDONED;
        endedAt = now;
    }
}
