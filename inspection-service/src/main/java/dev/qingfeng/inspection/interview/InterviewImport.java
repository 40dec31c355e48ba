package dev.qingfeng.inspection.interview;

import dev.qingfeng.inspection.InspectionConfig;
import dev.qingfeng.inspection.inspection.UnitInspection;
import dev.qingfeng.inspection.meeting.AttendeeIdentity;
import dev.qingfeng.inspection.recusal.RecusalGround;
import dev.qingfeng.inspection.recusal.Recusals;
import dev.qingfeng.inspection.registry.Registry;
import dev.qingfeng.inspection.team.InspectionTeam;
import dev.qingfeng.platform.confidential.Envelope;
import dev.qingfeng.platform.confidential.KeyedHash;
import dev.qingfeng.platform.imports.ImportTarget;
import dev.qingfeng.platform.occurrence.Occurrence;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.web.PlausibleTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Records the interviews of a file; one that is there already may be put into another stratum. */
final class InterviewImport implements ImportTarget<InterviewRow, Interview> {

    /** No file can hold it in a cell. */
    private static final char SEPARATOR = '\u001f';

    private static final int OF_A_CADRE = 3;

    private final InterviewRepository interviews;
    private final InterviewFileRepository files;
    private final Registry registry;
    private final Recusals recusals;
    private final Function<Collection<UUID>, Map<UnitInspection, InspectionTeam>> own;
    private final Envelope envelope;
    private final KeyedHash hash;
    private final Outbox outbox;
    private final Clock clock;
    private final InspectionConfig config;
    private final Map<UUID, Place> places = new HashMap<>();

    /**
     * An inspection of the caller's team.
     *
     * @param members by staff number
     * @param cadres of the city, by staff number
     * @param recused members who stand aside from the unit
     */
    private record Place(
            UnitInspection inspection,
            InspectionTeam team,
            Map<String, UUID> members,
            Map<String, UUID> cadres,
            Set<UUID> recused) {}

    /** @param own those of these inspections whose team the caller is of */
    InterviewImport(
            InterviewRepository interviews,
            InterviewFileRepository files,
            Registry registry,
            Recusals recusals,
            Function<Collection<UUID>, Map<UnitInspection, InspectionTeam>> own,
            Envelope envelope,
            KeyedHash hash,
            Outbox outbox,
            Clock clock,
            InspectionConfig config) {
        this.interviews = interviews;
        this.files = files;
        this.registry = registry;
        this.recusals = recusals;
        this.own = own;
        this.envelope = envelope;
        this.hash = hash;
        this.outbox = outbox;
        this.clock = clock;
        this.config = config;
    }

    @Override
    public String keyColumn() {
        return "inspectionId";
    }

    @Override
    public String key(InterviewRow row) {
        String who = row.staffNumber() == null
                ? stripped(row.name()) + SEPARATOR + stripped(row.organisation())
                : row.staffNumber();
        return row.inspectionId().toString() + SEPARATOR + row.startedAt() + SEPARATOR + who;
    }

    private static String stripped(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    @Override
    public Map<String, Interview> find(Collection<String> keys) {
        Map<String, List<String>> parts = keys.stream()
                .collect(Collectors.toMap(key -> key, key -> List.of(key.split(String.valueOf(SEPARATOR), -1))));
        findPlaces(parts.values());
        Map<UUID, Set<UUID>> every = registry.everyIdOf(places.values().stream()
                .flatMap(place -> place.cadres().values().stream())
                .collect(Collectors.toSet()));
        Map<String, Interview> there = new HashMap<>();
        for (Interview interview : interviews.of(places.keySet())) {
            String who = interview.cadreId() == null
                    ? interview.personHash()
                    : interview.cadreId().toString();
            there.put(held(interview.inspectionId(), interview.startedAt(), who), interview);
        }
        Map<String, Interview> found = new HashMap<>();
        parts.forEach((key, part) -> {
            UUID inspection = UUID.fromString(part.get(0));
            Instant startedAt = Interview.stored(moment(LocalDateTime.parse(part.get(1))));
            whoever(inspection, part, every)
                    .flatMap(who -> Stream.ofNullable(there.get(held(inspection, startedAt, who))))
                    .findFirst()
                    .ifPresent(interview -> found.put(key, interview));
        });
        return found;
    }

    private static String held(UUID inspection, Instant startedAt, @Nullable String who) {
        return inspection.toString() + SEPARATOR + startedAt + SEPARATOR + who;
    }

    private Stream<String> whoever(UUID inspection, List<String> part, Map<UUID, Set<UUID>> every) {
        if (part.size() > OF_A_CADRE) {
            return Stream.of(PersonKey.of(part.get(2), part.get(3), hash));
        }
        Place place = places.get(inspection);
        UUID cadre = place == null ? null : place.cadres().get(part.get(2));
        return cadre == null
                ? Stream.empty()
                : every.getOrDefault(cadre, Set.of()).stream().map(UUID::toString);
    }

    private void findPlaces(Collection<List<String>> parts) {
        places.clear();
        Set<String> numbers = parts.stream()
                .filter(part -> part.size() == OF_A_CADRE)
                .map(part -> part.get(2))
                .collect(Collectors.toSet());
        Map<UUID, Map<String, UUID>> byCycle = new HashMap<>();
        own.apply(parts.stream().map(part -> UUID.fromString(part.get(0))).collect(Collectors.toSet()))
                .forEach((inspection, team) -> places.put(
                        inspection.id(),
                        new Place(
                                inspection,
                                team,
                                registry.byStaffNumber(team.memberIds()),
                                byCycle.computeIfAbsent(inspection.cycleId(), cycle -> cadresOf(cycle, numbers)),
                                recusals
                                        .grounds(inspection.cycleId(), team.memberIds(), List.of(inspection.unitId()))
                                        .stream()
                                        .map(RecusalGround::memberId)
                                        .collect(Collectors.toSet()))));
    }

    private Map<String, UUID> cadresOf(UUID cycle, Set<String> numbers) {
        if (numbers.isEmpty()) {
            return Map.of();
        }
        Map<String, UUID> cadres = new HashMap<>();
        registry.numberedWithin(registry.unit(registry.cycle(cycle).unitId()).path(), numbers)
                .forEach((number, cadre) -> cadres.put(number, cadre.id()));
        return cadres;
    }

    @Override
    public List<Fault> faults(InterviewRow row, @Nullable Interview existing) {
        Place place = places.get(row.inspectionId());
        if (place == null) {
            return List.of(new Fault("inspectionId", "unknown-reference"));
        }
        if (existing != null) {
            return List.of();
        }
        List<Fault> faults = new ArrayList<>();
        if (!AttendeeIdentity.isClear(row.staffNumber() != null, row.name(), row.organisation())) {
            faults.add(new Fault("staffNumber", "interviewee-unclear"));
        } else if (row.staffNumber() != null && !place.cadres().containsKey(row.staffNumber())) {
            faults.add(new Fault("staffNumber", "unknown-reference"));
        }
        if (!place.members().keySet().containsAll(row.interviewers())) {
            faults.add(new Fault("interviewers", "unknown-reference"));
        } else if (new HashSet<>(interviewers(place, row)).size() < config.minimumInterviewers()) {
            faults.add(new Fault("interviewers", "too-few-interviewers", List.of(config.minimumInterviewers())));
        }
        if (interviewers(place, row).stream().anyMatch(place.recused()::contains)) {
            faults.add(new Fault("interviewers", "member-recused"));
        }
        faults.addAll(faultsOfTime(row, place));
        return faults;
    }

    private List<Fault> faultsOfTime(InterviewRow row, Place place) {
        if (!PlausibleTime.isPlausible(row.startedAt().toLocalDate())) {
            return List.of(new Fault("startedAt", "out-of-range"));
        }
        if (!PlausibleTime.isPlausible(row.endedAt().toLocalDate())) {
            return List.of(new Fault("endedAt", "out-of-range"));
        }
        Instant end = moment(row.endedAt());
        if (end.isAfter(clock.instant())) {
            return List.of(new Fault("endedAt", "in-the-future"));
        }
        if (row.endedAt().isBefore(row.startedAt())) {
            return List.of(new Fault("endedAt", "interview-ends-before-start"));
        }
        if (Interview.isAfterItsEnd(place.inspection(), end)) {
            return List.of(new Fault("endedAt", "concluded-already"));
        }
        Instant began = place.team().fieldworkStartedAt();
        if (began == null || moment(row.startedAt()).isBefore(began)) {
            return List.of(new Fault("startedAt", "interview-before-fieldwork"));
        }
        return Occurrence.lacksReason(row.endedAt().toLocalDate(), row.lateReason(), clock)
                ? List.of(new Fault("lateReason", "late-reason-missing"))
                : List.of();
    }

    private static List<UUID> interviewers(Place place, InterviewRow row) {
        return row.interviewers().stream()
                .flatMap(number -> Stream.ofNullable(place.members().get(number)))
                .distinct()
                .toList();
    }

    private Instant moment(LocalDateTime local) {
        return local.atZone(clock.getZone()).toInstant();
    }

    @Override
    public boolean same(Interview existing, InterviewRow row) {
        return existing.stratum() == row.stratum();
    }

    @Override
    public Interview create(InterviewRow row) {
        Place place = Objects.requireNonNull(places.get(row.inspectionId()));
        String number = row.staffNumber();
        String name = row.name();
        String organisation = row.organisation();
        Interview interview = new Interview(
                place.inspection(),
                place.team().fieldworkStartedAt(),
                row.stratum(),
                number == null ? null : place.cadres().get(number),
                name == null || organisation == null ? null : PersonKey.of(name, organisation, hash),
                interviewers(place, row),
                moment(row.startedAt()),
                Occurrence.recorded(moment(row.endedAt()), row.lateReason(), clock));
        interviews.persist(interview);
        files.persist(new InterviewFile(interview.id(), InterviewContent.of(name, organisation), envelope));
        return interview;
    }

    @Override
    public void change(Interview existing, InterviewRow row) {
        existing.classify(row.stratum());
    }

    @Override
    public void publish(List<Interview> written) {
        outbox.publishAll(written, InterviewRecorded::from);
    }
}
