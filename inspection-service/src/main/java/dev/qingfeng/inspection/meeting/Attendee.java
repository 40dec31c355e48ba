package dev.qingfeng.inspection.meeting;

import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.platform.occurrence.Occurrence;
import dev.qingfeng.platform.problem.ProblemException;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** Somebody who is expected at a meeting or came to it. */
@Entity
@Table(name = "meeting_attendee")
public class Attendee {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long version;

    private UUID meetingId;

    @Enumerated(EnumType.STRING)
    private AttendeeClass attendeeClass;

    @Embedded
    private AttendeeIdentity identity;

    private boolean walkIn;

    @Embedded
    @AttributeOverride(name = "occurredAt", column = @Column(name = "checked_in_at"))
    @AttributeOverride(name = "recordedAt", column = @Column(name = "check_in_recorded_at"))
    @AttributeOverride(name = "lateReason", column = @Column(name = "check_in_late_reason"))
    private @Nullable Occurrence checkIn;

    private @Nullable String absenceReason;

    @ElementCollection
    @CollectionTable(name = "check_in_taken_back", joinColumns = @JoinColumn(name = "attendee_id"))
    @OrderColumn(name = "ordinal")
    private List<TakenBackCheckIn> takenBack;

    /** For Hibernate. */
    protected Attendee() {}

    private Attendee(
            UUID meetingId,
            AttendeeClass attendeeClass,
            AttendeeIdentity identity,
            boolean walkIn,
            @Nullable Occurrence checkIn) {
        this.meetingId = meetingId;
        this.attendeeClass = attendeeClass;
        this.identity = identity;
        this.walkIn = walkIn;
        this.checkIn = checkIn;
        this.takenBack = new ArrayList<>();
    }

    static Attendee expected(UUID meetingId, AttendeeClass attendeeClass, AttendeeIdentity identity) {
        return new Attendee(meetingId, attendeeClass, identity, false, null);
    }

    /** Came without being expected. */
    static Attendee walkIn(UUID meetingId, AttendeeClass attendeeClass, AttendeeIdentity identity, Occurrence checkIn) {
        return new Attendee(meetingId, attendeeClass, identity, true, checkIn);
    }

    public UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    UUID meetingId() {
        return meetingId;
    }

    AttendeeClass attendeeClass() {
        return attendeeClass;
    }

    AttendeeIdentity identity() {
        return identity;
    }

    boolean isWalkIn() {
        return walkIn;
    }

    /** Empty until they come. */
    Optional<Occurrence> checkIn() {
        return Optional.ofNullable(checkIn);
    }

    /** Null unless one is known. */
    @Nullable
    String absenceReason() {
        return absenceReason;
    }

    Presence presence(Meeting meeting) {
        if (checkIn != null) {
            return Presence.PRESENT;
        }
        return meeting.isHeld() ? Presence.ABSENT : Presence.EXPECTED;
    }

    /** The first time counts; a reason to be absent is no more. */
    void checkIn(Occurrence arrival) {
        if (checkIn == null) {
            checkIn = arrival;
            absenceReason = null;
        }
    }

    /** They were not there after all; what is taken back is kept. Refuses with 409 {@code not-checked-in}. */
    void takeBackCheckIn(String reason, Instant now, String by) {
        if (checkIn == null) {
            throw ProblemException.of(InspectionProblem.NOT_CHECKED_IN);
        }
        takenBack.add(TakenBackCheckIn.of(checkIn, reason, now, by));
        checkIn = null;
    }

    void classify(AttendeeClass as) {
        attendeeClass = as;
    }

    /** Refuses with 409 {@code checked-in-already} the absence of somebody who is there. */
    void excuse(String reason) {
        if (checkIn != null) {
            throw ProblemException.of(InspectionProblem.CHECKED_IN_ALREADY);
        }
        absenceReason = reason;
    }
}
