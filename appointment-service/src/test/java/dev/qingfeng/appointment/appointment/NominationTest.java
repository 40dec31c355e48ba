package dev.qingfeng.appointment.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qingfeng.appointment.AppointmentProblem;
import dev.qingfeng.appointment.post.WayOfFilling;
import dev.qingfeng.appointment.principle.MoveKind;
import dev.qingfeng.platform.problem.ProblemCode;
import dev.qingfeng.platform.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An appointment to a post that is filled by election nominates; the congress elects. */
class NominationTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant LATER = Instant.parse("2026-07-01T02:00:00Z");

    private final Appointment nomination =
            AppointmentsOfTests.nomination(UUID.randomUUID(), MoveKind.ROTATION, UUID.randomUUID(), UUID.randomUUID());

    private static Election election(boolean elected, String when) {
        Instant occurredAt = Instant.parse(when);
        return new Election(elected, Congress.PARTY_CONGRESS, null, null, null, null, occurredAt, occurredAt, null);
    }

    private static void refused(ProblemCode code, Appointment appointment, Election election) {
        assertThatThrownBy(() -> appointment.record(election))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    @Test
    void awaitsTheElectionAndTakesNoEffectBefore() {
        assertThat(nomination.awaitsElection()).isTrue();
        assertThatThrownBy(() -> nomination.takeEffect(LATER, ZONE)).isInstanceOf(IllegalStateException.class);
        assertThat(nomination.state()).isEqualTo(State.DECIDED);
    }

    @Test
    void whoIsElectedLaterThanDecidedServesSinceTheElection() {
        // In China it is the 21st already.
        nomination.record(election(true, "2026-06-20T17:00:00Z"));
        assertThat(nomination.awaitsElection()).isFalse();
        assertThat(nomination.state()).isEqualTo(State.DECIDED);
        assertThat(nomination.takeEffect(LATER, ZONE)).isEqualTo(LocalDate.parse("2026-06-21"));
    }

    @Test
    void whoIsElectedEarlierThanDecidedServesSinceTheDayDecided() {
        nomination.record(election(true, "2026-06-05T02:00:00Z"));
        assertThat(nomination.takeEffect(LATER, ZONE)).isEqualTo(AppointmentsOfTests.DUE);
    }

    @Test
    void whoIsElectedAndHeldUpServesSinceTheDayThatTheObstacleIsGone() {
        nomination.record(election(true, "2026-06-20T02:00:00Z"));
        nomination.suspend(Obstacle.CLEARANCE_MISSING);
        assertThat(nomination.takeEffect(LATER, ZONE)).isEqualTo(LocalDate.parse("2026-07-01"));
    }

    @Test
    void whoIsNotElectedWillNeverTakeOfficeByIt() {
        nomination.record(election(false, "2026-06-20T02:00:00Z"));
        assertThat(nomination.state()).isEqualTo(State.SUPERSEDED);
        assertThat(nomination.awaitsElection()).isFalse();
        refused(AppointmentProblem.ELECTION_RECORDED, nomination, election(true, "2026-06-20T02:00:00Z"));
    }

    @Test
    void aResultIsRecordedOnce() {
        nomination.record(election(true, "2026-06-20T02:00:00Z"));
        refused(AppointmentProblem.ELECTION_RECORDED, nomination, election(false, "2026-06-20T02:00:00Z"));
        assertThat(nomination.election()).isEqualTo(election(true, "2026-06-20T02:00:00Z"));
    }

    @Test
    void nobodyIsElectedBeforeTheyAreNominated() {
        Instant decided = AppointmentsOfTests.DECIDED;
        refused(
                AppointmentProblem.ELECTION_BEFORE_DECISION,
                nomination,
                election(true, decided.minus(Duration.ofSeconds(1)).toString()));
        assertThat(nomination.awaitsElection()).isTrue();
        nomination.record(election(true, decided.toString()));
    }

    @Test
    void whatALaterDecisionSupersededAwaitsNothing() {
        nomination.supersede();
        assertThat(nomination.awaitsElection()).isFalse();
        refused(AppointmentProblem.APPOINTMENT_SUPERSEDED, nomination, election(true, "2026-06-20T02:00:00Z"));
    }

    @Test
    void onlyWhoComesIntoAnElectedPostIsNominated() {
        UUID post = UUID.randomUUID();
        Appointment retention = AppointmentsOfTests.nomination(UUID.randomUUID(), MoveKind.RETENTION, post, post);
        Appointment raise = AppointmentsOfTests.nomination(UUID.randomUUID(), MoveKind.PROMOTION, post, post);
        Appointment appointed =
                AppointmentsOfTests.appointment(UUID.randomUUID(), MoveKind.ROTATION, post, UUID.randomUUID());
        for (Appointment each : new Appointment[] {retention, raise, appointed}) {
            assertThat(each.awaitsElection()).isFalse();
            refused(AppointmentProblem.POST_NOT_ELECTED, each, election(true, "2026-06-20T02:00:00Z"));
        }
        assertThat(retention.filledBy()).isNull();
        assertThat(appointed.filledBy()).isEqualTo(WayOfFilling.APPOINTMENT);
    }
}
