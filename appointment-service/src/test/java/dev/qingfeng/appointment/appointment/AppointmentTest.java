package dev.qingfeng.appointment.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qingfeng.appointment.principle.MoveKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AppointmentTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant LATER = Instant.parse("2026-07-01T02:00:00Z");

    private final Appointment appointment =
            AppointmentsOfTests.appointment(UUID.randomUUID(), MoveKind.ROTATION, UUID.randomUUID(), UUID.randomUUID());

    @Test
    void takesEffectSinceTheDayThatWasDecided() {
        assertThat(appointment.state()).isEqualTo(State.DECIDED);
        assertThat(appointment.takeEffect(LATER, ZONE)).isEqualTo(AppointmentsOfTests.DUE);
        assertThat(appointment.state()).isEqualTo(State.EFFECTIVE);
        assertThat(appointment.effectiveAt()).isEqualTo(LATER);
    }

    @Test
    void isSuspendedAndTakesEffectOnTheDayThatTheObstacleIsGone() {
        assertThat(appointment.suspend(Obstacle.POST_FULL)).isTrue();
        assertThat(appointment.suspend(Obstacle.POST_FULL)).as("no news").isFalse();
        assertThat(appointment.suspend(Obstacle.CLEARANCE_MISSING)).isTrue();
        assertThat(appointment.state()).isEqualTo(State.SUSPENDED);
        assertThat(appointment.takeEffect(LATER, ZONE)).isEqualTo(LocalDate.parse("2026-07-01"));
        assertThat(appointment.obstacle()).isNull();
    }

    @Test
    void isSupersededWhileItIsAhead() {
        appointment.suspend(Obstacle.POST_FULL);
        appointment.supersede();
        assertThat(appointment.state()).isEqualTo(State.SUPERSEDED);
        assertThat(appointment.obstacle()).isNull();
    }

    @Test
    void whatIsEffectiveOrSupersededStaysSo() {
        Stream<Consumer<Appointment>> changes = Stream.of(
                each -> each.takeEffect(LATER, ZONE), each -> each.suspend(Obstacle.POST_FULL), Appointment::supersede);
        appointment.takeEffect(LATER, ZONE);
        Appointment superseded = AppointmentsOfTests.appointment(
                UUID.randomUUID(), MoveKind.ROTATION, UUID.randomUUID(), UUID.randomUUID());
        superseded.supersede();
        changes.forEach(change -> Stream.of(appointment, superseded)
                .forEach(ended ->
                        assertThatThrownBy(() -> change.accept(ended)).isInstanceOf(IllegalStateException.class)));
    }

    @Test
    void whatIsAPromotionByAnotherNameNeedsClearanceToo() {
        UUID cadre = UUID.randomUUID();
        assertThat(AppointmentsOfTests.risingToChief(cadre, MoveKind.ROTATION).needsClearance())
                .isTrue();
        assertThat(AppointmentsOfTests.raisingResettlement(cadre).needsClearance())
                .isTrue();
    }

    @Test
    void onlyAPromotionNeedsClearanceAndOnlyARetentionMovesNobody() {
        for (MoveKind kind : new MoveKind[] {MoveKind.PROMOTION, MoveKind.ROTATION}) {
            Appointment each =
                    AppointmentsOfTests.appointment(UUID.randomUUID(), kind, UUID.randomUUID(), UUID.randomUUID());
            assertThat(each.needsClearance()).isEqualTo(kind == MoveKind.PROMOTION);
            assertThat(each.movesTheCadre()).isTrue();
        }
        UUID post = UUID.randomUUID();
        assertThat(AppointmentsOfTests.appointment(UUID.randomUUID(), MoveKind.RETENTION, post, post)
                        .movesTheCadre())
                .isFalse();
    }
}
