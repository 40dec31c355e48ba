package dev.qingfeng.inspection.ballot;

import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.platform.outbox.Aggregate;
import dev.qingfeng.platform.problem.ProblemException;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/**
 * An attempt of two key-holders to open the box of a round. What they hand in is sealed to a key that lives in the memory of one
 * process: if that ends, the attempt is over and another begins.
 */
@Entity
public class BoxOpening implements Aggregate {

    /** How many keys open a box. */
    static final int KEYS = 2;

    /** Nobody leaves a key lying about. */
    static final Duration LASTS = Duration.ofMinutes(30);

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long version;

    private UUID roundId;

    @Enumerated(EnumType.STRING)
    private BoxOpeningState state;

    private byte[] publicKey;
    private Instant begunAt;

    @Enumerated(EnumType.STRING)
    private @Nullable BoxOpeningOutcome outcome;

    private @Nullable Integer unfitNumber;
    private @Nullable Integer unfitLine;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "box_opening_key", joinColumns = @JoinColumn(name = "opening_id"))
    private Set<SealedSheet> keys = new HashSet<>();

    /** For Hibernate. */
    protected BoxOpening() {}

    BoxOpening(UUID roundId, byte[] publicKey, Instant begunAt) {
        this.roundId = roundId;
        this.publicKey = publicKey;
        this.begunAt = begunAt;
        this.state = BoxOpeningState.WAITING;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    UUID roundId() {
        return roundId;
    }

    BoxOpeningState state() {
        return state;
    }

    /** To which key-holders seal their sheets. */
    byte[] publicKey() {
        return publicKey;
    }

    Instant begunAt() {
        return begunAt;
    }

    /** Until when keys are taken. */
    Instant lastsUntil() {
        return begunAt.plus(LASTS);
    }

    /** Null while it waits. */
    @Nullable
    BoxOpeningOutcome outcome() {
        return outcome;
    }

    /** Of the key-holder whose sheet did not fit; null where it is not one alone, or all fit. */
    @Nullable
    Integer unfitNumber() {
        return unfitNumber;
    }

    /** Which line of that sheet was misread, from 1; null where it is not known. */
    @Nullable
    Integer unfitLine() {
        return unfitLine;
    }

    /** In the order of the key-holders' numbers. */
    List<SealedSheet> keys() {
        return keys.stream()
                .sorted(Comparator.comparingInt(SealedSheet::number))
                .toList();
    }

    boolean isReady() {
        return state == BoxOpeningState.WAITING && keys.size() >= KEYS;
    }

    /** Refuses with 409 {@code box-opening-ended} and {@code key-handed-in-already}. */
    void take(SealedSheet sheet, Instant now) {
        if (state == BoxOpeningState.ENDED || now.isAfter(lastsUntil()) || isReady()) {
            throw ProblemException.of(InspectionProblem.BOX_OPENING_ENDED);
        }
        if (keys.stream().anyMatch(key -> key.number() == sheet.number())) {
            throw ProblemException.of(InspectionProblem.KEY_HANDED_IN_ALREADY);
        }
        keys.add(sheet);
    }

    /**
     * Notes whose sheet does not fit.
     *
     * @param line misread, from 1; 0 where it is not known
     */
    void unfit(int number, int line) {
        unfitNumber = number;
        unfitLine = line == 0 ? null : line;
    }

    /** Forgets the keys. */
    void end(BoxOpeningOutcome how) {
        state = BoxOpeningState.ENDED;
        outcome = how;
        keys.clear();
    }
}
