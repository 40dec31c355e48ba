package dev.qingfeng.inspection.finding;

import dev.qingfeng.platform.reminder.ReminderKind;
import dev.qingfeng.platform.reminder.ReminderPlan.Planned;
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

/** That it was told that something is to be done about a finding, or was to be done; it never changes. */
@Entity
@Immutable
public class FindingReminder {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long version;

    private UUID findingId;
    private UUID inspectionId;
    private UUID cycleId;
    private UUID unitId;
    private UUID followerId;

    @Enumerated(EnumType.STRING)
    private ReminderKind kind;

    private int workingDays;
    private LocalDate dueOn;
    private LocalDate plannedOn;
    private Instant recordedAt;

    /** For Hibernate. */
    protected FindingReminder() {}

    FindingReminder(Finding finding, UUID followerId, LocalDate dueOn, Planned planned, Instant now) {
        this.findingId = finding.id();
        this.inspectionId = finding.inspectionId();
        this.cycleId = finding.cycleId();
        this.unitId = finding.unitId();
        this.followerId = followerId;
        this.kind = planned.kind();
        this.workingDays = planned.workingDays();
        this.dueOn = dueOn;
        this.plannedOn = planned.day();
        this.recordedAt = now;
    }

    UUID id() {
        return id;
    }

    UUID findingId() {
        return findingId;
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

    UUID followerId() {
        return followerId;
    }

    ReminderKind kind() {
        return kind;
    }

    /** How many before the day; 0 once it has passed. */
    int workingDays() {
        return workingDays;
    }

    LocalDate dueOn() {
        return dueOn;
    }

    /** Its day; it was told later if the service was down. */
    LocalDate plannedOn() {
        return plannedOn;
    }

    Instant recordedAt() {
        return recordedAt;
    }
}
