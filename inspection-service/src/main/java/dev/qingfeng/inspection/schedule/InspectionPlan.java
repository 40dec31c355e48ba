package dev.qingfeng.inspection.schedule;

import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.inspection.inspection.UnitInspection;
import dev.qingfeng.platform.outbox.Aggregate;
import dev.qingfeng.platform.problem.ProblemException;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;

/** On which days a unit is to be inspected. It is no part of the inspection: nothing that is recorded waits for it. */
@Entity
public class InspectionPlan implements Aggregate {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long version;

    private UUID inspectionId;
    private UUID cycleId;
    private UUID unitId;
    private LocalDate firstDay;
    private LocalDate lastDay;

    /** For Hibernate. */
    protected InspectionPlan() {}

    /** Planned; see {@link #plan} for what is refused. */
    InspectionPlan(UnitInspection inspection, LocalDate firstDay, LocalDate lastDay) {
        this.inspectionId = inspection.id();
        this.cycleId = inspection.cycleId();
        this.unitId = inspection.unitId();
        plan(firstDay, lastDay);
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

    LocalDate firstDay() {
        return firstDay;
    }

    /** The last one on which it is inspected. */
    LocalDate lastDay() {
        return lastDay;
    }

    /** Says anew when. Refuses with 422 {@code planned-days-wrong} a last day before the first, or a year after it. */
    final void plan(LocalDate first, LocalDate last) {
        if (last.isBefore(first) || !last.isBefore(first.plusYears(1))) {
            throw ProblemException.of(InspectionProblem.PLANNED_DAYS_WRONG);
        }
        firstDay = first;
        lastDay = last;
    }
}
