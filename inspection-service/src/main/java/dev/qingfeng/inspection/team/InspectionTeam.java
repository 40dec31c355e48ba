package dev.qingfeng.inspection.team;

import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.inspection.Rule;
import dev.qingfeng.platform.occurrence.Occurrence;
import dev.qingfeng.platform.outbox.Aggregate;
import dev.qingfeng.platform.problem.Gate;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.problem.Unmet;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** An inspection team 考察組 of one cycle: its members, and the units that it and no other inspects. */
@Entity
public class InspectionTeam implements Aggregate {

    /** The longest page that is read, so that a list takes as many statements whatever its length. */
    private static final int PAGE = 501;

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long version;

    private UUID cycleId;
    private String name;
    private UUID leaderId;

    @Enumerated(EnumType.STRING)
    private Readiness state;

    private @Nullable Instant fieldworkStartedAt;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "team_member", joinColumns = @JoinColumn(name = "team_id"))
    @BatchSize(size = PAGE)
    private Set<TeamMember> members;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "team_unit", joinColumns = @JoinColumn(name = "team_id"))
    @BatchSize(size = PAGE)
    private Set<TeamUnit> units;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "team_training", joinColumns = @JoinColumn(name = "team_id"))
    @OrderColumn(name = "ordinal")
    @BatchSize(size = PAGE)
    private List<TeamTraining> trainings;

    /** For Hibernate. */
    protected InspectionTeam() {}

    /** Formed, with the leader as a member whether listed or not. */
    InspectionTeam(UUID cycleId, String name, UUID leaderId, Collection<UUID> memberIds, Collection<UUID> unitIds) {
        this.cycleId = cycleId;
        this.name = name;
        this.leaderId = leaderId;
        this.state = Readiness.FORMED;
        this.members = inOrder(Stream.concat(Stream.of(leaderId), memberIds.stream()))
                .map(cadre -> new TeamMember(cycleId, cadre))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        this.units = inOrder(unitIds.stream())
                .map(unit -> new TeamUnit(cycleId, unit))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        this.trainings = new ArrayList<>();
    }

    /** Teams that are formed at once write their rows in the same order, so that one waits and none is torn down. */
    private static Stream<UUID> inOrder(Stream<UUID> ids) {
        return ids.distinct().sorted();
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

    public String name() {
        return name;
    }

    public UUID leaderId() {
        return leaderId;
    }

    /** The leader among them, in the order of their ids. */
    public List<UUID> memberIds() {
        return inOrder(members.stream().map(TeamMember::cadreId)).toList();
    }

    /** In the order of their ids. */
    public List<UUID> unitIds() {
        return inOrder(units.stream().map(TeamUnit::unitId)).toList();
    }

    public Readiness state() {
        return state;
    }

    /** Null until then. */
    public @Nullable Instant fieldworkStartedAt() {
        return fieldworkStartedAt;
    }

    List<TeamTraining> trainings() {
        return List.copyOf(trainings);
    }

    /** Whether the cadre is one of its members. */
    public boolean has(UUID cadre) {
        return members.contains(new TeamMember(cycleId, cadre));
    }

    public boolean isLedBy(UUID cadre) {
        return leaderId.equals(cadre);
    }

    /**
     * Records a training, of which there may be several. Refuses with 422 {@code unknown-reference} attendees of
     * elsewhere.
     */
    void train(List<UUID> attendeeIds, Occurrence occurrence) {
        if (!attendeeIds.stream().allMatch(this::has)) {
            throw ProblemException.of(PlatformProblem.UNKNOWN_REFERENCE, "attendeeIds");
        }
        trainings.add(new TeamTraining(inOrder(attendeeIds.stream()).toList(), occurrence));
        if (state == Readiness.FORMED && without(trained()).isEmpty()) {
            state = Readiness.TRAINED;
        }
    }

    /**
     * Begins fieldwork. Refuses with 409 {@code fieldwork-started-already}, or {@code gate-unmet} with everyone who
     * has not been trained or has not signed, and whatever else is missing.
     *
     * @param signed who has signed the pledge of inspection team members in this cycle
     */
    void startFieldwork(Set<UUID> signed, List<Unmet> otherwiseMissing, Instant now) {
        if (state == Readiness.IN_FIELD) {
            throw ProblemException.of(InspectionProblem.FIELDWORK_STARTED_ALREADY);
        }
        new Gate()
                .missing(otherwiseMissing)
                .missing(missing(Rule.TRAINING, "member-not-trained", trained()))
                .missing(missing(Rule.SIGNED_BEFORE_FIELDWORK, "member-not-signed", signed))
                .pass();
        state = Readiness.IN_FIELD;
        fieldworkStartedAt = now;
    }

    private Set<UUID> trained() {
        return trainings.stream()
                .flatMap(training -> training.attendeeIds().stream())
                .collect(Collectors.toCollection(HashSet::new));
    }

    private List<UUID> without(Set<UUID> cadres) {
        return memberIds().stream().filter(member -> !cadres.contains(member)).toList();
    }

    private List<Unmet> missing(Rule rule, String condition, Set<UUID> done) {
        return without(done).stream()
                .map(member -> rule.unmet(condition, member.toString()))
                .toList();
    }
}
