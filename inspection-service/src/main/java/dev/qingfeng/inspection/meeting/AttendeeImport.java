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
    private final Map<UUID, Meeting> meetings = new HashMap<>();
    /** Of each meeting's city, by staff number. */
    private final Map<UUID, Map<String, UUID>> cadres = new HashMap<>();

    /** @param own those of these meetings that the caller acts for, such that nobody closes them meanwhile */
    AttendeeImport(
            AttendeeRepository attendees,
            Registry registry,
            Function<Collection<UUID>, List<Meeting>> own,
            Clock clock) {
        this.attendees = attendees;
        this.registry = registry;
        this.own = own;
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
            faults.add(new Fault("meetingId", "attendance-closed"));
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
            } else if (Occurrence.lacksReason(came.toLocalDate(), row.lateReason(), clock)) {
                faults.add(new Fault("lateReason", "late-reason-missing"));
            }
        }
        return faults;
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
        Attendee attendee = Attendee.expected(
                row.meetingId(), row.attendeeClass(), AttendeeIdentity.of(cadre, row.name(), row.organisation()));
        checkIn(attendee, row);
        attendees.persist(attendee);
        return attendee;
    }

    @Override
    public void change(Attendee existing, AttendeeRow row) {
        existing.classify(row.attendeeClass());
        checkIn(existing, row);
    }

    private void checkIn(Attendee attendee, AttendeeRow row) {
        if (row.checkedInAt() != null) {
            attendee.checkIn(Occurrence.recorded(moment(row.checkedInAt()), row.lateReason(), clock));
        }
    }

    /** Who came is told by counts, once attendance is closed. */
    @Override
    public void publish(List<Attendee> written) {
        attendees.flush();
    }
}
