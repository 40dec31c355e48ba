package dev.qingfeng.pledge.reminder;

import dev.qingfeng.platform.outbox.Aggregate;
import dev.qingfeng.platform.reminder.ReminderKind;
import dev.qingfeng.platform.reminder.ReminderPlan.Planned;
import dev.qingfeng.pledge.campaign.PledgeCampaign;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.UuidGenerator;

/** How many pledges of a unit were due when it was told; it never changes. */
@Entity
@Immutable
public class Reminder implements Aggregate {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long version;

    private UUID campaignId;
    private UUID unitId;

    @Enumerated(EnumType.STRING)
    private ReminderKind kind;

    private int workingDays;
    private LocalDate deadline;
    private LocalDate plannedOn;
    private int due;
    private Instant recordedAt;

    /** For Hibernate. */
    protected Reminder() {}

    Reminder(PledgeCampaign campaign, LocalDate lastDay, Planned planned, UUID unitId, int due, Instant now) {
        this.campaignId = campaign.id();
        this.unitId = unitId;
        this.kind = planned.kind();
        this.workingDays = planned.workingDays();
        this.deadline = lastDay;
        this.plannedOn = planned.day();
        this.due = due;
        this.recordedAt = now;
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

    public UUID unitId() {
        return unitId;
    }

    public ReminderKind kind() {
        return kind;
    }

    /** How many before the deadline; 0 once it has passed. */
    public int workingDays() {
        return workingDays;
    }

    /** That of the campaign, or the last day of those who became due late. */
    public LocalDate deadline() {
        return deadline;
    }

    /** Its day; it was told later if the service was down. */
    public LocalDate plannedOn() {
        return plannedOn;
    }

    /** At least 1. */
    public int due() {
        return due;
    }

    public Instant recordedAt() {
        return recordedAt;
    }
}
