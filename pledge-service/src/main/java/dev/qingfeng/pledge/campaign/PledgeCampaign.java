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
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;

/** One category of people signs one text, until a deadline. */
@Entity
public class PledgeCampaign implements Aggregate {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long version;

    private UUID cycleId;

    @Enumerated(EnumType.STRING)
    private SignerCategory category;

    private UUID textId;
    private LocalDate deadline;

    @Embedded
    @AttributeOverride(name = "occurredAt", column = @Column(name = "opened_at"))
    private Occurrence opening;

    /** For Hibernate. */
    protected PledgeCampaign() {}

    /** Open from then on. Refuses with 422 {@code text-of-another-category} a text that was adopted for something else. */
    PledgeCampaign(UUID cycleId, SignerCategory category, PledgeText text, LocalDate deadline, Occurrence opening) {
        if (!text.cycleId().equals(cycleId) || text.category() != category) {
            throw ProblemException.of(PledgeProblem.TEXT_OF_ANOTHER_CATEGORY);
        }
        this.cycleId = cycleId;
        this.category = category;
        this.textId = text.id();
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

    /** Refuses with 409 {@code campaign-closed} once the deadline's day has ended in the clock's zone. */
    public void requireOpen(Clock clock) {
        if (LocalDate.now(clock).isAfter(deadline)) {
            throw ProblemException.of(PledgeProblem.CAMPAIGN_CLOSED, deadline.toString());
        }
    }
}
