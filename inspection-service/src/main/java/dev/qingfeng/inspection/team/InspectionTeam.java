package dev.qingfeng.inspection.team;

import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.inspection.Rule;
import dev.qingfeng.platform.occurrence.Occurrence;
import dev.qingfeng.platform.outbox.Aggregate;
import dev.qingfeng.platform.problem.Gate;
import dev.qingfeng.platform.problem.PlatformProblem;
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
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** An inspection team 考察組 of one cycle: its members, and the units that it and no other inspects. */
@Entity
public class InspectionTeam implements Aggregate {

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

    /** Null of teams from before this was kept. */
    @Embedded
    @AttributeOverride(name = "occurredAt", column = @Column(name = "formed_at", updatable = false))
    @AttributeOverride(name = "recordedAt", column = @Column(name = "forming_recorded_at", updatable = false))
    @AttributeOverride(name = "lateReason", column = @Column(name = "forming_late_reason", updatable = false))
    private @Nullable Occurrence forming;

    /** Null while nobody came, went or began to lead it since it was formed. */
    private @Nullable Instant membersChangedAt;

    @Embedded
    @AttributeOverride(name = "occurredAt", column = @Column(name = "fieldwork_started_at"))
    @AttributeOverride(name = "recordedAt", column = @Column(name = "fieldwork_recorded_at"))
    @AttributeOverride(name = "lateReason", column = @Column(name = "fieldwork_late_reason"))
    private @Nullable Occurrence fieldwork;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "team_member", joinColumns = @JoinColumn(name = "team_id"))
    @BatchSize(size = PageQuery.MAX_ROWS_TO_READ)
    private Set<TeamMember> members;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "team_unit", joinColumns = @JoinColumn(name = "team_id"))
    @BatchSize(size = PageQuery.MAX_ROWS_TO_READ)
    private Set<TeamUnit> units;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "team_training", joinColumns = @JoinColumn(name = "team_id"))
    @OrderColumn(name = "ordinal")
    @BatchSize(size = PageQuery.MAX_ROWS_TO_READ)
    private List<TeamTraining> trainings;

    /** For Hibernate. */
    protected InspectionTeam() {}

    /**
     * Formed.
     *
     * @param sources where each member, the leader among them, is drawn from
     */
    InspectionTeam(
            UUID cycleId,
            String name,
            UUID leaderId,
            Map<UUID, UUID> sources,
            Collection<UUID> unitIds,
            Occurrence forming) {
        this.cycleId = cycleId;
        this.name = name;
        this.leaderId = leaderId;
        this.state = Readiness.FORMED;
        this.members = members(cycleId, sources, Map.of(), forming.occurredAt())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        this.units = inOrder(unitIds.stream())
                .map(unit -> new TeamUnit(cycleId, unit))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        this.trainings = new ArrayList<>();
        this.forming = forming;
    }

    private static Stream<TeamMember> members(
            UUID cycleId, Map<UUID, UUID> sources, Map<UUID, Instant> joined, Instant now) {
        return sources.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(member -> new TeamMember(
                        cycleId, member.getKey(), member.getValue(), joined.getOrDefault(member.getKey(), now)));
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

    /** The unit of the city that each member is drawn from, in the order of the members' ids. */
    SortedMap<UUID, UUID> sources() {
        SortedMap<UUID, UUID> sources = new TreeMap<>();
        members.forEach(member -> sources.put(member.cadreId(), member.sourceUnitId()));
        return sources;
    }

    /** In the order of their ids. */
    public List<UUID> unitIds() {
        return inOrder(units.stream().map(TeamUnit::unitId)).toList();
    }

    public Readiness state() {
        return state;
    }

    /** Its beginning; null until then. */
    @Nullable
    Occurrence fieldwork() {
        return fieldwork;
    }

    /** When its fieldwork began, however late that was recorded; null until then. */
    public @Nullable Instant fieldworkStartedAt() {
        return fieldwork == null ? null : fieldwork.occurredAt();
    }

    List<TeamTraining> trainings() {
        return List.copyOf(trainings);
    }

    /** Whether the cadre is one of its members. */
    public boolean has(UUID cadre) {
        return members.stream().anyMatch(member -> member.cadreId().equals(cadre));
    }

    /** When somebody last came, went or began to lead it; null if nobody has since it was formed. */
    public @Nullable Instant membersChangedAt() {
        return membersChangedAt;
    }

    /**
     * Since when it is as it is, by its last change or its forming; null of a team that did not change, from before the latter was kept.
     */
    public @Nullable Instant unchangedSince() {
        if (membersChangedAt != null) {
            return membersChangedAt;
        }
        return forming == null ? null : forming.occurredAt();
    }

    /** Null of teams from before this was kept. */
    @Nullable
    Occurrence forming() {
        return forming;
    }

    public boolean isLedBy(UUID cadre) {
        return leaderId.equals(cadre);
    }

    /**
     * Says anew who is in it and who leads it, one of them. Whoever is new has to be trained too; a team in the field takes nobody who
     * is not, or who has not signed: refuses those with 409 {@code gate-unmet}.
     *
     * @param signed as {@link #startFieldwork} has it, of those who are new
     */
    void change(UUID newLeader, Map<UUID, UUID> sources, Map<UUID, Instant> signed, Instant now) {
        if (isInField()) {
            List<UUID> added = inOrder(sources.keySet().stream().filter(member -> !has(member)))
                    .toList();
            new Gate()
                    .missing(missing(Rule.TRAINING, "member-not-trained", without(trained(), added)))
                    .missing(missing(Rule.SIGNED_BEFORE_FIELDWORK, "member-not-signed", without(signed, added)))
                    .pass();
        }
        Set<TeamMember> wanted = members(cycleId, sources, joined(), now).collect(Collectors.toSet());
        if (!isLedBy(newLeader) || !sources.keySet().equals(Set.copyOf(memberIds()))) {
            membersChangedAt = now;
        }
        members.retainAll(wanted);
        members.addAll(wanted);
        leaderId = newLeader;
        if (!isInField()) {
            state = without(trained()).isEmpty() ? Readiness.TRAINED : Readiness.FORMED;
        }
    }

    /** Gives it one more unit. */
    void take(UUID unit) {
        units.add(new TeamUnit(cycleId, unit));
    }

    /** Takes a unit away, for another team. */
    void give(UUID unit) {
        units.remove(new TeamUnit(cycleId, unit));
    }

    boolean isInField() {
        return state == Readiness.IN_FIELD;
    }

    /** Refuses with 409 {@code fieldwork-started-already}. */
    void requireBeforeFieldwork() {
        if (isInField()) {
            throw ProblemException.of(InspectionProblem.FIELDWORK_STARTED_ALREADY);
        }
    }

    /**
     * Records a training, of which there may be several. Refuses with 422 {@code unknown-reference} attendees of
     * elsewhere, unless it is in the field: whoever comes into it then has been trained before.
     */
    void train(List<UUID> attendeeIds, Occurrence occurrence) {
        if (!isInField() && !attendeeIds.stream().allMatch(this::has)) {
            throw ProblemException.of(PlatformProblem.UNKNOWN_REFERENCE, "attendeeIds");
        }
        trainings.add(new TeamTraining(inOrder(attendeeIds.stream()).toList(), occurrence));
        if (state == Readiness.FORMED && without(trained()).isEmpty()) {
            state = Readiness.TRAINED;
        }
    }

    /**
     * Begins fieldwork. Refuses with 409 {@code fieldwork-started-already}, or {@code gate-unmet} with everyone who
     * has not been trained or has not signed, or came, was or did so only after fieldwork began, and whatever else is missing.
     *
     * @param signed who has signed the pledge of inspection team members in this cycle, and when
     * @param beginning what counts is when it began, however late it is recorded
     */
    void startFieldwork(Map<UUID, Instant> signed, List<Unmet> otherwiseMissing, Occurrence beginning) {
        requireBeforeFieldwork();
        new Gate()
                .missing(otherwiseMissing)
                .require(!units.isEmpty(), Rule.ASSIGNMENT.unmet("no-unit-assigned", null))
                .missing(missing(
                        Rule.ASSIGNMENT,
                        "member-joined-afterwards",
                        after(beginning.occurredAt(), joined(), memberIds())))
                .missing(missing(Rule.TRAINING, "member-not-trained", without(trained())))
                .missing(missing(
                        Rule.TRAINING,
                        "member-trained-afterwards",
                        after(beginning.occurredAt(), trained(), memberIds())))
                .missing(missing(Rule.SIGNED_BEFORE_FIELDWORK, "member-not-signed", without(signed)))
                .missing(missing(
                        Rule.SIGNED_BEFORE_FIELDWORK,
                        "member-signed-afterwards",
                        after(beginning.occurredAt(), signed, memberIds())))
                .pass();
        state = Readiness.IN_FIELD;
        fieldwork = beginning;
    }

    /**
     * What work at a moment misses of those members who are said to have done it: each who came into the team, was trained or signed only
     * afterwards. Empty for a moment before its fieldwork, in which there is no work at all.
     *
     * @param signed as {@link #startFieldwork} has it
     */
    public List<Unmet> afterwards(Collection<UUID> workers, Map<UUID, Instant> signed, Instant moment) {
        if (fieldwork == null || moment.isBefore(fieldwork.occurredAt())) {
            return List.of();
        }
        return Stream.of(
                        missing(Rule.ASSIGNMENT, "member-joined-afterwards", after(moment, joined(), workers)),
                        missing(Rule.TRAINING, "member-trained-afterwards", after(moment, trained(), workers)),
                        missing(
                                Rule.SIGNED_BEFORE_FIELDWORK,
                                "member-signed-afterwards",
                                after(moment, signed, workers)))
                .flatMap(List::stream)
                .toList();
    }

    /** Those who were of it at a moment and still are, in the order of their ids. */
    public List<UUID> memberIdsAt(Instant moment) {
        List<UUID> later = after(moment, joined(), memberIds());
        return memberIds().stream().filter(member -> !later.contains(member)).toList();
    }

    private Map<UUID, Instant> joined() {
        return members.stream().collect(Collectors.toMap(TeamMember::cadreId, TeamMember::joinedAt));
    }

    /** Each with their first training. */
    private Map<UUID, Instant> trained() {
        Map<UUID, Instant> first = new HashMap<>();
        for (TeamTraining training : trainings) {
            Instant when = training.occurrence().occurredAt();
            training.attendeeIds().forEach(attendee -> first.merge(attendee, when, InspectionTeam::earlier));
        }
        return first;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private List<UUID> without(Map<UUID, Instant> done) {
        return without(done, memberIds());
    }

    private static List<UUID> without(Map<UUID, Instant> done, List<UUID> people) {
        return people.stream().filter(each -> !done.containsKey(each)).toList();
    }

    private static List<UUID> after(Instant moment, Map<UUID, Instant> done, Collection<UUID> people) {
        return inOrder(people.stream())
                .filter(each -> done.containsKey(each) && done.get(each).isAfter(moment))
                .toList();
    }

    private static List<Unmet> missing(Rule rule, String condition, List<UUID> members) {
        return members.stream()
                .map(member -> rule.unmet(condition, member.toString()))
                .toList();
    }
}
