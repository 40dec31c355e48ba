package dev.qingfeng.inspection.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.qingfeng.inspection.inspection.Progress;
import dev.qingfeng.platform.workingday.WorkingDays;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What does not fit is found, and what does is not. */
class TimetableTest {

    /** A Monday. */
    private static final LocalDate MONDAY = LocalDate.parse("2026-06-15");

    private static final LocalDate HOLIDAY = MONDAY.plusDays(2);
    private static final LocalDate WORKED_SATURDAY = MONDAY.plusDays(5);

    private final UUID team = UUID.randomUUID();
    private final Timetable.Terms terms = new Timetable.Terms(
            WorkingDays.of(Map.of(HOLIDAY, false, WORKED_SATURDAY, true)),
            MONDAY,
            Duration.ofHours(3),
            ZoneId.of("Asia/Shanghai"));

    private static Visit visit(UUID ofTeam, @Nullable LocalDate first, @Nullable LocalDate last) {
        return announced(ofTeam, null, first, last);
    }

    private static Visit announced(
            UUID ofTeam, @Nullable LocalDate begins, @Nullable LocalDate first, @Nullable LocalDate last) {
        return new Visit(
                UUID.randomUUID(),
                UUID.randomUUID(),
                ofTeam,
                UUID.randomUUID(),
                "某镇",
                begins == null ? Progress.ASSIGNED : Progress.NOTICE_POSTED,
                begins,
                first,
                last);
    }

    private static PlannedMeeting meeting(Visit visit, String start) {
        return new PlannedMeeting(UUID.randomUUID(), visit.inspectionId(), Instant.parse(start), "礼堂");
    }

    private List<ScheduleConflict> conflicts(Visit visit, List<Visit> others, PlannedMeeting... meetings) {
        List<Visit> all = new ArrayList<>(others);
        all.add(visit);
        return new Timetable(all, List.of(meetings), terms).conflicts(visit);
    }

    @Test
    void aTeamIsInOneUnitOnADay() {
        Visit one = visit(team, MONDAY, MONDAY.plusDays(1));
        Visit overlapping = visit(team, MONDAY.plusDays(1), MONDAY.plusDays(1));
        Visit behind = visit(team, MONDAY.plusDays(3), MONDAY.plusDays(3));
        Visit ofAnother = visit(UUID.randomUUID(), MONDAY, MONDAY);
        Visit unplanned = visit(team, null, null);
        assertThat(conflicts(one, List.of(behind, ofAnother, unplanned))).isEmpty();
        assertThat(conflicts(one, List.of(overlapping))).singleElement().satisfies(conflict -> {
            assertThat(conflict.kind()).isEqualTo(ConflictKind.TEAM_IN_TWO_UNITS);
            assertThat(conflict.otherInspectionId()).isEqualTo(overlapping.inspectionId());
            assertThat(conflict.day()).isEqualTo(MONDAY.plusDays(1));
        });
        assertThat(conflicts(unplanned, List.of(one))).isEmpty();
    }

    @Test
    void aMeetingIsOnAPlannedDayOfItsUnit() {
        Visit visit = visit(team, MONDAY, MONDAY.plusDays(1));
        // Midnight in Shanghai is 16:00 of the day before.
        assertThat(conflicts(visit, List.of(), meeting(visit, "2026-06-14T16:00:00Z")))
                .isEmpty();
        assertThat(conflicts(visit, List.of(), meeting(visit, "2026-06-14T15:59:59Z")))
                .extracting(ScheduleConflict::kind, ScheduleConflict::day)
                .contains(tuple(ConflictKind.MEETING_OUTSIDE_PLANNED_DAYS, MONDAY.minusDays(1)));
        Visit unplanned = visit(team, null, null);
        assertThat(conflicts(unplanned, List.of(), meeting(unplanned, "2026-06-14T16:00:00Z")))
                .isEmpty();
    }

    @Test
    void aMeetingOnADayThatIsNotPlannedIsJudgedByItself() {
        // A Sunday before the notice could be over; of planned days only the first can be too early.
        String sunday = "2026-06-14T15:59:59Z";
        for (Visit visit : List.of(visit(team, null, null), visit(team, MONDAY, MONDAY))) {
            PlannedMeeting meeting = meeting(visit, sunday);
            assertThat(conflicts(visit, List.of(), meeting))
                    .filteredOn(conflict -> conflict.kind() != ConflictKind.MEETING_OUTSIDE_PLANNED_DAYS)
                    .extracting(ScheduleConflict::kind, ScheduleConflict::day, ScheduleConflict::meetingId)
                    .containsExactly(
                            tuple(ConflictKind.BEFORE_NOTICE_PERIOD, MONDAY.minusDays(1), meeting.meetingId()),
                            tuple(ConflictKind.REST_DAY, MONDAY.minusDays(1), meeting.meetingId()));
        }
        Visit announced = announced(team, MONDAY.plusDays(4), null, null);
        assertThat(conflicts(
                        announced,
                        List.of(),
                        meeting(announced, "2026-06-18T01:00:00Z"),
                        meeting(announced, "2026-06-19T01:00:00Z")))
                .extracting(ScheduleConflict::kind, ScheduleConflict::day)
                .containsExactly(tuple(ConflictKind.BEFORE_NOTICE_PERIOD, MONDAY.plusDays(3)));
        Visit planned = visit(team, MONDAY.minusDays(1), MONDAY);
        assertThat(conflicts(planned, List.of(), meeting(planned, sunday)))
                .extracting(ScheduleConflict::kind, ScheduleConflict::meetingId)
                .containsExactly(tuple(ConflictKind.BEFORE_NOTICE_PERIOD, null), tuple(ConflictKind.REST_DAY, null));
    }

    @Test
    void aTeamThatIsPlannedInOneUnitIsAtNoMeetingOfAnother() {
        Visit planned = visit(team, MONDAY, MONDAY.plusDays(1));
        Visit ofAnother = visit(UUID.randomUUID(), MONDAY, MONDAY);
        for (Visit there : List.of(visit(team, null, null), visit(team, MONDAY.plusDays(3), MONDAY.plusDays(3)))) {
            PlannedMeeting meeting = meeting(there, "2026-06-16T01:00:00Z");
            PlannedMeeting free = meeting(there, "2026-06-18T01:00:00Z");
            assertThat(conflicts(planned, List.of(there, ofAnother), meeting, free))
                    .containsExactly(new ScheduleConflict(
                            planned.inspectionId(),
                            ConflictKind.TEAM_IN_TWO_UNITS,
                            MONDAY.plusDays(1),
                            there.inspectionId(),
                            null,
                            meeting.meetingId()));
            assertThat(conflicts(there, List.of(planned, ofAnother), meeting, free))
                    .contains(new ScheduleConflict(
                            there.inspectionId(),
                            ConflictKind.TEAM_IN_TWO_UNITS,
                            MONDAY.plusDays(1),
                            planned.inspectionId(),
                            meeting.meetingId(),
                            null))
                    .filteredOn(conflict -> conflict.kind() == ConflictKind.TEAM_IN_TWO_UNITS)
                    .hasSize(1);
            assertThat(conflicts(ofAnother, List.of(planned, there), meeting, free))
                    .isEmpty();
        }
    }

    @Test
    void aTeamNeedsTimeBetweenMeetingsInTwoUnits() {
        Visit here = visit(team, null, null);
        Visit there = visit(team, null, null);
        Visit ofAnother = visit(UUID.randomUUID(), null, null);
        PlannedMeeting first = meeting(here, "2026-06-15T01:00:00Z");
        assertThat(conflicts(
                        here,
                        List.of(there, ofAnother),
                        first,
                        meeting(there, "2026-06-15T04:00:00Z"),
                        meeting(ofAnother, "2026-06-15T01:00:00Z")))
                .isEmpty();
        PlannedMeeting near = meeting(there, "2026-06-15T03:59:00Z");
        assertThat(conflicts(here, List.of(there), first, near)).singleElement().satisfies(conflict -> {
            assertThat(conflict.kind()).isEqualTo(ConflictKind.MEETINGS_TOO_NEAR);
            assertThat(conflict.meetingId()).isEqualTo(first.meetingId());
            assertThat(conflict.otherMeetingId()).isEqualTo(near.meetingId());
            assertThat(conflict.otherInspectionId()).isEqualTo(there.inspectionId());
        });
        assertThat(conflicts(there, List.of(here), first, near))
                .extracting(ScheduleConflict::meetingId)
                .containsExactly(near.meetingId());
    }

    @Test
    void inOneHallOneMeetingMayFollowAnotherAndNoneIsAtOnce() {
        Visit here = visit(team, null, null);
        PlannedMeeting first = meeting(here, "2026-06-15T01:00:00Z");
        assertThat(conflicts(here, List.of(), first, meeting(here, "2026-06-15T02:00:00Z")))
                .isEmpty();
        assertThat(conflicts(here, List.of(), first, meeting(here, "2026-06-15T01:00:00Z")))
                .hasSize(2)
                .extracting(ScheduleConflict::kind)
                .containsOnly(ConflictKind.MEETINGS_TOO_NEAR);
    }

    @Test
    void nothingIsPlannedBeforeTheNoticeCouldBeOver() {
        assertThat(conflicts(visit(team, MONDAY, MONDAY), List.of())).isEmpty();
        Visit announced = announced(team, MONDAY.plusDays(1), MONDAY, MONDAY.plusDays(1));
        assertThat(conflicts(announced, List.of()))
                .extracting(ScheduleConflict::kind)
                .containsExactly(ConflictKind.BEFORE_NOTICE_PERIOD);
        // What has been announced in time is not judged by today.
        LocalDate friday = MONDAY.minusDays(3);
        assertThat(conflicts(announced(team, friday, friday, friday), List.of()))
                .isEmpty();
        assertThat(conflicts(visit(team, friday, friday), List.of()))
                .extracting(ScheduleConflict::kind, ScheduleConflict::day)
                .containsExactly(tuple(ConflictKind.BEFORE_NOTICE_PERIOD, friday));
    }

    @Test
    void daysOfRestAreFlaggedByTheCitysCalendar() {
        assertThat(conflicts(visit(team, MONDAY, MONDAY.plusDays(6)), List.of()))
                .extracting(ScheduleConflict::kind, ScheduleConflict::day)
                .containsExactly(
                        tuple(ConflictKind.REST_DAY, HOLIDAY), tuple(ConflictKind.REST_DAY, MONDAY.plusDays(6)));
    }
}
