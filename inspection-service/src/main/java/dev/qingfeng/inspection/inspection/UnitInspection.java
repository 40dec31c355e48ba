package dev.qingfeng.inspection.inspection;

import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.inspection.Rule;
import dev.qingfeng.platform.occurrence.Occurrence;
import dev.qingfeng.platform.outbox.Aggregate;
import dev.qingfeng.platform.problem.Gate;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.problem.Unmet;
import dev.qingfeng.platform.web.PageQuery;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** The inspection of one unit in one cycle: announced, carried out in ten steps, concluded. */
@Entity
public class UnitInspection implements Aggregate {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long version;

    private UUID cycleId;
    private UUID teamId;
    private UUID unitId;

    @Enumerated(EnumType.STRING)
    private Progress state;

    @Embedded
    private @Nullable InspectionNotice notice;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "inspection_step", joinColumns = @JoinColumn(name = "inspection_id"))
    @MapKeyColumn(name = "step")
    @MapKeyEnumerated(EnumType.STRING)
    @BatchSize(size = PageQuery.MAX_ROWS_TO_READ)
    private Map<Step, RecordedStep> steps;

    @Embedded
    @AttributeOverride(name = "occurredAt", column = @Column(name = "concluded_at"))
    @AttributeOverride(name = "recordedAt", column = @Column(name = "conclusion_recorded_at"))
    @AttributeOverride(name = "lateReason", column = @Column(name = "conclusion_late_reason"))
    private @Nullable Occurrence conclusion;

    /** For Hibernate. */
    protected UnitInspection() {}

    /** Assigned to a team. */
    UnitInspection(UUID cycleId, UUID teamId, UUID unitId) {
        this.cycleId = cycleId;
        this.teamId = teamId;
        this.unitId = unitId;
        this.state = Progress.ASSIGNED;
        this.steps = new EnumMap<>(Step.class);
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

    public UUID teamId() {
        return teamId;
    }

    public UUID unitId() {
        return unitId;
    }

    public Progress state() {
        return state;
    }

    /** Null until posted. */
    @Nullable
    InspectionNotice notice() {
        return notice;
    }

    /** In the order of their numbers. */
    SortedMap<Step, RecordedStep> steps() {
        return new TreeMap<>(steps);
    }

    /** Null until concluded. */
    @Nullable
    Occurrence conclusion() {
        return conclusion;
    }

    /** Hands it over to the team that its unit is given to; only what has not been announced is. */
    void handOver(UUID newTeam) {
        teamId = newTeam;
    }

    /** Whether this step has been carried out. */
    public boolean has(Step step) {
        return steps.containsKey(step);
    }

    /**
     * Records the notice; one issued anew takes the place of the one before. Refuses with 409 {@code notice-in-use}
     * once a step is recorded, and with 422 {@code notice-too-late}. What counts is when it was posted, however late
     * it is recorded.
     */
    void announce(InspectionNotice issued, NoticePeriod period) {
        if (!steps.isEmpty()) {
            throw ProblemException.of(InspectionProblem.NOTICE_IN_USE);
        }
        period.require(issued.posting().occurredAt(), issued.fieldworkBeginsOn());
        notice = issued;
        state = Progress.NOTICE_POSTED;
    }

    /**
     * Records a step, once. Refuses with 409 {@code step-recorded-already}, or {@code gate-unmet} before fieldwork and
     * if it started before that, before the day that the notice announced, and before the steps that come first.
     *
     * @param fieldworkStartedAt null until the team is in the field
     */
    void record(
            Step step,
            RecordedStep recorded,
            @Nullable Instant fieldworkStartedAt,
            NoticePeriod period,
            StepOrder order,
            List<Unmet> otherwiseMissing) {
        if (steps.containsKey(step)) {
            throw ProblemException.of(InspectionProblem.STEP_RECORDED_ALREADY);
        }
        InspectionNotice posted = notice;
        Gate gate = new Gate()
                .missing(otherwiseMissing)
                .require(
                        fieldworkStartedAt != null,
                        Rule.THE_TEN_STEPS.unmet("fieldwork-not-started", teamId.toString()))
                .require(
                        fieldworkStartedAt == null || !recorded.startedAt().isBefore(fieldworkStartedAt),
                        Rule.THE_TEN_STEPS.unmet("step-before-fieldwork", String.valueOf(fieldworkStartedAt)))
                .require(posted != null, Rule.NOTICE.unmet("notice-not-posted", unitId.toString()));
        if (posted != null) {
            gate.require(
                    period.isOver(posted.fieldworkBeginsOn(), recorded.startedAt()),
                    Rule.NOTICE.unmet(
                            "notice-period-running", posted.fieldworkBeginsOn().toString()));
        }
        gate.missing(order.missing(step, recorded.startedAt(), starts())).pass();
        steps.put(step, recorded);
        state = Progress.UNDER_WAY;
    }

    private Map<Step, Instant> starts() {
        Map<Step, Instant> starts = new EnumMap<>(Step.class);
        steps.forEach((step, recorded) -> starts.put(step, recorded.startedAt()));
        return starts;
    }

    /**
     * Ends the inspection. Refuses with 409 {@code concluded-already}, or {@code gate-unmet} with each step that is not
     * recorded, and with 422 {@code ends-before-last-step}.
     */
    void conclude(Occurrence end, List<Unmet> otherwiseMissing) {
        requireUnderWay();
        new Gate()
                .missing(otherwiseMissing)
                .missing(Stream.of(Step.values())
                        .filter(step -> !steps.containsKey(step))
                        .map(step -> Rule.THE_TEN_STEPS.unmet("step-missing", step.name()))
                        .toList())
                .pass();
        if (steps.values().stream().anyMatch(step -> step.end().occurredAt().isAfter(end.occurredAt()))) {
            throw ProblemException.of(InspectionProblem.ENDS_BEFORE_LAST_STEP);
        }
        conclusion = end;
        state = Progress.CONCLUDED;
    }

    /** Refuses with 409 {@code concluded-already} what comes after its end. */
    public void requireUnderWay() {
        if (state == Progress.CONCLUDED) {
            throw ProblemException.of(InspectionProblem.CONCLUDED_ALREADY);
        }
    }
}
