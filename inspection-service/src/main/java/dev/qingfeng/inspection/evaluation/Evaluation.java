package dev.qingfeng.inspection.evaluation;

import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.inspection.Rule;
import dev.qingfeng.inspection.inspection.Progress;
import dev.qingfeng.inspection.inspection.Step;
import dev.qingfeng.inspection.inspection.UnitInspection;
import dev.qingfeng.platform.outbox.Aggregate;
import dev.qingfeng.platform.problem.Gate;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.problem.Unmet;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * What an inspection found of a leadership team or one of its members: a grade with its reasons. Confidential; never
 * changed.
 */
@Entity
@Immutable
public class Evaluation implements Aggregate {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long version;

    private UUID inspectionId;
    private UUID cycleId;
    private UUID unitId;

    @Enumerated(EnumType.STRING)
    private Subject subject;

    private @Nullable UUID cadreId;

    @Enumerated(EnumType.STRING)
    private Grade grade;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Reason> reasons;

    private Instant gradedAt;

    /** For Hibernate. */
    protected Evaluation() {}

    /**
     * Of an inspection that has ended. Refuses with 422 {@code subject-mismatch} a leadership team with a cadre or a
     * member without; {@code grade-without-reason}; {@code no-such-step}; and with 409 {@code gate-unmet} before the
     * inspection has ended.
     */
    Evaluation(
            UnitInspection inspection,
            Subject subject,
            @Nullable UUID cadreId,
            Grade grade,
            List<Reason> reasons,
            List<Unmet> otherwiseMissing,
            Instant now) {
        if ((subject == Subject.MEMBER) != (cadreId != null)) {
            throw ProblemException.of(InspectionProblem.SUBJECT_MISMATCH);
        }
        if (reasons.isEmpty()) {
            throw ProblemException.of(InspectionProblem.GRADE_WITHOUT_REASON);
        }
        reasons.forEach(reason -> Step.numbered(reason.step()));
        new Gate()
                .missing(otherwiseMissing)
                .require(
                        inspection.state() == Progress.CONCLUDED,
                        Rule.FOUR_GRADES.unmet(
                                "inspection-not-concluded", inspection.unitId().toString()))
                .pass();
        this.inspectionId = inspection.id();
        this.cycleId = inspection.cycleId();
        this.unitId = inspection.unitId();
        this.subject = subject;
        this.cadreId = cadreId;
        this.grade = grade;
        this.reasons = List.copyOf(reasons);
        this.gradedAt = now;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    public UUID inspectionId() {
        return inspectionId;
    }

    public UUID cycleId() {
        return cycleId;
    }

    public UUID unitId() {
        return unitId;
    }

    public Subject subject() {
        return subject;
    }

    /** Null for the leadership team. */
    public @Nullable UUID cadreId() {
        return cadreId;
    }

    public Grade grade() {
        return grade;
    }

    /** At least one. Free text: it leaves this service through the API only. */
    public List<Reason> reasons() {
        return reasons;
    }

    public Instant gradedAt() {
        return gradedAt;
    }
}
