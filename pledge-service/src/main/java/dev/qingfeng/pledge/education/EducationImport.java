package dev.qingfeng.pledge.education;

import dev.qingfeng.platform.imports.ImportTarget;
import dev.qingfeng.platform.occurrence.Occurrence;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.security.UnitPath;
import dev.qingfeng.pledge.SignerCategory;
import dev.qingfeng.pledge.roster.Roster;
import dev.qingfeng.pledge.roster.Roster.SeenCycle;
import dev.qingfeng.pledge.roster.Roster.SeenUnit;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Records the activities of a file, and corrects those that it says something else of. */
final class EducationImport implements ImportTarget<EducationRow, EducationActivity> {

    private static final String SEPARATOR = "/";

    private final EducationActivityRepository activities;
    private final EducationCorrectionRepository corrections;
    private final Roster roster;
    private final Outbox outbox;
    private final UnitPath scope;
    private final String caller;
    private final Clock clock;
    private final Map<UUID, SeenCycle> cycles;
    private final Map<String, UUID> cyclesByCode;
    private final Map<UUID, SeenUnit> units;
    private final Map<String, SeenUnit> unitsByPath = new HashMap<>();
    /** How many people are in categories of a city, by both; asked for once. */
    private final Map<String, Long> people = new HashMap<>();

    EducationImport(
            EducationActivityRepository activities,
            EducationCorrectionRepository corrections,
            Roster roster,
            Outbox outbox,
            UnitPath scope,
            String caller,
            Clock clock) {
        this.activities = activities;
        this.corrections = corrections;
        this.roster = roster;
        this.outbox = outbox;
        this.scope = scope;
        this.caller = caller;
        this.clock = clock;
        this.cycles = roster.seenCycles(scope);
        this.cyclesByCode = cycles.entrySet().stream()
                .collect(Collectors.toMap(cycle -> cycle.getValue().code(), Map.Entry::getKey, (one, other) -> one));
        this.units = roster.seenUnits(scope);
        units.values().forEach(unit -> unitsByPath.merge(unit.path(), unit, (one, other) -> one.gone() ? other : one));
    }

    /** As the file would say it. */
    EducationRow row(EducationActivity activity) {
        EducationDetails details = activity.details();
        return new EducationRow(
                Objects.requireNonNull(cycles.get(activity.cycleId())).code(),
                Objects.requireNonNull(units.get(activity.unitId())).path(),
                activity.code(),
                details.kind(),
                day(details.occurrence().occurredAt()),
                details.reach(),
                details.organiser(),
                details.categories(),
                details.materials(),
                details.occurrence().lateReason(),
                null);
    }

    /** Whether a file can name it: its cycle and unit are known. */
    boolean canBeNamed(EducationActivity activity) {
        return cycles.containsKey(activity.cycleId()) && units.containsKey(activity.unitId());
    }

    @Override
    public String keyColumn() {
        return "code";
    }

    /** The number comes first, so that activities can be found by it; it holds no separator. */
    @Override
    public String key(EducationRow row) {
        return String.join(SEPARATOR, row.code(), row.unitPath(), row.cycleCode());
    }

    @Override
    public Map<String, EducationActivity> find(Collection<String> keys) {
        Set<String> codes = keys.stream().map(key -> key.split(SEPARATOR, 2)[0]).collect(Collectors.toSet());
        Map<String, EducationActivity> found = new HashMap<>();
        activities.ofCodes(codes, scope).stream()
                .filter(this::canBeNamed)
                .forEach(activity -> found.put(key(row(activity)), activity));
        return found;
    }

    @Override
    public List<Fault> faults(EducationRow row, @Nullable EducationActivity existing) {
        if (existing != null && same(existing, row)) {
            return List.of();
        }
        List<Fault> faults = new ArrayList<>();
        UUID cycleId = cyclesByCode.get(row.cycleCode());
        SeenCycle cycle = cycleId == null ? null : cycles.get(cycleId);
        SeenUnit unit = unitsByPath.get(row.unitPath());
        if (cycle == null) {
            faults.add(new Fault("cycleCode", "unknown-reference"));
        } else if (cycle.archived()) {
            faults.add(new Fault("cycleCode", "cycle-archived"));
        }
        if (unit == null || unit.gone() || (cycle != null && !new UnitPath(cycle.cityPath()).covers(unit.path()))) {
            faults.add(new Fault("unitPath", "unknown-reference"));
        }
        if (row.occurredOn().isAfter(LocalDate.now(clock))) {
            faults.add(new Fault("occurredOn", "in-the-future"));
        } else if (existing == null && Occurrence.lacksReason(row.occurredOn(), row.lateReason(), clock)) {
            faults.add(new Fault("lateReason", "late-reason-missing"));
        } else if (existing != null
                && row.occurredOn().isAfter(day(existing.occurrence().recordedAt()))) {
            faults.add(new Fault("occurredOn", "in-the-future"));
        }
        if (existing != null
                && (row.correctionReason() == null || row.correctionReason().isBlank())) {
            faults.add(new Fault("correctionReason", "correction-reason-missing"));
        }
        if (cycleId != null && !row.audience().isEmpty()) {
            long most = people(cycleId, row.audience());
            if (row.reach() > most) {
                faults.add(new Fault("reach", "reach-implausible", List.of(most)));
            }
        }
        return faults;
    }

    private long people(UUID cycleId, List<SignerCategory> audience) {
        return people.computeIfAbsent(
                cycleId + " " + new TreeSet<>(audience), once -> roster.peopleIn(cycleId, audience));
    }

    @Override
    public boolean same(EducationActivity existing, EducationRow row) {
        EducationDetails now = existing.details();
        return new TreeSet<>(row.audience()).equals(new TreeSet<>(now.categories()))
                && details(row, now.occurrence()).equals(now)
                && row.occurredOn().equals(day(now.occurrence().occurredAt()));
    }

    @Override
    public EducationActivity create(EducationRow row) {
        Instant start = row.occurredOn().atStartOfDay(clock.getZone()).toInstant();
        EducationActivity activity = new EducationActivity(
                activities.newId(),
                Objects.requireNonNull(cyclesByCode.get(row.cycleCode())),
                Objects.requireNonNull(unitsByPath.get(row.unitPath())).id(),
                row.code(),
                details(row, Occurrence.recorded(start, row.lateReason(), clock)));
        activities.persist(activity);
        return activity;
    }

    /** The hour stays where the day does. */
    @Override
    public void change(EducationActivity existing, EducationRow row) {
        String reason = Objects.requireNonNull(row.correctionReason());
        Instant before = existing.occurrence().occurredAt();
        Instant when = row.occurredOn().equals(day(before))
                ? before
                : row.occurredOn().atStartOfDay(clock.getZone()).toInstant();
        Occurrence occurrence = existing.occurredAt(when, row.lateReason(), reason, clock.getZone());
        corrections.persist(existing.correct(details(row, occurrence), reason, caller, clock.instant()));
    }

    private static EducationDetails details(EducationRow row, Occurrence occurrence) {
        return EducationDetails.of(
                row.kind(),
                row.reach(),
                row.organiser(),
                row.audience(),
                row.materials().stream().map(Material::read).toList(),
                occurrence);
    }

    private LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, clock.getZone());
    }

    @Override
    public void publish(List<EducationActivity> written) {
        outbox.publishAll(
                written,
                activity ->
                        activity.isCorrected() ? EducationCorrected.from(activity) : EducationRecorded.from(activity));
    }
}
