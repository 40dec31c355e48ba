package dev.qingfeng.pledge.campaign;

import dev.qingfeng.platform.occurrence.Occurrence;
import dev.qingfeng.platform.outbox.Aggregate;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.pledge.PledgeProblem;
import dev.qingfeng.pledge.SignerCategory;
import dev.qingfeng.pledge.text.PledgeText;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
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
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** One category of people signs one text, until a deadline; {@link CampaignChange} keeps what both were before. */
@Entity
public class PledgeCampaign implements Aggregate {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long version;

    @Column(updatable = false)
    private UUID cycleId;

    @Column(updatable = false)
    @Enumerated(EnumType.STRING)
    private SignerCategory category;

    private UUID textId;
    private LocalDate deadline;

    @Column(updatable = false)
    private @Nullable LocalDate opensOn;

    @Embedded
    @AttributeOverride(name = "occurredAt", column = @Column(name = "opened_at", updatable = false))
    @AttributeOverride(name = "recordedAt", column = @Column(name = "recorded_at", updatable = false))
    @AttributeOverride(name = "lateReason", column = @Column(name = "late_reason", updatable = false))
    private Occurrence opening;

    /** For Hibernate. */
    protected PledgeCampaign() {}

    /**
     * Open from then on, to be signed from a day on. Refuses with 422 {@code text-of-another-category} a text that was adopted for
     * something else, and {@code window-not-in-order} a first day before the opening's or after the deadline. The deadline may have
     * passed of what is recorded late.
     *
     * @param opensOn null where it can be signed from the day of its opening on
     */
    PledgeCampaign(
            UUID cycleId,
            SignerCategory category,
            PledgeText text,
            @Nullable LocalDate opensOn,
            LocalDate deadline,
            Occurrence opening,
            ZoneId zone) {
        requireFor(cycleId, category, text);
        LocalDate openedOn = LocalDate.ofInstant(opening.occurredAt(), zone);
        LocalDate firstDay = opensOn == null ? openedOn : opensOn;
        if (firstDay.isBefore(openedOn) || firstDay.isAfter(deadline)) {
            throw ProblemException.of(PledgeProblem.WINDOW_NOT_IN_ORDER);
        }
        this.cycleId = cycleId;
        this.category = category;
        this.textId = text.id();
        this.opensOn = opensOn;
        this.deadline = deadline;
        this.opening = opening;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    public UUID cycleId() {
        return cycleId;
    }

    public SignerCategory category() {
        return category;
    }

    public UUID textId() {
        return textId;
    }

    public Instant openedAt() {
        return opening.occurredAt();
    }

    /** When it was opened, and when that was recorded. */
    Occurrence opening() {
        return opening;
    }

    /** The last day on which a pledge can be signed. */
    public LocalDate deadline() {
        return deadline;
    }

    /** As it was said when the campaign was opened; null where nothing was. */
    @Nullable
    LocalDate opensOn() {
        return opensOn;
    }

    /** The first day on which a pledge can be signed. */
    public LocalDate firstDay(ZoneId zone) {
        return opensOn == null ? LocalDate.ofInstant(openedAt(), zone) : opensOn;
    }

    /**
     * Days of their own for whoever becomes due on a day, if fewer are left; null where they sign with all others, as do those who became
     * due when it was opened.
     *
     * @param days how many after that day
     */
    public @Nullable OwnWindow windowFrom(LocalDate day, int days, ZoneId zone) {
        LocalDate last = day.plusDays(days);
        boolean late = day.isAfter(firstDay(zone)) && day.isAfter(LocalDate.ofInstant(opening.recordedAt(), zone));
        return late && last.isAfter(deadline) ? new OwnWindow(day, last) : null;
    }

    /**
     * Refuses with 409 {@code campaign-not-open} before the first day in the clock's zone, and {@code campaign-closed} once the
     * deadline's day has ended there, and the last of the signer's own days.
     *
     * @param own days of the signer's own, if they have any
     */
    public void requireOpen(@Nullable OwnWindow own, Clock clock) {
        LocalDate today = LocalDate.now(clock);
        if (own != null && own.has(today)) {
            return;
        }
        LocalDate first = firstDay(clock.getZone());
        if (today.isBefore(first)) {
            throw ProblemException.of(PledgeProblem.CAMPAIGN_NOT_OPEN, first.toString());
        }
        if (today.isAfter(deadline)) {
            LocalDate last = own == null || own.lastDay().isBefore(deadline) ? deadline : own.lastDay();
            throw ProblemException.of(PledgeProblem.CAMPAIGN_CLOSED, last.toString());
        }
    }

    /**
     * A later deadline, decided while the campaign was open. Refuses with 409 {@code campaign-closed}, with 422 {@code
     * deadline-not-later}.
     *
     * @param on the day on which it was decided
     */
    void extend(LocalDate later, LocalDate on) {
        if (on.isAfter(deadline)) {
            throw ProblemException.of(PledgeProblem.CAMPAIGN_CLOSED, deadline.toString());
        }
        moveDeadline(later);
    }

    /**
     * A later deadline, decided when the former one had passed. Refuses with 409 {@code campaign-still-open}, with 422 {@code
     * deadline-not-later} also a day that had passed as well.
     *
     * @param on the day on which it was decided
     */
    void reopen(LocalDate later, LocalDate on) {
        if (!on.isAfter(deadline)) {
            throw ProblemException.of(PledgeProblem.CAMPAIGN_STILL_OPEN, deadline.toString());
        }
        if (later.isBefore(on)) {
            throw ProblemException.of(
                    PledgeProblem.DEADLINE_NOT_LATER, on.minusDays(1).toString());
        }
        moveDeadline(later);
    }

    private void moveDeadline(LocalDate later) {
        if (!later.isAfter(deadline)) {
            throw ProblemException.of(PledgeProblem.DEADLINE_NOT_LATER, deadline.toString());
        }
        deadline = later;
    }

    /**
     * A newer edition of the text, for whoever has not signed yet. Refuses with 422 {@code text-of-another-category}, with 409
     * {@code text-not-newer}.
     *
     * @param present the text until now
     */
    void renewText(PledgeText newer, PledgeText present) {
        requireFor(cycleId, category, newer);
        if (newer.edition() <= present.edition()) {
            throw ProblemException.of(PledgeProblem.TEXT_NOT_NEWER);
        }
        textId = newer.id();
    }

    private static void requireFor(UUID cycleId, SignerCategory category, PledgeText text) {
        if (!text.cycleId().equals(cycleId) || text.category() != category) {
            throw ProblemException.of(PledgeProblem.TEXT_OF_ANOTHER_CATEGORY);
        }
    }
}
