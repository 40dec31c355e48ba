package dev.qingfeng.pledge.breach;

import dev.qingfeng.platform.outbox.Aggregate;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.pledge.PledgeProblem;
import dev.qingfeng.pledge.signing.Pledge;
import dev.qingfeng.pledge.signing.PledgeState;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.OptimisticLock;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/**
 * That a signed pledge was broken, as a case has found; of the case it says nothing, and it has no free text that could. The
 * pledge does not change by it: neither its version nor its state may tell. Nor does the breach's own version tell of the cases that it
 * stands on, see {@link BreachSource}: it is there to be seen once the first of them is announced. Whoever changes one holds the pledge.
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

    @OptimisticLock(excluded = true)
    private LocalDate foundOn;

    @OptimisticLock(excluded = true)
    private Instant recordedAt;

    private @Nullable LocalDate announcedOn;
    private @Nullable Instant announcementRecordedAt;
    private @Nullable Instant withdrawnAt;

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
     * What goes on of one that was withdrawn; nobody else knows of it yet.
     *
     * @param standing not empty
     */
    Breach(Breach withdrawn, List<BreachSource> standing) {
        BreachSource shown = Collections.min(standing, BreachSource.SHOWN_FIRST);
        this.pledgeId = withdrawn.pledgeId;
        this.foundOn = shown.foundOn();
        this.recordedAt = shown.recordedAt();
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

    /** Of what was announced; until then of what stands, and that may change. */
    public LocalDate foundOn() {
        return foundOn;
    }

    /** When that was. */
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

    /** Shows what stands now; where nothing does any more, it is withdrawn. What is announced stays as it is. */
    void follow(List<BreachSource> standing, Clock clock) {
        if (isAnnounced()) {
            return;
        }
        standing.stream().min(BreachSource.SHOWN_FIRST).ifPresentOrElse(this::show, () -> withdraw(clock));
    }

    private void show(BreachSource source) {
        foundOn = source.foundOn();
        recordedAt = source.recordedAt();
    }

    /**
     * What stands although this was withdrawn by hand: that ended what an officer marked, or what was announced. Where there was nothing but
     * what cases found, it is that which was a mistake.
     */
    List<BreachSource> outlivedBy(List<BreachSource> sources) {
        if (isAnnounced()) {
            return sources;
        }
        return sources.stream().allMatch(BreachSource::isOfCase)
                ? List.of()
                : sources.stream().filter(BreachSource::isOfCase).toList();
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

    /** The same as a case announces what it found, with that one's day: those of others stay secret. */
    void announce(BreachSource source, LocalDate day, Clock clock) {
        show(source);
        announce(day, clock);
    }

    private static void requirePast(LocalDate day, Clock clock) {
        if (day.isAfter(LocalDate.now(clock))) {
            throw ProblemException.of(PlatformProblem.IN_THE_FUTURE);
        }
    }
}
