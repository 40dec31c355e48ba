package dev.qingfeng.inspection.meeting;

import dev.qingfeng.inspection.registry.Registry;
import dev.qingfeng.inspection.registry.RegistryCadre;
import dev.qingfeng.platform.imports.ImportTarget;
import dev.qingfeng.platform.occurrence.Occurrence;
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
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Adds those of a file to the lists of their meetings, and checks in those who came. */
final class AttendeeImport implements ImportTarget<AttendeeRow, Attendee> {

    /** No file can hold it in a cell. */
    private static final char SEPARATOR = '\u001f';

    private final AttendeeRepository attendees;
    private final Registry registry;
    private final Function<Collection<UUID>, List<Meeting>> own;
    private final Clock clock;
    private final Consumer<UUID> reclassified;
    private final Consumer<Collection<Meeting>> corrected;
    private final Map<UUID, Meeting> meetings = new HashMap<>();
    /** Meetings at which somebody who came has another class now. */
    private final Set<UUID> otherwiseClassified = new HashSet<>();
    /** Of each meeting's city, by staff number. */
    private final Map<UUID, Map<String, UUID>> cadres = new HashMap<>();

    /**
     * For one file.
     *
     * @param own those of these meetings that the caller acts for, such that nobody closes them meanwhile
     * @param reclassified is told of a meeting at which somebody who came has another class now
     * @param corrected is told of meetings whose attendance was closed and is told anew
     */
    AttendeeImport(
            AttendeeRepository attendees,
            Registry registry,
            Function<Collection<UUID>, List<Meeting>> own,
            Consumer<UUID> reclassified,
            Consumer<Collection<Meeting>> corrected,
            Clock clock) {
        this.attendees = attendees;
        this.registry = registry;
        this.own = own;
        this.reclassified = reclassified;
        this.corrected = corrected;
        this.clock = clock;
    }

    @Override
    public String keyColumn() {
        return "meetingId";
    }

    @Override
    public String key(AttendeeRow row) {
        String who = row.staffNumber() == null
                ? stripped(row.name()) + SEPARATOR + stripped(row.organisation())
                : row.staffNumber();
        return row.meetingId().toString() + SEPARATOR + who;
    }

    private static String stripped(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    @Override
    public Map<String, Attendee> find(Collection<String> keys) {
        Set<UUID> ids = keys.stream()
                .map(key -> UUID.fromString(key.substring(0, key.indexOf(SEPARATOR))))
                .collect(Collectors.toSet());
        meetings.clear();
        cadres.clear();
        own.apply(ids).forEach(meeting -> meetings.put(meeting.id(), meeting));
        if (meetings.isEmpty()) {
            return Map.of();
        }
        findCadres(keys);
        Map<String, Attendee> found = new HashMap<>();
        Map<UUID, Map<UUID, Attendee>> byCadre = new HashMap<>();
        for (Attendee attendee : attendees.of(meetings.keySet())) {
            AttendeeIdentity identity = attendee.identity();
            if (identity.cadreId() == null) {
                found.put(
                        attendee.meetingId().toString()
                                + SEPARATOR
                                + identity.name()
                                + SEPARATOR
                                + identity.organisation(),
                        attendee);
            } else {
                byCadre.computeIfAbsent(attendee.meetingId(), any -> new HashMap<>())
                        .put(identity.cadreId(), attendee);
            }
        }
        Map<UUID, Set<UUID>> every = registry.everyIdOf(cadres.values().stream()
                .flatMap(numbers -> numbers.values().stream())
                .collect(Collectors.toSet()));
        cadres.forEach((meeting, numbers) ->
                numbers.forEach((number, cadre) -> every.getOrDefault(cadre, Set.of()).stream()
                        .flatMap(id -> Stream.ofNullable(
                                byCadre.getOrDefault(meeting, Map.of()).get(id)))
                        .findFirst()
                        .ifPresent(attendee -> found.put(meeting.toString() + SEPARATOR + number, attendee))));
        return found;
    }

    private void findCadres(Collection<String> keys) {
        Set<String> numbers = new HashSet<>();
        keys.stream()
                .map(key -> key.substring(key.indexOf(SEPARATOR) + 1))
                .filter(who -> who.indexOf(SEPARATOR) < 0)
                .forEach(numbers::add);
        Map<UUID, Map<String, UUID>> byCycle = new HashMap<>();
        for (Meeting meeting : meetings.values()) {
            Map<String, UUID> known = byCycle.computeIfAbsent(meeting.cycleId(), cycle -> numbered(cycle, numbers));
            cadres.put(meeting.id(), known);
        }
    }

    private Map<String, UUID> numbered(UUID cycleId, Set<String> numbers) {
        Map<String, RegistryCadre> known = registry.numberedWithin(
                registry.unit(registry.cycle(cycleId).unitId()).path(), numbers);
        return known.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, cadre -> cadre.getValue().id()));
    }

    @Override
    public List<Fault> faults(AttendeeRow row, @Nullable Attendee existing) {
        Meeting meeting = meetings.get(row.meetingId());
        if (meeting == null) {
            return List.of(new Fault("meetingId", "unknown-reference"));
        }
        if (existing != null && same(existing, row)) {
            return List.of();
        }
        List<Fault> faults = new ArrayList<>();
        if (meeting.state() == MeetingState.CANCELLED) {
            faults.add(new Fault("meetingId", "meeting-cancelled"));
        } else if (meeting.isHeld()) {
            faults.addAll(faultsOfCorrection(row, existing, meeting));
        }
        if (!AttendeeIdentity.isClear(row.staffNumber() != null, row.name(), row.organisation())) {
            faults.add(new Fault("staffNumber", "attendee-unclear"));
        } else if (row.staffNumber() != null
                && !cadres.getOrDefault(row.meetingId(), Map.of()).containsKey(row.staffNumber())) {
            faults.add(new Fault("staffNumber", "unknown-reference"));
        }
        LocalDateTime came = row.checkedInAt();
        if (came != null) {
            if (meeting.state() == MeetingState.DRAFTED) {
                faults.add(new Fault("checkedInAt", "meeting-not-convened"));
            }
            if (!PlausibleTime.isPlausible(came.toLocalDate())) {
                faults.add(new Fault("checkedInAt", "out-of-range"));
            } else if (moment(came).isAfter(clock.instant())) {
                faults.add(new Fault("checkedInAt", "in-the-future"));
            } else if (Occurrence.lacksReason(came.toLocalDate(), row.lateReason(), clock)
                    || (meeting.isHeld() && isBlank(row.lateReason()))) {
                faults.add(new Fault("lateReason", "late-reason-missing"));
            }
        }
        return faults;
    }

    /** Once attendance is closed, who was forgotten is entered, and who came before that; nothing else is told anew. */
    private List<Fault> faultsOfCorrection(AttendeeRow row, @Nullable Attendee existing, Meeting meeting) {
        if (row.checkedInAt() == null) {
            return List.of(new Fault("meetingId", "attendance-closed"));
        }
        List<Fault> faults = new ArrayList<>();
        if (moment(row.checkedInAt())
                .isAfter(Objects.requireNonNull(meeting.closing()).occurredAt())) {
            faults.add(new Fault("checkedInAt", "attendance-closed"));
        }
        if (existing != null && existing.attendeeClass() != row.attendeeClass()) {
            faults.add(new Fault("attendeeClass", "attendance-closed"));
        }
        return faults;
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private Instant moment(LocalDateTime local) {
        return local.atZone(clock.getZone()).toInstant();
    }

    /** Whoever is checked in was first checked in then. */
    @Override
    public boolean same(Attendee existing, AttendeeRow row) {
        return existing.attendeeClass() == row.attendeeClass()
                && (row.checkedInAt() == null || existing.checkIn().isPresent());
    }

    @Override
    public Attendee create(AttendeeRow row) {
        String number = row.staffNumber();
        UUID cadre = number == null
                ? null
                : Objects.requireNonNull(cadres.getOrDefault(row.meetingId(), Map.of()))
                        .get(number);
        AttendeeIdentity identity = AttendeeIdentity.of(cadre, row.name(), row.organisation());
        Meeting meeting = Objects.requireNonNull(meetings.get(row.meetingId()));
        Attendee attendee = meeting.isHeld()
                ? Attendee.walkIn(row.meetingId(), row.attendeeClass(), identity, arrival(row, meeting))
                : Attendee.expected(row.meetingId(), row.attendeeClass(), identity);
        checkIn(attendee, row);
        attendees.persist(attendee);
        return attendee;
    }

    @Override
    public void change(Attendee existing, AttendeeRow row) {
        if (existing.checkIn().isPresent() && existing.attendeeClass() != row.attendeeClass()) {
            otherwiseClassified.add(row.meetingId());
        }
        existing.classify(row.attendeeClass());
        checkIn(existing, row);
    }

    private void checkIn(Attendee attendee, AttendeeRow row) {
        if (row.checkedInAt() != null) {
            Meeting meeting = Objects.requireNonNull(meetings.get(row.meetingId()));
            Occurrence arrival = arrival(row, meeting);
            if (meeting.isHeld()) {
                meeting.correct(arrival.occurredAt());
            }
            attendee.checkIn(arrival);
        }
    }

    /** Once attendance is closed a reason stands beside it on the same day too: it was told without them. */
    private Occurrence arrival(AttendeeRow row, Meeting meeting) {
        Occurrence arrival =
                Occurrence.recorded(moment(Objects.requireNonNull(row.checkedInAt())), row.lateReason(), clock);
        return meeting.isHeld()
                ? new Occurrence(arrival.occurredAt(), arrival.recordedAt(), row.lateReason())
                : arrival;
    }

    /** Who came is told by counts, once attendance is closed. */
    @Override
    public void publish(List<Attendee> written) {
        attendees.flush();
        otherwiseClassified.forEach(reclassified);
        otherwiseClassified.clear();
        corrected.accept(written.stream()
                .map(Attendee::meetingId)
                .distinct()
                .sorted()
                .flatMap(id -> Stream.ofNullable(meetings.get(id)))
                .filter(Meeting::isHeld)
                .toList());
    }
}
