package dev.qingfeng.pledge.campaign;

import dev.qingfeng.platform.occurrence.Occurrence;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.UuidGenerator;

/** What a campaign's deadline and text were before they were changed, with when and why; it never changes. */
@Entity
@Immutable
public class CampaignChange {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long version;

    private UUID campaignId;

    @Enumerated(EnumType.STRING)
    private CampaignChangeKind kind;

    private LocalDate deadlineBefore;
    private LocalDate deadline;
    private UUID textIdBefore;
    private UUID textId;
    private String reason;

    @Embedded
    private Occurrence occurrence;

    private String changedBy;

    /** For Hibernate. */
    protected CampaignChange() {}

    /** From what a campaign is before the change; it is changed after that. */
    CampaignChange(
            PledgeCampaign before,
            CampaignChangeKind kind,
            LocalDate deadline,
            UUID textId,
            String reason,
            Occurrence occurrence,
            String by) {
        this.campaignId = before.id();
        this.kind = kind;
        this.deadlineBefore = before.deadline();
        this.deadline = deadline;
        this.textIdBefore = before.textId();
        this.textId = textId;
        this.reason = reason;
        this.occurrence = occurrence;
        this.changedBy = by;
    }

    public UUID campaignId() {
        return campaignId;
    }

    public CampaignChangeKind kind() {
        return kind;
    }

    public LocalDate deadlineBefore() {
        return deadlineBefore;
    }

    public LocalDate deadline() {
        return deadline;
    }

    public UUID textIdBefore() {
        return textIdBefore;
    }

    public UUID textId() {
        return textId;
    }

    public String reason() {
        return reason;
    }

    public Occurrence occurrence() {
        return occurrence;
    }

    /** Whom it is put down to: a staff number, or {@code client:} and the id of a system. */
    public String changedBy() {
        return changedBy;
    }

    /**
     * The text that was on a paper signed that day: the one with which the day began, since papers are printed before they are
     * signed.
     *
     * @param changes all of the campaign, the earliest first
     */
    public static UUID textOnPaper(PledgeCampaign campaign, List<CampaignChange> changes, LocalDate day, ZoneId zone) {
        return changes.stream()
                .filter(change -> change.kind == CampaignChangeKind.TEXT)
                .filter(change -> !LocalDate.ofInstant(change.occurrence.occurredAt(), zone)
                        .isBefore(day))
                .findFirst()
                .map(CampaignChange::textIdBefore)
                .orElse(campaign.textId());
    }

    /**
     * Whether a day lies after a deadline and before the campaign was opened again; a day after the present deadline does not.
     *
     * @param changes all of the campaign
     */
    public static boolean isBeforeReopening(List<CampaignChange> changes, LocalDate day, ZoneId zone) {
        return changes.stream()
                .filter(change -> change.kind == CampaignChangeKind.REOPENING)
                .anyMatch(change -> day.isAfter(change.deadlineBefore)
                        && day.isBefore(LocalDate.ofInstant(change.occurrence.occurredAt(), zone)));
    }
}
