package dev.qingfeng.inspection.opinion;

import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.inspection.inspection.InspectionConcluded;
import dev.qingfeng.platform.occurrence.Occurrence;
import dev.qingfeng.platform.outbox.Aggregate;
import dev.qingfeng.platform.problem.ProblemException;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** The inspection team's meeting 碰頭會議 after the inspection of a unit: due from its end, held once. */
@Entity
public class TeamMeeting implements Aggregate {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long version;

    private UUID inspectionId;
    private UUID cycleId;
    private UUID unitId;
    private LocalDate deadline;

    @Embedded
    @AttributeOverride(name = "occurredAt", column = @Column(name = "held_at"))
    @AttributeOverride(name = "recordedAt", column = @Column(name = "recorded_at"))
    @AttributeOverride(name = "lateReason", column = @Column(name = "late_reason"))
    private @Nullable Occurrence holding;

    private @Nullable String place;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private @Nullable List<UUID> presentIds;

    private @Nullable String delayReason;

    /** For Hibernate. */
    protected TeamMeeting() {}

    /** Due by a day. */
    TeamMeeting(InspectionConcluded end, LocalDate deadline) {
        this.inspectionId = end.inspectionId();
        this.cycleId = end.cycleId();
        this.unitId = end.unitId();
        this.deadline = deadline;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
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

    /** The last day on which it is in time. */
    LocalDate deadline() {
        return deadline;
    }

    /**
     * Whether so many of a team meet.
     *
     * @param share more than so many in a hundred
     */
    static boolean areEnough(int present, int members, int share) {
        return present * 100 > members * share;
    }

    boolean isHeld() {
        return holding != null;
    }

    /** Null until held. */
    @Nullable
    Occurrence holding() {
        return holding;
    }

    /** Null until held. */
    @Nullable
    Instant heldAt() {
        return holding == null ? null : holding.occurredAt();
    }

    /** Null until held. */
    @Nullable
    String place() {
        return place;
    }

    /** Empty until held. */
    List<UUID> presentIds() {
        return presentIds == null ? List.of() : presentIds;
    }

    /** Null if it was in time. */
    @Nullable
    String delayReason() {
        return delayReason;
    }

    /**
     * Held. Refuses with 409 {@code team-met-already}, and with 422 {@code team-meeting-overdue} one after the deadline that says
     * not why; a reason that is not needed is dropped.
     *
     * @param day on which it was held, where the city is
     */
    void hold(Occurrence when, LocalDate day, String where, List<UUID> present, @Nullable String reasonOfDelay) {
        if (holding != null) {
            throw ProblemException.of(InspectionProblem.TEAM_MET_ALREADY);
        }
        boolean delayed = day.isAfter(deadline);
        if (delayed && (reasonOfDelay == null || reasonOfDelay.isBlank())) {
            throw ProblemException.of(InspectionProblem.TEAM_MEETING_OVERDUE, deadline.toString());
        }
        holding = when;
        place = where;
        presentIds = List.copyOf(present);
        delayReason = delayed ? reasonOfDelay : null;
    }
}
