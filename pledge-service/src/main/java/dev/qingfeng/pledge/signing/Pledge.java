package dev.qingfeng.pledge.signing;

import dev.qingfeng.platform.outbox.Aggregate;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.pledge.PledgeProblem;
import dev.qingfeng.pledge.SignerCategory;
import dev.qingfeng.pledge.campaign.OwnWindow;
import dev.qingfeng.pledge.text.PledgeText;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import java.util.function.BiPredicate;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The pledge 承諾書 of one person in one category and cycle: due, then signed. The roster makes them due
 * ({@link PledgesByRoster}); people sign them.
 */
@Entity
public class Pledge implements Aggregate {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long version;

    private UUID campaignId;
    private UUID cycleId;

    @Enumerated(EnumType.STRING)
    private SignerCategory category;

    private UUID cadreId;
    private String staffNumber;
    private UUID unitId;

    @Enumerated(EnumType.STRING)
    private PledgeState state;

    private @Nullable UUID textId;
    private @Nullable Integer textEdition;
    private @Nullable String textHash;

    @Enumerated(EnumType.STRING)
    private @Nullable SigningMethod method;

    private @Nullable Instant signedAt;
    private @Nullable Instant recordedAt;
    private @Nullable String lateReason;
    private int scans;

    @Embedded
    private @Nullable OwnWindow ownWindow;

    @Embedded
    private @Nullable Excuse excuse;

    /** For Hibernate. */
    protected Pledge() {}

    /** Due, of a person in their present unit. */
    Pledge(UUID campaignId, UUID cycleId, SignerCategory category, UUID cadreId, String staffNumber, UUID unitId) {
        this.campaignId = campaignId;
        this.cycleId = cycleId;
        this.category = category;
        this.cadreId = cadreId;
        this.staffNumber = staffNumber;
        this.unitId = unitId;
        this.state = PledgeState.DUE;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    public UUID campaignId() {
        return campaignId;
    }

    public UUID cycleId() {
        return cycleId;
    }

    public SignerCategory category() {
        return category;
    }

    public UUID cadreId() {
        return cadreId;
    }

    /** Of the person who is to sign. */
    public String staffNumber() {
        return staffNumber;
    }

    /** The signer's present unit while due, the unit it was made in once signed. */
    public UUID unitId() {
        return unitId;
    }

    /** The unit for whose Party committee a secretary signed; null of everybody else, and until signed. */
    public @Nullable UUID committeeUnitId() {
        return state == PledgeState.SIGNED && category == SignerCategory.TOWNSHIP_SECRETARY ? unitId : null;
    }

    public PledgeState state() {
        return state;
    }

    /** Of the text that was signed; null until signed, as are its edition and hash. */
    public @Nullable UUID textId() {
        return textId;
    }

    public @Nullable Integer textEdition() {
        return textEdition;
    }

    public @Nullable String textHash() {
        return textHash;
    }

    /** Null until signed. */
    public @Nullable SigningMethod method() {
        return method;
    }

    /** Null until signed. */
    public @Nullable Instant signedAt() {
        return signedAt;
    }

    /** The day on which it was signed; null until then. */
    public @Nullable LocalDate signedOn(ZoneId zone) {
        return signedAt == null ? null : LocalDate.ofInstant(signedAt, zone);
    }

    /** Null until signed; later than {@link #signedAt()} if it was signed on paper. */
    public @Nullable Instant recordedAt() {
        return recordedAt;
    }

    /** Why it was recorded on a later day than it was signed; null if it was not. */
    public @Nullable String lateReason() {
        return lateReason;
    }

    /** How many scans there are of it; only the last one counts. */
    public int scans() {
        return scans;
    }

    /** Another scan of a pledge that was signed on paper; gives its edition. */
    public int addScan() {
        if (method != SigningMethod.PAPER) {
            throw new IllegalStateException("Only what was signed on paper can be scanned");
        }
        return ++scans;
    }

    /** Why and since when the person need not sign; null unless they are excused. */
    public @Nullable Excuse excuse() {
        return excuse;
    }

    /** Whether two people have exempted the person. */
    public boolean isExempted() {
        return excuse != null && excuse.reason() == ExcuseReason.EXEMPTED;
    }

    /** Whether a paper of this day can count: it is due, or its person left only then or later. */
    public boolean takesPaperOf(LocalDate day, ZoneId zone) {
        return state == PledgeState.DUE || (excuse != null && excuse.wasToSignOn(day, zone));
    }

    /** Days of the person's own, who became due late; null for all others. */
    public @Nullable OwnWindow ownWindow() {
        return ownWindow;
    }

    /** The person has just become due, and has these days of their own; null where they sign with all others. */
    public void signWithin(@Nullable OwnWindow window) {
        requireDue();
        ownWindow = window;
    }

    /** Of the person as the roster now knows them: they moved, or came back. Due again, unless they are exempted. */
    void fallDue(String staffNumber, UUID unitId) {
        requireUnsigned();
        this.staffNumber = staffNumber;
        this.unitId = unitId;
        if (!isExempted()) {
            state = PledgeState.DUE;
            excuse = null;
        }
    }

    /**
     * The person is not to sign any more; since when stays as it was first said.
     *
     * @param countedPledgeId of somebody who was merged, the pledge that counts for them
     */
    void excuse(ExcuseReason reason, @Nullable UUID countedPledgeId, Instant now) {
        requireUnsigned();
        if (isExempted()) {
            throw new IllegalStateException("An exemption stays until it is revoked");
        }
        Instant since = excuse == null ? now : excuse.since();
        state = PledgeState.EXCUSED;
        excuse = new Excuse(reason, since, countedPledgeId);
    }

    /** The person need not sign, by the word of two people. Refuses what is not due, see {@link #requireDue}. */
    public void exempt(Instant now) {
        requireDue();
        state = PledgeState.EXCUSED;
        excuse = new Excuse(ExcuseReason.EXEMPTED, now, null);
    }

    /** The person is to sign again. */
    public void endExemption() {
        if (!isExempted()) {
            throw new IllegalStateException("Only an exemption can be revoked");
        }
        state = PledgeState.DUE;
        excuse = null;
    }

    /** Refuses with 409 {@code already-signed}, {@code pledge-exempted} or, for any other excuse, {@code pledge-not-due}. */
    public void requireDue() {
        if (state == PledgeState.SIGNED) {
            throw ProblemException.of(PledgeProblem.ALREADY_SIGNED);
        }
        if (isExempted()) {
            throw ProblemException.of(PledgeProblem.PLEDGE_EXEMPTED);
        }
        if (state != PledgeState.DUE) {
            throw ProblemException.of(PledgeProblem.PLEDGE_NOT_DUE);
        }
    }

    private void requireUnsigned() {
        if (state == PledgeState.SIGNED) {
            throw new IllegalStateException("A signed pledge stays as it is");
        }
    }

    /**
     * Signs, once, by the person themselves. Refuses with 403 {@code not-the-signer}, with 409 what is not due, see {@link
     * #requireDue}, 409 {@code text-superseded}
     * when what the signer read is an earlier edition of the text, or {@code text-differs} when it is something else.
     *
     * @param superseded whether a hash is that of an earlier edition; asked only where the hashes differ
     */
    void sign(
            String signer, String readHash, PledgeText text, BiPredicate<PledgeText, String> superseded, Instant now) {
        if (!staffNumber.equals(signer)) {
            throw ProblemException.of(PledgeProblem.NOT_THE_SIGNER);
        }
        requireDue();
        if (!text.hash().equals(readHash)) {
            throw ProblemException.of(
                    superseded.test(text, readHash) ? PledgeProblem.TEXT_SUPERSEDED : PledgeProblem.TEXT_DIFFERS);
        }
        sign(text, SigningMethod.ELECTRONIC, now, now);
    }

    /**
     * Records that it was signed on paper, be it that its person has left since; {@link PaperSignatures} has checked the day.
     *
     * @param unitThatDay where the person was then
     */
    void signOnPaper(
            PledgeText text, LocalDate day, UUID unitThatDay, Clock clock, @Nullable String reasonOfLateEntry) {
        if (!takesPaperOf(day, clock.getZone())) {
            throw new IllegalStateException("Only what was due that day can have been signed");
        }
        unitId = unitThatDay;
        excuse = null;
        // A paper names a day and no hour.
        sign(text, SigningMethod.PAPER, day.atStartOfDay(clock.getZone()).toInstant(), clock.instant());
        lateReason = reasonOfLateEntry;
    }

    private void sign(PledgeText text, SigningMethod how, Instant when, Instant now) {
        state = PledgeState.SIGNED;
        textId = text.id();
        textEdition = text.edition();
        textHash = text.hash();
        method = how;
        signedAt = when;
        recordedAt = now;
    }
}
