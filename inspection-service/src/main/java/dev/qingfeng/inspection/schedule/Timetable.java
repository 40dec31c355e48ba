package dev.qingfeng.inspection.schedule;

import dev.qingfeng.platform.workingday.WorkingDays;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All visits and meetings of some teams, and what does not fit among them. */
final class Timetable {

    private final Map<UUID, List<Visit>> visitsOfTeam;
    private final Map<UUID, List<PlannedMeeting>> meetingsOfInspection;
    private final Map<UUID, List<PlannedMeeting>> meetingsOfTeam;
    private final Terms terms;

    /**
     * By what is judged.
     *
     * @param earliest on which fieldwork could begin if the notice were posted today
     * @param meetingGap how long after the beginning of a meeting its team can be at one in another unit
     */
    record Terms(WorkingDays workingDays, LocalDate earliest, Duration meetingGap, ZoneId zone) {}

    /** Of all visits of each team that has one here, and their meetings. */
    Timetable(Collection<Visit> visits, Collection<PlannedMeeting> meetings, Terms terms) {
        this.visitsOfTeam = visits.stream().collect(Collectors.groupingBy(Visit::teamId));
        Map<UUID, UUID> teams = visits.stream().collect(Collectors.toMap(Visit::inspectionId, Visit::teamId));
        this.meetingsOfInspection = grouped(meetings, PlannedMeeting::inspectionId);
        this.meetingsOfTeam =
                grouped(meetings, meeting -> teams.getOrDefault(meeting.inspectionId(), meeting.inspectionId()));
        this.terms = terms;
    }

    private static Map<UUID, List<PlannedMeeting>> grouped(
            Collection<PlannedMeeting> meetings, Function<PlannedMeeting, UUID> by) {
        return meetings.stream()
                .sorted(Comparator.comparing(PlannedMeeting::plannedStart).thenComparing(PlannedMeeting::meetingId))
                .collect(Collectors.groupingBy(by));
    }

    /** In the order of their beginning. */
    List<PlannedMeeting> meetings(Visit visit) {
        return meetingsOfInspection.getOrDefault(visit.inspectionId(), List.of());
    }

    /** What does not fit of one of its visits, by kind and day. */
    List<ScheduleConflict> conflicts(Visit visit) {
        List<ScheduleConflict> found = new ArrayList<>(tooNear(visit));
        LocalDate first = visit.firstDay();
        LocalDate last = visit.lastDay();
        if (first != null && last != null) {
            elsewhere(visit, first, last).forEach(found::add);
            if (isEarly(visit, first)) {
                found.add(conflict(visit, ConflictKind.BEFORE_NOTICE_PERIOD, first, null));
            }
            first.datesUntil(last.plusDays(1))
                    .filter(this::isOfRest)
                    .forEach(day -> found.add(conflict(visit, ConflictKind.REST_DAY, day, null)));
        }
        meetings(visit).forEach(meeting -> found.addAll(onADayOfItsOwn(visit, meeting)));
        found.sort(ScheduleConflict.ORDER);
        return found;
    }

    private boolean isEarly(Visit visit, LocalDate day) {
        LocalDate announced = visit.fieldworkBeginsOn();
        return day.isBefore(announced == null ? terms.earliest() : announced);
    }

    private boolean isOfRest(LocalDate day) {
        return !terms.workingDays().isWorkingDay(day);
    }

    private static ScheduleConflict conflict(
            Visit visit, ConflictKind kind, LocalDate day, @Nullable PlannedMeeting meeting) {
        UUID meetingId = meeting == null ? null : meeting.meetingId();
        return new ScheduleConflict(visit.inspectionId(), kind, day, null, meetingId, null);
    }

    private Stream<Visit> others(Visit visit) {
        return visitsOfTeam.getOrDefault(visit.teamId(), List.of()).stream()
                .filter(other -> !other.inspectionId().equals(visit.inspectionId()));
    }

    /** Another visit whose days overlap, and each of its meetings on a day of this one that is not among those. */
    private Stream<ScheduleConflict> elsewhere(Visit visit, LocalDate first, LocalDate last) {
        return others(visit).flatMap(other -> {
            LocalDate from = other.firstDay();
            LocalDate until = other.lastDay();
            boolean overlap = from != null && until != null && !from.isAfter(last) && !until.isBefore(first);
            LocalDate day = from == null || from.isBefore(first) ? first : from;
            return Stream.concat(
                    overlap ? Stream.of(inTwoUnits(visit, day, other, null, null)) : Stream.empty(),
                    meetings(other).stream()
                            .filter(meeting -> visit.isPlannedOn(day(meeting)) && !other.isPlannedOn(day(meeting)))
                            .map(meeting -> inTwoUnits(visit, day(meeting), other, null, meeting.meetingId())));
        });
    }

    private static ScheduleConflict inTwoUnits(
            Visit visit, LocalDate day, Visit other, @Nullable UUID meetingId, @Nullable UUID otherMeetingId) {
        return new ScheduleConflict(
                visit.inspectionId(),
                ConflictKind.TEAM_IN_TWO_UNITS,
                day,
                other.inspectionId(),
                meetingId,
                otherMeetingId);
    }

    /** What is wrong with the day of a meeting; one that is planned for its unit is judged with the unit's others. */
    private List<ScheduleConflict> onADayOfItsOwn(Visit visit, PlannedMeeting meeting) {
        LocalDate day = day(meeting);
        if (visit.isPlannedOn(day)) {
            return List.of();
        }
        List<ScheduleConflict> found = new ArrayList<>();
        if (visit.firstDay() != null) {
            found.add(conflict(visit, ConflictKind.MEETING_OUTSIDE_PLANNED_DAYS, day, meeting));
        }
        if (isEarly(visit, day)) {
            found.add(conflict(visit, ConflictKind.BEFORE_NOTICE_PERIOD, day, meeting));
        }
        if (isOfRest(day)) {
            found.add(conflict(visit, ConflictKind.REST_DAY, day, meeting));
        }
        others(visit)
                .filter(other -> other.isPlannedOn(day))
                .forEach(other -> found.add(inTwoUnits(visit, day, other, meeting.meetingId(), null)));
        return found;
    }

    /** In one hall one meeting may follow another; nobody is at two at once. */
    private List<ScheduleConflict> tooNear(Visit visit) {
        List<ScheduleConflict> found = new ArrayList<>();
        for (PlannedMeeting mine : meetings(visit)) {
            for (PlannedMeeting other : meetingsOfTeam.getOrDefault(visit.teamId(), List.of())) {
                boolean here = other.inspectionId().equals(visit.inspectionId());
                Duration between = Duration.between(mine.plannedStart(), other.plannedStart())
                        .abs();
                if (!other.meetingId().equals(mine.meetingId())
                        && (here ? between.isZero() : between.compareTo(terms.meetingGap()) < 0)) {
                    found.add(new ScheduleConflict(
                            visit.inspectionId(),
                            ConflictKind.MEETINGS_TOO_NEAR,
                            day(mine),
                            here ? null : other.inspectionId(),
                            mine.meetingId(),
                            other.meetingId()));
                }
            }
        }
        return found;
    }

    private LocalDate day(PlannedMeeting meeting) {
        return LocalDate.ofInstant(meeting.plannedStart(), terms.zone());
    }
}
