package dev.qingfeng.inspection.meeting;

import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.platform.outbox.Aggregate;
import dev.qingfeng.platform.problem.ProblemException;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/**
 * How many forms for written reports were handed out at a meeting, and how many came back: everybody gets one and hands it in, blank or
 * not, so that nobody is seen to report. What stands on them is complaint-service's alone.
 */
@Entity
public class ReportForms implements Aggregate {

    /** That of the meeting. */
    @Id
    private UUID id;

    @Version
    private long version;

    private UUID cycleId;
    private UUID unitId;
    private int issued;
    private int returned;
    private Instant recordedAt;

    /** For Hibernate. */
    protected ReportForms() {}

    /** Refuses as {@link #count}. */
    ReportForms(Meeting meeting, int issued, int returned, Instant now) {
        this.id = meeting.id();
        this.cycleId = meeting.cycleId();
        this.unitId = meeting.unitId();
        count(issued, returned, now);
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    UUID cycleId() {
        return cycleId;
    }

    public UUID unitId() {
        return unitId;
    }

    public int issued() {
        return issued;
    }

    /** Blank ones included. */
    public int returned() {
        return returned;
    }

    Instant recordedAt() {
        return recordedAt;
    }

    /** Says anew how many; refuses with 422 {@code more-returned-than-issued}. */
    final void count(int handedOut, int handedIn, Instant now) {
        if (handedIn > handedOut) {
            throw ProblemException.of(InspectionProblem.MORE_RETURNED_THAN_ISSUED);
        }
        issued = handedOut;
        returned = handedIn;
        recordedAt = now;
    }
}
