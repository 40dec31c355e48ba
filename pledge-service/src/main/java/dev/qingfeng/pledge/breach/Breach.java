package dev.qingfeng.pledge.breach;

import dev.qingfeng.platform.outbox.Aggregate;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.pledge.PledgeProblem;
import dev.qingfeng.pledge.signing.Pledge;
import dev.qingfeng.pledge.signing.PledgeState;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Version;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/**
 * That a signed pledge was broken, as a case has found; of the case it says nothing, and it has no free text that could. The
 * pledge does not change by it: neither its version nor its state may tell.
 */
@Entity
@DynamicUpdate
public class Breach implements Aggregate {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.RANDOM)
    private UUID id;

    @Version
    private long version;

    private UUID pledgeId;
    private LocalDate foundOn;
    private Instant recordedAt;
    private @Nullable LocalDate announcedOn;
    private @Nullable Instant announcementRecordedAt;
    private @Nullable Instant withdrawnAt;

    @ElementCollection
    @CollectionTable(name = "breach_source", joinColumns = @JoinColumn(name = "breach_id"))
    @Column(name = "source_id")
    private Set<UUID> sources = new HashSet<>();

    /** For Hibernate. */
    protected Breach() {}

    /**
     * Found on a day. Refuses with 409 {@code pledge-unsigned}, with 422 {@code in-the-future} and {@code found-before-signed}.
     */
    Breach(Pledge pledge, LocalDate foundOn, Clock clock) {
        Instant signedAt = pledge.signedAt();
        if (pledge.state() != PledgeState.SIGNED || signedAt == null) {
            throw ProblemException.of(PledgeProblem.PLEDGE_UNSIGNED, "/pledgeId");
        }
        requirePast(foundOn, clock);
        if (foundOn.isBefore(LocalDate.ofInstant(signedAt, clock.getZone()))) {
            throw ProblemException.of(PledgeProblem.FOUND_BEFORE_SIGNED);
        }
        this.pledgeId = pledge.id();
        this.foundOn = foundOn;
        this.recordedAt = clock.instant();
    }

    /**
     * The same, as complaint-service told of it.
     *
     * @param sourceId by which it is announced, or falls, later
     */
    Breach(Pledge pledge, LocalDate foundOn, UUID sourceId, Clock clock) {
        this(pledge, foundOn, clock);
        this.sources.add(sourceId);
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    public UUID pledgeId() {
        return pledgeId;
    }

    public LocalDate foundOn() {
        return foundOn;
    }

    public Instant recordedAt() {
        return recordedAt;
    }

    /** When accountability was announced; null until then. */
    public @Nullable LocalDate announcedOn() {
        return announcedOn;
    }

    /** Null until then. */
    public @Nullable Instant announcementRecordedAt() {
        return announcementRecordedAt;
    }

    /** When it was said to have been marked by mistake; null if it was not. */
    public @Nullable Instant withdrawnAt() {
        return withdrawnAt;
    }

    boolean isAnnounced() {
        return announcedOn != null;
    }

    /** Another case found it, too. What an officer marked stays theirs, and what is announced stays as it is. */
    void findAlso(LocalDate day, UUID sourceId) {
        if (!sources.isEmpty() && !isAnnounced()) {
            sources.add(sourceId);
            foundOn = day.isBefore(foundOn) ? day : foundOn;
        }
    }

    /** One of the cases that found it found nothing after all: with the last of them it is withdrawn. */
    void fall(UUID sourceId, Clock clock) {
        if (sources.size() > 1) {
            sources.remove(sourceId);
        } else {
            withdraw(clock);
        }
    }

    /** It was marked by mistake. Refuses with 409 {@code breach-withdrawn}. */
    void withdraw(Clock clock) {
        requireStanding();
        withdrawnAt = clock.instant();
    }

    private void requireStanding() {
        if (withdrawnAt != null) {
            throw ProblemException.of(PledgeProblem.BREACH_WITHDRAWN);
        }
    }

    /**
     * From now on others may know. Refuses with 409 {@code breach-withdrawn} and {@code breach-announced-already}, with 422
     * {@code in-the-future} and {@code announced-before-found}.
     */
    void announce(LocalDate day, Clock clock) {
        requireStanding();
        if (isAnnounced()) {
            throw ProblemException.of(PledgeProblem.BREACH_ANNOUNCED_ALREADY);
        }
        requirePast(day, clock);
        if (day.isBefore(foundOn)) {
            throw ProblemException.of(PledgeProblem.ANNOUNCED_BEFORE_FOUND);
        }
        announcedOn = day;
        announcementRecordedAt = clock.instant();
    }

    private static void requirePast(LocalDate day, Clock clock) {
        if (day.isAfter(LocalDate.now(clock))) {
            throw ProblemException.of(PlatformProblem.IN_THE_FUTURE);
        }
    }
}
