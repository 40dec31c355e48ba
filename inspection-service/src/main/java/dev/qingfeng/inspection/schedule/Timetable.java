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
            found.addAll(elsewhere(visit, first, last));
            found.addAll(outside(visit, first, last));
            first.datesUntil(last.plusDays(1))
                    .filter(day -> !terms.workingDays().isWorkingDay(day))
                    .forEach(day -> found.add(ofVisit(visit, ConflictKind.REST_DAY, day)));
            LocalDate announced = visit.fieldworkBeginsOn();
            if (first.isBefore(announced == null ? terms.earliest() : announced)) {
                found.add(ofVisit(visit, ConflictKind.BEFORE_NOTICE_PERIOD, first));
            }
        }
        found.sort(ScheduleConflict.ORDER);
        return found;
    }

    private static ScheduleConflict ofVisit(Visit visit, ConflictKind kind, LocalDate day) {
        return new ScheduleConflict(visit.inspectionId(), kind, day, null, null, null);
    }

    private List<ScheduleConflict> elsewhere(Visit visit, LocalDate first, LocalDate last) {
        return visitsOfTeam.getOrDefault(visit.teamId(), List.of()).stream()
                .filter(other -> !other.inspectionId().equals(visit.inspectionId()))
                .flatMap(other -> {
                    LocalDate from = other.firstDay();
                    LocalDate until = other.lastDay();
                    if (from == null || until == null || from.isAfter(last) || until.isBefore(first)) {
                        return Stream.empty();
                    }
                    return Stream.of(new ScheduleConflict(
                            visit.inspectionId(),
                            ConflictKind.TEAM_IN_TWO_UNITS,
                            from.isAfter(first) ? from : first,
                            other.inspectionId(),
                            null,
                            null));
                })
                .toList();
    }

    private List<ScheduleConflict> outside(Visit visit, LocalDate first, LocalDate last) {
        return meetings(visit).stream()
                .filter(meeting -> day(meeting).isBefore(first) || day(meeting).isAfter(last))
                .map(meeting -> new ScheduleConflict(
                        visit.inspectionId(),
                        ConflictKind.MEETING_OUTSIDE_PLANNED_DAYS,
                        day(meeting),
                        null,
                        meeting.meetingId(),
                        null))
                .toList();
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
