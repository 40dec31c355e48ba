package dev.qingfeng.inspection.ballot;

import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.inspection.ballotform.BallotForm;
import dev.qingfeng.inspection.ballotform.BallotPaper;
import dev.qingfeng.inspection.ballotform.BallotPurpose;
import dev.qingfeng.inspection.ballotform.Candidate;
import dev.qingfeng.inspection.meeting.AttendeeClass;
import dev.qingfeng.inspection.meeting.Meeting;
import dev.qingfeng.platform.occurrence.Occurrence;
import dev.qingfeng.platform.outbox.Aggregate;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.web.PageQuery;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A round of ballots at a meeting: one form, with those whom it is about. Its sittings share one box and one tally. How many ballots
 * are in the box is known to nobody, this entity included, until it is sealed.
 */
@Entity
public class BallotRound implements Aggregate {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long version;

    private UUID meetingId;
    private UUID inspectionId;
    private UUID cycleId;
    private UUID unitId;
    private UUID formId;

    @Enumerated(EnumType.STRING)
    private BallotPurpose purpose;

    private int number;
    private @Nullable UUID followsId;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, List<Candidate>> candidates;

    private @Nullable String askedSha256;

    @Enumerated(EnumType.STRING)
    private RoundState state;

    private @Nullable Instant openedAt;
    private @Nullable Instant sealedAt;
    private @Nullable Instant closedAt;
    private @Nullable Instant certifiedAt;
    private @Nullable Instant voidedAt;
    private @Nullable String voidReason;

    @Embedded
    private @Nullable ProposedVoid proposedVoid;

    private @Nullable Integer ballots;
    private @Nullable String boxSha256;

    @Embedded
    private RoundPapers papers;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "ballot_sitting", joinColumns = @JoinColumn(name = "round_id"))
    @MapKeyColumn(name = "number")
    @BatchSize(size = PageQuery.MAX_ROWS_TO_READ)
    private Map<Integer, Sitting> sittings = new HashMap<>();

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "ballot_key", joinColumns = @JoinColumn(name = "round_id"))
    @MapKeyColumn(name = "number")
    @BatchSize(size = PageQuery.MAX_ROWS_TO_READ)
    private Map<Integer, RoundKey> keys = new HashMap<>();

    /** For Hibernate. */
    protected BallotRound() {}

    /**
     * Drafted. Refuses with 422 {@code step-not-of-the-meeting} a form for a step that the meeting does not serve, and what {@link
     * BallotPaper#of} refuses; with {@code round-without-ballots} one that has neither sittings nor papers.
     *
     * @param number of the rounds of the meeting
     * @param follows the round that names the candidates; null if none does
     * @param places of its sittings; none of a round on paper alone
     * @param onPaper whether ballots are cast on paper, too
     */
    BallotRound(
            Meeting meeting,
            BallotForm form,
            int number,
            @Nullable BallotRound follows,
            Map<String, List<Candidate>> candidates,
            List<String> places,
            boolean onPaper) {
        if (places.isEmpty() && !onPaper) {
            throw ProblemException.of(InspectionProblem.ROUND_WITHOUT_BALLOTS);
        }
        BallotPaper.of(form.definition(), candidates);
        this.meetingId = meeting.id();
        this.inspectionId = meeting.inspectionId();
        this.cycleId = meeting.cycleId();
        this.unitId = meeting.unitId();
        this.formId = form.id();
        this.purpose = form.purpose();
        requireServedAt(meeting);
        this.number = number;
        this.followsId = follows == null ? null : follows.id();
        this.candidates = Map.copyOf(candidates);
        this.askedSha256 = form.definition().askedSha256(candidates);
        this.state = RoundState.DRAFTED;
        this.papers = RoundPapers.drafted(onPaper);
        for (String place : places) {
            sittings.put(sittings.size() + 1, Sitting.drafted(place));
        }
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    UUID meetingId() {
        return meetingId;
    }

    UUID inspectionId() {
        return inspectionId;
    }

    UUID cycleId() {
        return cycleId;
    }

    UUID unitId() {
        return unitId;
    }

    UUID formId() {
        return formId;
    }

    BallotPurpose purpose() {
        return purpose;
    }

    /** Of the rounds of its meeting, from 1. */
    int number() {
        return number;
    }

    /** The round that named its candidates; null if none did. */
    @Nullable
    UUID followsId() {
        return followsId;
    }

    /** By the code of the question that is about them. */
    Map<String, List<Candidate>> candidates() {
        return candidates;
    }

    /** In hexadecimal, of what voters are asked, see {@link dev.qingfeng.inspection.ballotform.FormDefinition#askedSha256}; null of an earlier round. */
    @Nullable
    String askedSha256() {
        return askedSha256;
    }

    RoundState state() {
        return state;
    }

    /** Null until opened. */
    @Nullable
    Instant openedAt() {
        return openedAt;
    }

    /** Null until sealed. */
    @Nullable
    Instant sealedAt() {
        return sealedAt;
    }

    /** Null until closed. */
    @Nullable
    Instant closedAt() {
        return closedAt;
    }

    /** Null until certified. */
    @Nullable
    Instant certifiedAt() {
        return certifiedAt;
    }

    /** Null unless void. */
    @Nullable
    Instant voidedAt() {
        return voidedAt;
    }

    /** Null unless void. */
    @Nullable
    String voidReason() {
        return voidReason;
    }

    /** What one officer says where it takes two; null until one does, and where it takes none or one. */
    @Nullable
    ProposedVoid proposedVoid() {
        return takesTwoToBeVoid() ? proposedVoid : null;
    }

    RoundPapers papers() {
        return papers;
    }

    /** How many were cast with slips and are in the box; null until it is sealed. */
    @Nullable
    Integer ballots() {
        return ballots;
    }

    /** Of their sorted hashes, sealed as they are, in hexadecimal; null until it is sealed. */
    @Nullable
    String boxSha256() {
        return boxSha256;
    }

    /** The public half of a key-holder's key; empty until it is fetched. */
    Optional<byte[]> publicKey(int holder) {
        return Optional.ofNullable(keys.get(holder)).map(RoundKey::publicKey);
    }

    /** By their numbers, from 1. */
    SortedMap<Integer, Sitting> sittings() {
        return new TreeMap<>(sittings);
    }

    /** Numbers of the key-holders who have theirs, in their order. */
    List<Integer> keysFetchedBy() {
        return keys.keySet().stream().sorted().toList();
    }

    /** How many key-holders had theirs by a moment. */
    int keysFetchedUntil(Instant moment) {
        return (int) keys.values().stream()
                .filter(key -> !key.fetchedAt().isAfter(moment))
                .count();
    }

    /** The public halves, in the order of the key-holders' numbers; three once a round is open. */
    List<byte[]> publicKeys() {
        return keysFetchedBy().stream()
                .map(holder -> Objects.requireNonNull(keys.get(holder)).publicKey())
                .toList();
    }

    /**
     * Who has the private half of each key that is fetched, in the order of their numbers; without those who held one of a round that was
     * over before that was kept.
     */
    List<KeyHolder> keyHolders() {
        return keysFetchedBy().stream()
                .flatMap(number -> Objects.requireNonNull(keys.get(number)).holder(number).stream())
                .toList();
    }

    /** How many slips of each class were drawn in the sittings that were opened, and papers given out. */
    Map<AttendeeClass, Integer> drawn() {
        Map<AttendeeClass, Integer> drawn = new EnumMap<>(AttendeeClass.class);
        sittings.values()
                .forEach(sitting -> sitting.counts()
                        .forEach((attendeeClass, count) -> drawn.merge(attendeeClass, count, Integer::sum)));
        papers.counts().forEach((attendeeClass, count) -> drawn.merge(attendeeClass, count, Integer::sum));
        return drawn;
    }

    /** Those whom it asks about. */
    List<UUID> judged() {
        return candidates.values().stream()
                .flatMap(List::stream)
                .map(Candidate::cadreId)
                .toList();
    }

    /** Refuses with 404 a number that no sitting has. */
    Sitting sitting(int wanted) {
        Sitting sitting = sittings.get(wanted);
        if (sitting == null) {
            throw ProblemException.of(PlatformProblem.NOT_FOUND);
        }
        return sitting;
    }

    /**
     * Takes the public half of a key-holder's key. Refuses with 409 what {@link #requireDrafted} does, and {@code key-fetched-already} a
     * second one.
     */
    void take(int holder, RoundKey key) {
        requireDrafted();
        if (keys.putIfAbsent(holder, key) != null) {
            throw ProblemException.of(InspectionProblem.KEY_FETCHED_ALREADY);
        }
    }

    /**
     * Opens a sitting, and with the first of them the round. Refuses as {@link #sitting}, and with 409 {@code sitting-opened-already},
     * {@code round-sealed} and {@code round-void}.
     *
     * @param drawn slips of each class, as counted at the table
     * @param printed slips in all, those that nobody drew among them
     */
    void openSitting(int wanted, Instant now, Map<AttendeeClass, Integer> drawn, int printed) {
        if (state == RoundState.DRAFTED) {
            state = RoundState.OPEN;
            openedAt = now;
        }
        requireOpen();
        sittings.put(wanted, sitting(wanted).opened(now, drawn, printed));
    }

    /** Refuses with 422 {@code step-not-of-the-meeting} where its meeting does not serve its step. */
    final void requireServedAt(Meeting meeting) {
        if (!meeting.serves(purpose.step())) {
            throw ProblemException.of(InspectionProblem.STEP_NOT_OF_THE_MEETING);
        }
    }

    /** Refuses as {@link #sitting} and {@link #requireOpen}, and with 409 {@code sitting-not-open}. */
    void endSitting(int wanted, Instant now) {
        requireOpen();
        sittings.put(wanted, sitting(wanted).ended(now));
    }

    /** Those that were opened before a moment and are open yet. */
    void endSittingsOpenSince(Instant moment, Instant now) {
        sittings().forEach((number, sitting) -> {
            if (sitting.isOpenSince(moment)) {
                sittings.put(number, sitting.ended(now));
            }
        });
    }

    /** Refuses with 409 {@code round-opened-already} and {@code round-void}. */
    void requireDrafted() {
        requireNotVoid();
        if (state != RoundState.DRAFTED) {
            throw ProblemException.of(InspectionProblem.ROUND_OPENED_ALREADY);
        }
    }

    /** Refuses with 409 {@code round-not-open}, {@code round-sealed} and {@code round-void}. */
    void requireOpen() {
        requireNotVoid();
        if (state == RoundState.DRAFTED) {
            throw ProblemException.of(InspectionProblem.ROUND_NOT_OPEN);
        }
        if (state != RoundState.OPEN) {
            throw ProblemException.of(InspectionProblem.ROUND_SEALED);
        }
    }

    /** Refuses with 409 {@code round-not-sealed}, {@code round-closed-already} and {@code round-void}. */
    void requireSealed() {
        requireNotVoid();
        if (state.isCounted()) {
            throw ProblemException.of(InspectionProblem.ROUND_CLOSED_ALREADY);
        }
        if (state != RoundState.SEALED) {
            throw ProblemException.of(InspectionProblem.ROUND_NOT_SEALED);
        }
    }

    /** Refuses with 409 {@code round-not-closed} and {@code round-void} one that has no figures. */
    void requireCounted() {
        requireNotVoid();
        if (!state.isCounted()) {
            throw ProblemException.of(InspectionProblem.ROUND_NOT_CLOSED);
        }
    }

    /** Refuses as {@link #requireCounted}, and with 409 {@code round-not-certified} one whose result is not released. */
    void requireCertified() {
        requireCounted();
        if (state != RoundState.CERTIFIED) {
            throw ProblemException.of(InspectionProblem.ROUND_NOT_CERTIFIED);
        }
    }

    private void requireNotVoid() {
        if (state == RoundState.VOID) {
            throw ProblemException.of(InspectionProblem.ROUND_VOID);
        }
    }

    /**
     * Gives out papers, and opens the round with that unless a sitting did. Refuses as {@link #requireOpen} and {@link
     * RoundPapers#givenOut}.
     */
    void giveOutPapers(Map<AttendeeClass, Integer> counts, Occurrence when) {
        if (state == RoundState.DRAFTED) {
            state = RoundState.OPEN;
            openedAt = when.occurredAt();
        }
        requireOpen();
        papers = papers.givenOut(counts, !sittings.isEmpty(), when);
    }

    /** Takes how many papers were returned. Refuses as {@link #requireSealed} and {@link RoundPapers#counted}. */
    void countPapers(int returned) {
        requireSealed();
        papers = papers.counted(returned, !sittings.isEmpty());
    }

    /** How many papers were returned, and are to be entered. Refuses as {@link #requireSealed} and {@link RoundPapers#requireCounted}. */
    int requirePapersCounted() {
        requireSealed();
        return papers.requireCounted();
    }

    /** Once they are in the box. Refuses as {@link #requirePapersCounted}. */
    void recordPapers(Instant now, String sha256) {
        requireSealed();
        papers = papers.recorded(now, sha256);
    }

    /** Refuses as {@link #requireSealed}, and with 409 {@code papers-not-recorded} while papers are not in the box. */
    void requireCountable() {
        requireSealed();
        if (papers.areAwaited()) {
            throw ProblemException.of(InspectionProblem.PAPERS_NOT_RECORDED);
        }
    }

    /** Refuses as {@link #requireOpen} and {@link RoundPapers#requireGivenOut}, and with 409 {@code sitting-still-open} while somebody may vote. */
    void requireSealable() {
        requireOpen();
        papers.requireGivenOut();
        if (sittings.values().stream().anyMatch(Sitting::isOpen)) {
            throw ProblemException.of(InspectionProblem.SITTING_STILL_OPEN);
        }
    }

    /** Refuses as {@link #requireSealable}. */
    void seal(Instant now, int inTheBox, String sha256) {
        requireSealable();
        state = RoundState.SEALED;
        sealedAt = now;
        ballots = inTheBox;
        boxSha256 = sha256;
    }

    /** Refuses as {@link #requireCountable}. */
    void close(Instant now) {
        requireCountable();
        state = RoundState.CLOSED;
        closedAt = now;
    }

    /**
     * Releases the result; nothing changes afterwards. Refuses as {@link #requireCounted}, with 409 {@code round-certified-already}, and
     * with 422 {@code protocol-not-signed} and {@code sheets-not-shredded}.
     *
     * @param signed whether scrutineers and tellers have signed the protocol
     * @param shredded whether the key-holders' sheets were shredded before their eyes
     */
    void certify(Instant now, boolean signed, boolean shredded) {
        requireCounted();
        if (state == RoundState.CERTIFIED) {
            throw ProblemException.of(InspectionProblem.ROUND_CERTIFIED_ALREADY);
        }
        if (!signed) {
            throw ProblemException.of(InspectionProblem.PROTOCOL_NOT_SIGNED);
        }
        if (!shredded) {
            throw ProblemException.of(InspectionProblem.SHEETS_NOT_SHREDDED);
        }
        state = RoundState.CERTIFIED;
        certifiedAt = now;
    }

    /** Whether somebody sits at a desk of it, or comes yet, who would vote again if it were held again. */
    boolean isVotedIn() {
        return state == RoundState.DRAFTED
                || (state == RoundState.OPEN && sittings.values().stream().anyMatch(Sitting::isOpen));
    }

    /** Once its voters are gone: two make void what they said, as two open the box. */
    private boolean takesTwoToBeVoid() {
        return !isVotedIn() && (state == RoundState.OPEN || state == RoundState.SEALED);
    }

    /** Whether it is void once another says so too. */
    boolean waitsForAnotherToBeVoid(Predicate<String> sameOfficer) {
        return takesTwoToBeVoid() && (proposedVoid == null || sameOfficer.test(proposedVoid.by()));
    }

    /** After a restore: whoever said it may not know what came since. */
    void forgetProposedVoid() {
        proposedVoid = null;
    }

    /** Takes what the first officer says; said again, it is nothing new. Refuses as {@link #requireSealed} where it takes no two. */
    void proposeVoid(ProposedVoid proposed) {
        if (!takesTwoToBeVoid()) {
            requireSealed();
        }
        if (proposedVoid == null) {
            proposedVoid = proposed;
        }
    }

    /** Never counted. Refuses with 409 {@code round-closed-already} and {@code round-void}. */
    void makeVoid(Instant now, String reason) {
        requireNotVoid();
        if (state.isCounted()) {
            throw ProblemException.of(InspectionProblem.ROUND_CLOSED_ALREADY);
        }
        state = RoundState.VOID;
        voidedAt = now;
        voidReason = reason;
    }
}
