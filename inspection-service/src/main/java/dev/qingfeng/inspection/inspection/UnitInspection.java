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
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** Pieces that one step may have. */
    private static final int MOST_EVIDENCE = 500;

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

    /** When the team that has it was given its unit; null while it is with the team that was formed with it. */
    private @Nullable Instant handedOverAt;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "earlier_notice", joinColumns = @JoinColumn(name = "inspection_id"))
    @OrderColumn(name = "ordinal")
    @BatchSize(size = PageQuery.MAX_ROWS_TO_READ)
    private List<InspectionNotice> earlierNotices;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "inspection_step", joinColumns = @JoinColumn(name = "inspection_id"))
    @MapKeyColumn(name = "step")
    @MapKeyEnumerated(EnumType.STRING)
    @BatchSize(size = PageQuery.MAX_ROWS_TO_READ)
    private Map<Step, RecordedStep> steps;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "running_step", joinColumns = @JoinColumn(name = "inspection_id"))
    @MapKeyColumn(name = "step")
    @MapKeyEnumerated(EnumType.STRING)
    @BatchSize(size = PageQuery.MAX_ROWS_TO_READ)
    private Map<Step, StartedStep> running;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "added_evidence", joinColumns = @JoinColumn(name = "inspection_id"))
    @OrderColumn(name = "ordinal")
    @BatchSize(size = PageQuery.MAX_ROWS_TO_READ)
    private List<AddedEvidence> added;

    /** Of the steps as they are. */
    @Embedded
    private StepBits bits;

    @Embedded
    @AttributeOverride(name = "occurredAt", column = @Column(name = "concluded_at"))
    @AttributeOverride(name = "recordedAt", column = @Column(name = "conclusion_recorded_at"))
    @AttributeOverride(name = "lateReason", column = @Column(name = "conclusion_late_reason"))
    private @Nullable Occurrence conclusion;

    /** For Hibernate. */
    protected UnitInspection() {}

    /**
     * Assigned to a team.
     *
     * @param givenAt when the team was given the unit; null if it was formed with it
     */
    UnitInspection(UUID cycleId, UUID teamId, UUID unitId, @Nullable Instant givenAt) {
        this.cycleId = cycleId;
        this.teamId = teamId;
        this.unitId = unitId;
        this.handedOverAt = givenAt;
        this.state = Progress.ASSIGNED;
        this.steps = new EnumMap<>(Step.class);
        this.earlierNotices = new ArrayList<>();
        this.running = new EnumMap<>(Step.class);
        this.added = new ArrayList<>();
        this.bits = StepBits.of(steps, running);
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
    public @Nullable InspectionNotice notice() {
        return notice;
    }

    /** Those in whose place another was issued, the first first. */
    List<InspectionNotice> earlierNotices() {
        return List.copyOf(earlierNotices);
    }

    /** How often the notice was issued; 0 until it is posted. */
    public int noticesIssued() {
        return notice == null ? 0 : earlierNotices.size() + 1;
    }

    /** In the order of their numbers. */
    SortedMap<Step, RecordedStep> steps() {
        return new TreeMap<>(steps);
    }

    /** The same as the API shows them. */
    public List<StepView> recordedSteps() {
        return steps().entrySet().stream()
                .map(step -> StepView.from(this, step.getKey(), step.getValue()))
                .toList();
    }

    /** In the order of their numbers. */
    SortedMap<Step, StartedStep> running() {
        return new TreeMap<>(running);
    }

    /** Evidence that came after the step was recorded, in its order. */
    Stream<AddedEvidence> addedTo(Step step) {
        return added.stream().filter(piece -> piece.step() == step);
    }

    /** What boards read. */
    StepBits bits() {
        return bits;
    }

    /** All that shows the step, whenever it came; empty until it is recorded. */
    List<KeptEvidence> evidenceOf(Step step) {
        RecordedStep recorded = steps.get(step);
        return recorded == null
                ? List.of()
                : Stream.concat(recorded.evidence().stream(), addedTo(step).map(AddedEvidence::evidence))
                        .toList();
    }

    /** Null until concluded. */
    public @Nullable Occurrence conclusion() {
        return conclusion;
    }

    /** When it ended; null until concluded. */
    public @Nullable Instant concludedAt() {
        return conclusion == null ? null : conclusion.occurredAt();
    }

    /** Hands it over to the team that its unit is given to. Refuses with 409 {@code assignment-refused} what has been announced. */
    void handOver(UUID newTeam, Instant now) {
        if (state != Progress.ASSIGNED) {
            throw ProblemException.of(InspectionProblem.ASSIGNMENT_REFUSED);
        }
        teamId = newTeam;
        handedOverAt = now;
    }

    /** Whether this step has been carried out. */
    public boolean has(Step step) {
        return steps.containsKey(step);
    }

    /** When this step began; empty while it has not. */
    public Optional<Instant> beganAt(Step step) {
        RecordedStep recorded = steps.get(step);
        return recorded == null
                ? Optional.ofNullable(running.get(step))
                        .map(started -> started.start().occurredAt())
                : Optional.of(recorded.startedAt());
    }

    /** Whether this step runs or has been carried out. */
    public boolean hasBegun(Step step) {
        return has(step) || running.containsKey(step);
    }

    /**
     * Records the notice. One issued anew takes the place of the one before, which is kept, and its period begins anew. Refuses
     * with 409 {@code notice-in-use} once a step has started, with 422 {@code notice-too-late}, and {@code notice-before-change} one
     * that would have hung before there was what it tells: before the one in whose place it is, before its team was as it names it, or
     * before the unit was that team's. What counts is when it was posted, however late it is recorded.
     *
     * @param unchangedSince since when its team is as it is; null if that is not known
     */
    void announce(InspectionNotice issued, NoticePeriod period, @Nullable Instant unchangedSince) {
        if (state.compareTo(Progress.UNDER_WAY) >= 0) {
            throw ProblemException.of(InspectionProblem.NOTICE_IN_USE);
        }
        Instant posted = issued.posting().occurredAt();
        Stream.of(
                        // Nothing new hung at the very time of what it takes the place of.
                        Optional.ofNullable(notice)
                                .map(before -> before.posting().occurredAt().plusNanos(1000)),
                        Optional.ofNullable(unchangedSince),
                        Optional.ofNullable(handedOverAt))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .filter(posted::isBefore)
                .ifPresent(change -> {
                    throw ProblemException.of(InspectionProblem.NOTICE_BEFORE_CHANGE, change.toString())
                            .withUnmet(List.of(Rule.NOTICE.unmet("notice-before-change", change.toString())));
                });
        period.require(posted, issued.fieldworkBeginsOn());
        if (notice != null) {
            earlierNotices.add(notice);
        }
        notice = issued;
        state = Progress.NOTICE_POSTED;
    }

    /**
     * Starts a step, once. Refuses with 409 {@code concluded-already}, {@code step-recorded-already} and {@code
     * step-started-already}, and as {@link StepGate} with {@code gate-unmet}.
     *
     * @param fieldworkStartedAt null until the team is in the field
     */
    void start(
            Step step,
            StartedStep started,
            @Nullable Instant fieldworkStartedAt,
            StepRules rules,
            List<Unmet> otherwiseMissing) {
        requireNotBegun(step);
        passGate(step, started.start().occurredAt(), fieldworkStartedAt, rules, otherwiseMissing);
        running.put(step, started);
        bits = StepBits.of(steps, running);
        state = Progress.UNDER_WAY;
    }

    /**
     * Completes a step that runs. Refuses with 409 {@code step-recorded-already}, {@code step-not-started} and {@code gate-unmet},
     * with 422 {@code ends-before-start} and {@code evidence-missing}.
     */
    RecordedStep complete(
            Step step, Occurrence end, List<KeptEvidence> evidence, StepRules rules, List<Unmet> otherwiseMissing) {
        requireNotRecorded(step);
        StartedStep started = running.get(step);
        if (started == null) {
            throw ProblemException.of(InspectionProblem.STEP_NOT_STARTED);
        }
        RecordedStep recorded = RecordedStep.of(started, end, evidence);
        rules.evidence().require(step, evidence);
        new Gate().missing(otherwiseMissing).pass();
        running.remove(step);
        put(step, recorded);
        return recorded;
    }

    /**
     * Records a step whole, once. Refuses with 409 as {@link #start}, and with 422 {@code evidence-missing}.
     *
     * @param fieldworkStartedAt null until the team is in the field
     */
    void record(
            Step step,
            RecordedStep recorded,
            @Nullable Instant fieldworkStartedAt,
            StepRules rules,
            List<Unmet> otherwiseMissing) {
        requireNotBegun(step);
        rules.evidence().require(step, recorded.evidence());
        passGate(step, recorded.startedAt(), fieldworkStartedAt, rules, otherwiseMissing);
        put(step, recorded);
        state = Progress.UNDER_WAY;
    }

    private void put(Step step, RecordedStep recorded) {
        steps.put(step, recorded);
        bits = StepBits.of(steps, running);
    }

    private void requireNotBegun(Step step) {
        requireNotRecorded(step);
        requireUnderWay();
        if (running.containsKey(step)) {
            throw ProblemException.of(InspectionProblem.STEP_STARTED_ALREADY);
        }
    }

    private void requireNotRecorded(Step step) {
        if (steps.containsKey(step)) {
            throw ProblemException.of(InspectionProblem.STEP_RECORDED_ALREADY);
        }
    }

    private void passGate(
            Step step,
            Instant startedAt,
            @Nullable Instant fieldworkStartedAt,
            StepRules rules,
            List<Unmet> otherwiseMissing) {
        new Gate()
                .missing(otherwiseMissing)
                .missing(new StepGate(rules.period(), rules.order())
                        .missing(standing(fieldworkStartedAt), step, startedAt))
                .pass();
    }

    /**
     * How far it is.
     *
     * @param fieldworkStartedAt null until the team is in the field
     */
    public StepGate.Standing standing(@Nullable Instant fieldworkStartedAt) {
        return new StepGate.Standing(
                teamId, unitId, fieldworkStartedAt, notice == null ? null : notice.fieldworkBeginsOn(), ends());
    }

    private Map<Step, Instant> ends() {
        Map<Step, Instant> ends = new EnumMap<>(Step.class);
        steps.forEach((step, recorded) -> ends.put(step, recorded.end().occurredAt()));
        return ends;
    }

    /**
     * Adds evidence to a step that is recorded; what is there stays. Refuses with 409 {@code step-not-recorded}, with 422 {@code
     * correction-reason-missing} after the conclusion, and {@code too-much-evidence}.
     */
    void addEvidence(Step step, List<KeptEvidence> pieces, Instant addedAt, String addedBy, @Nullable String reason) {
        if (!steps.containsKey(step)) {
            throw ProblemException.of(InspectionProblem.STEP_NOT_RECORDED);
        }
        if (state == Progress.CONCLUDED && (reason == null || reason.isBlank())) {
            throw ProblemException.of(InspectionProblem.CORRECTION_REASON_MISSING);
        }
        if (evidenceOf(step).size() + pieces.size() > MOST_EVIDENCE) {
            throw ProblemException.of(InspectionProblem.TOO_MUCH_EVIDENCE, MOST_EVIDENCE);
        }
        pieces.forEach(piece -> added.add(new AddedEvidence(step, piece, addedAt, addedBy, reason)));
    }

    /**
     * Ends the inspection. Refuses with 409 {@code concluded-already}, or {@code gate-unmet} with each step that is not
     * carried out and all evidence that is not there, and with 422 {@code ends-before-last-step}.
     */
    void conclude(Occurrence end, RequiredEvidence required, List<Unmet> otherwiseMissing) {
        requireUnderWay();
        Gate gate = new Gate().missing(otherwiseMissing);
        for (Step step : Step.values()) {
            gate.require(steps.containsKey(step), Rule.THE_TEN_STEPS.unmet("step-missing", step.name()));
            gate.missing(required.lacking(step, evidenceOf(step)).stream()
                    .map(kind -> Rule.THE_TEN_STEPS.unmet("evidence-missing", step.name() + " " + kind))
                    .toList());
        }
        gate.pass();
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
