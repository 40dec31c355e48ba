package dev.qingfeng.inspection.interview;

import dev.qingfeng.inspection.InspectionConfig;
import dev.qingfeng.inspection.inspection.StepGate;
import dev.qingfeng.inspection.inspection.UnitInspection;
import dev.qingfeng.inspection.meeting.AttendeeIdentity;
import dev.qingfeng.inspection.recusal.Recusals;
import dev.qingfeng.inspection.registry.Registry;
import dev.qingfeng.inspection.registry.RegistryCadre;
import dev.qingfeng.inspection.team.InspectionTeam;
import dev.qingfeng.inspection.team.MembersAtWork;
import dev.qingfeng.platform.confidential.Envelope;
import dev.qingfeng.platform.confidential.KeyedHash;
import dev.qingfeng.platform.imports.ImportTarget;
import dev.qingfeng.platform.occurrence.Occurrence;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.problem.Unmet;
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
    private final CadreHashes cadreHashes;
    private final Recusals recusals;
    private final MembersAtWork atWork;
    private final Function<Collection<UUID>, Map<UnitInspection, InspectionTeam>> own;
    private final Envelope envelope;
    private final KeyedHash hash;
    private final Outbox outbox;
    private final Clock clock;
    private final InspectionConfig config;
    private final Map<UUID, Place> places = new HashMap<>();
    private final List<Held> judged = new ArrayList<>();
    private Map<UUID, Set<UUID>> everyIdOfInterviewers = Map.of();

    /**
     * An inspection of the caller's team.
     *
     * @param members by staff number
     * @param memberHashes by which members would be known, had somebody named them
     * @param cadres of the city, by staff number
     * @param asideSince members who stand aside from the unit, each since when
     * @param signed members who have signed, each since when
     * @param busy what each member holds already
     */
    private record Place(
            UnitInspection inspection,
            InspectionTeam team,
            Map<String, UUID> members,
            Set<String> memberHashes,
            Map<String, RegistryCadre> cadres,
            Map<UUID, Instant> asideSince,
            Map<UUID, Instant> signed,
            Map<UUID, List<Span>> busy) {}

    /** From when to when an interview was held. */
    private record Span(Instant from, Instant to) {

        /** Who begins as another does is with both, however soon that ends. */
        boolean overlaps(Span other) {
            return (from.isBefore(other.to) && other.from.isBefore(to)) || from.equals(other.from);
        }
    }

    /** A row that is good by itself. */
    private record Held(String key, Set<UUID> by, Span span) {}

    /** @param own those of these inspections whose team the caller is of */
    InterviewImport(
            InterviewRepository interviews,
            InterviewFileRepository files,
            Registry registry,
            CadreHashes cadreHashes,
            Recusals recusals,
            MembersAtWork atWork,
            Function<Collection<UUID>, Map<UnitInspection, InspectionTeam>> own,
            Envelope envelope,
            KeyedHash hash,
            Outbox outbox,
            Clock clock,
            InspectionConfig config) {
        this.interviews = interviews;
        this.files = files;
        this.registry = registry;
        this.cadreHashes = cadreHashes;
        this.recusals = recusals;
        this.atWork = atWork;
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
                .map(RegistryCadre::id)
                .collect(Collectors.toSet()));
        Map<String, Interview> there = new HashMap<>();
        List<Interview> recorded = interviews.of(places.keySet());
        everyIdOfInterviewers = registry.everyIdOf(recorded.stream()
                .flatMap(interview -> interview.interviewerIds().stream())
                .collect(Collectors.toSet()));
        for (Interview interview : recorded) {
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
        RegistryCadre cadre = place == null ? null : place.cadres().get(part.get(2));
        return cadre == null
                ? Stream.empty()
                : every.getOrDefault(cadre.id(), Set.of()).stream().map(UUID::toString);
    }

    private void findPlaces(Collection<List<String>> parts) {
        places.clear();
        Set<String> numbers = parts.stream()
                .filter(part -> part.size() == OF_A_CADRE)
                .map(part -> part.get(2))
                .collect(Collectors.toSet());
        Map<UUID, Map<String, RegistryCadre>> byCycle = new HashMap<>();
        Map<UUID, Map<UUID, List<Span>>> busy = new HashMap<>();
        own.apply(parts.stream().map(part -> UUID.fromString(part.get(0))).collect(Collectors.toSet()))
                .forEach((inspection, team) -> places.put(
                        inspection.id(),
                        new Place(
                                inspection,
                                team,
                                registry.byStaffNumber(team.memberIds()),
                                Set.copyOf(cadreHashes
                                        .of(registry.people(team.memberIds()).values())
                                        .values()),
                                byCycle.computeIfAbsent(inspection.cycleId(), cycle -> cadresOf(cycle, numbers)),
                                recusals.asideSince(inspection.cycleId(), team.memberIds(), inspection.unitId()),
                                atWork.signed(inspection.cycleId(), team.memberIds()),
                                busy.computeIfAbsent(team.id(), any -> busy(team)))));
    }

    private Map<String, RegistryCadre> cadresOf(UUID cycle, Set<String> numbers) {
        return numbers.isEmpty()
                ? Map.of()
                : registry.numberedWithin(
                        registry.unit(registry.cycle(cycle).unitId()).path(), numbers);
    }

    /** By the ids under which the team has them. */
    private Map<UUID, List<Span>> busy(InspectionTeam team) {
        Map<UUID, UUID> members = new HashMap<>();
        registry.everyIdOf(team.memberIds()).forEach((member, ids) -> ids.forEach(id -> members.put(id, member)));
        Map<UUID, List<Span>> busy = new HashMap<>();
        for (Interview held : interviews.heldBy(team.cycleId(), members.keySet(), Instant.EPOCH, clock.instant())) {
            held.interviewerIds().stream()
                    .flatMap(id -> Stream.ofNullable(members.get(id)))
                    .distinct()
                    .forEach(member -> busy.computeIfAbsent(member, any -> new ArrayList<>())
                            .add(new Span(held.startedAt(), held.end().occurredAt())));
        }
        return busy;
    }

    @Override
    public List<Fault> faults(InterviewRow row, @Nullable Interview existing) {
        Place place = places.get(row.inspectionId());
        if (place == null) {
            return List.of(new Fault("inspectionId", "unknown-reference"));
        }
        if (existing != null) {
            return faultsOfChange(row, existing, place);
        }
        List<Fault> faults = new ArrayList<>();
        if (!AttendeeIdentity.isClear(row.staffNumber() != null, row.name(), row.organisation())) {
            faults.add(new Fault("staffNumber", "interviewee-unclear"));
        } else if (row.staffNumber() != null && !place.cadres().containsKey(row.staffNumber())) {
            faults.add(new Fault("staffNumber", "unknown-reference"));
        } else if (isOfTheTeam(row, place)) {
            faults.add(new Fault(row.staffNumber() == null ? "name" : "staffNumber", "interviewee-of-the-team"));
        }
        if (!place.members().keySet().containsAll(row.interviewers())) {
            faults.add(new Fault("interviewers", "unknown-reference"));
        } else if (new HashSet<>(interviewers(place, row)).size() < config.minimumInterviewers()) {
            faults.add(new Fault("interviewers", "too-few-interviewers", List.of(config.minimumInterviewers())));
        }
        if (stoodAside(place, row)) {
            faults.add(new Fault("interviewers", "member-recused"));
        }
        place.team().afterwards(interviewers(place, row), place.signed(), moment(row.startedAt())).stream()
                .map(Unmet::condition)
                .distinct()
                .forEach(condition -> faults.add(new Fault("interviewers", condition)));
        List<Fault> ofTime = faultsOfTime(row, place);
        faults.addAll(ofTime);
        if (ofTime.isEmpty() && isHeldElsewhere(row, place)) {
            faults.add(new Fault("interviewers", "interviewer-elsewhere"));
        }
        return faults;
    }

    /** Of one that is recorded the stratum may be told anew, until the inspection is concluded, and nothing else. */
    private List<Fault> faultsOfChange(InterviewRow row, Interview existing, Place place) {
        List<Fault> faults = new ArrayList<>();
        if (!Interview.stored(moment(row.endedAt())).equals(existing.end().occurredAt())) {
            faults.add(new Fault("endedAt", "interview-fixed"));
        }
        Set<UUID> by = new HashSet<>();
        existing.interviewerIds().forEach(id -> by.addAll(everyIdOfInterviewers.getOrDefault(id, Set.of(id))));
        if (!place.members().keySet().containsAll(row.interviewers())
                || new HashSet<>(interviewers(place, row)).size() != new HashSet<>(existing.interviewerIds()).size()
                || !by.containsAll(interviewers(place, row))) {
            faults.add(new Fault("interviewers", "interview-fixed"));
        }
        if (!same(existing, row) && place.inspection().conclusion() != null) {
            faults.add(new Fault("stratum", "inspection-concluded"));
        }
        return faults;
    }

    private boolean isOfTheTeam(InterviewRow row, Place place) {
        String number = row.staffNumber();
        String name = row.name();
        String organisation = row.organisation();
        return number != null
                ? place.members().containsKey(number)
                : name != null
                        && organisation != null
                        && place.memberHashes().contains(PersonKey.of(name, organisation, hash));
    }

    /** Whether an interviewer did when it began. */
    private boolean stoodAside(Place place, InterviewRow row) {
        Instant began = moment(row.startedAt());
        return interviewers(place, row).stream()
                .flatMap(member -> Stream.ofNullable(place.asideSince().get(member)))
                .anyMatch(since -> !since.isAfter(began));
    }

    private boolean isHeldElsewhere(InterviewRow row, Place place) {
        Span span = span(row);
        return interviewers(place, row).stream()
                .flatMap(member -> place.busy().getOrDefault(member, List.of()).stream())
                .anyMatch(span::overlaps);
    }

    private Span span(InterviewRow row) {
        return new Span(Interview.stored(moment(row.startedAt())), Interview.stored(moment(row.endedAt())));
    }

    @Override
    public void judged(InterviewRow row, @Nullable Interview existing) {
        Place place = places.get(row.inspectionId());
        if (existing == null && place != null) {
            judged.add(new Held(key(row), Set.copyOf(interviewers(place, row)), span(row)));
        }
    }

    /** Of two that one member held at once, the later in the file. */
    @Override
    public Map<String, Fault> faultsTogether(Set<String> without) {
        Map<UUID, List<Span>> busy = new HashMap<>();
        Map<String, Fault> faults = new HashMap<>();
        for (Held held : judged) {
            if (without.contains(held.key())) {
                continue;
            }
            if (held.by().stream()
                    .flatMap(member -> busy.getOrDefault(member, List.of()).stream())
                    .anyMatch(held.span()::overlaps)) {
                faults.put(held.key(), new Fault("interviewers", "interviewer-elsewhere"));
            } else {
                held.by()
                        .forEach(member -> busy.computeIfAbsent(member, any -> new ArrayList<>())
                                .add(held.span()));
            }
        }
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
            return List.of(new Fault("endedAt", "ends-before-start"));
        }
        if (Interview.isAfterItsEnd(place.inspection(), end)) {
            return List.of(new Fault("endedAt", "concluded-already"));
        }
        Instant began = place.team().fieldworkStartedAt();
        if (began == null || moment(row.startedAt()).isBefore(began)) {
            return List.of(new Fault("startedAt", "interview-before-fieldwork"));
        }
        List<Unmet> missing =
                Interview.missing(place.inspection(), StepGate.from(config, clock.getZone()), moment(row.startedAt()));
        if (!missing.isEmpty()) {
            return missing.stream()
                    .map(unmet -> new Fault("startedAt", unmet.condition()))
                    .distinct()
                    .toList();
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
        RegistryCadre cadre = number == null ? null : place.cadres().get(number);
        Interview interview = new Interview(
                place.inspection(),
                place.team().fieldworkStartedAt(),
                StepGate.from(config, clock.getZone()),
                row.stratum(),
                cadre == null
                        ? Interviewee.named(
                                PersonKey.of(Objects.requireNonNull(name), Objects.requireNonNull(organisation), hash))
                        : Interviewee.cadre(
                                cadre.id(), cadreHashes.of(List.of(cadre)).get(cadre.id())),
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
