package dev.qingfeng.appointment.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.appointment.cadre.Placement;
import dev.qingfeng.appointment.principle.MoveKind;
import dev.qingfeng.appointment.principle.Snapshot.AddedSeat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ObstaclesTest {

    private final UUID post = UUID.randomUUID();
    private final UUID otherPost = UUID.randomUUID();
    private final UUID one = new UUID(0, 1);
    private final UUID another = new UUID(0, 2);

    private static Map<Appointment, Obstacle> obstacles(
            List<Appointment> due,
            Map<UUID, Placement> placements,
            Set<UUID> cleared,
            Map<UUID, Integer> quotas,
            Map<UUID, Set<UUID>> holders) {
        return Obstacles.of(due, placements, cleared, quotas, holders, Set.of());
    }

    private static Appointment rotation(UUID cadre, UUID from, UUID to) {
        return AppointmentsOfTests.appointment(cadre, MoveKind.ROTATION, from, to);
    }

    @Test
    void aPromotionWaitsForClearanceAndNothingElseDoes() {
        Appointment promotion = AppointmentsOfTests.appointment(one, MoveKind.PROMOTION, otherPost, post);
        Appointment rotation = rotation(another, post, otherPost);
        List<Appointment> due = List.of(promotion, rotation);
        Map<UUID, Integer> quotas = Map.of(post, 9, otherPost, 9);
        assertThat(obstacles(due, Map.of(), Set.of(), quotas, Map.of()))
                .containsExactly(Map.entry(promotion, Obstacle.CLEARANCE_MISSING));
        assertThat(obstacles(due, Map.of(), Set.of(one), quotas, Map.of())).isEmpty();
    }

    @Test
    void whoHasMovedMeanwhileIsNotMovedBack() {
        Appointment rotation = rotation(one, post, otherPost);
        Map<UUID, Integer> quotas = Map.of(otherPost, 9);
        assertThat(obstacles(List.of(rotation), Map.of(one, rotation.target()), Set.of(), quotas, Map.of()))
                .containsExactly(Map.entry(rotation, Obstacle.MOVED_MEANWHILE));
        assertThat(obstacles(List.of(rotation), Map.of(one, rotation.origin()), Set.of(), quotas, Map.of()))
                .isEmpty();
    }

    @Test
    void whoHasMovedMeanwhileAndIsNotClearedWaitsForNoClearance() {
        Appointment promotion = AppointmentsOfTests.appointment(one, MoveKind.PROMOTION, post, otherPost);
        assertThat(obstacles(
                        List.of(promotion), Map.of(one, promotion.target()), Set.of(), Map.of(otherPost, 9), Map.of()))
                .containsExactly(Map.entry(promotion, Obstacle.MOVED_MEANWHILE));
    }

    @Test
    void nobodyComesIntoAPostThatIsFull() {
        Appointment coming = rotation(one, otherPost, post);
        Map<UUID, Set<UUID>> holders = Map.of(post, Set.of(another));
        assertThat(obstacles(List.of(coming), Map.of(), Set.of(), Map.of(post, 1), holders))
                .containsExactly(Map.entry(coming, Obstacle.POST_FULL));
        assertThat(obstacles(List.of(coming), Map.of(), Set.of(), Map.of(post, 2), holders))
                .isEmpty();
    }

    @Test
    void whoLeavesMakesRoomSoThatTwoCanChangePlaces() {
        List<Appointment> due = List.of(rotation(one, post, otherPost), rotation(another, otherPost, post));
        assertThat(obstacles(
                        due,
                        Map.of(),
                        Set.of(),
                        Map.of(post, 1, otherPost, 1),
                        Map.of(post, Set.of(one), otherPost, Set.of(another))))
                .isEmpty();
    }

    @Test
    void whoIsHeldUpMakesNoRoomAndSoHoldsUpOthers() {
        Appointment promotion = AppointmentsOfTests.appointment(one, MoveKind.PROMOTION, post, otherPost);
        Appointment rotation = rotation(another, otherPost, post);
        assertThat(obstacles(
                        List.of(promotion, rotation),
                        Map.of(),
                        Set.of(),
                        Map.of(post, 1, otherPost, 9),
                        Map.of(post, Set.of(one))))
                .containsOnly(
                        Map.entry(promotion, Obstacle.CLEARANCE_MISSING), Map.entry(rotation, Obstacle.POST_FULL));
    }

    @Test
    void whoFindsNoSeatStaysAndSoTakesThatOfAnother() {
        UUID full = UUID.randomUUID();
        Appointment first = rotation(one, post, full);
        Appointment second = rotation(another, otherPost, post);
        assertThat(obstacles(
                        List.of(first, second),
                        Map.of(),
                        Set.of(),
                        Map.of(full, 0, post, 1),
                        Map.of(post, Set.of(one), otherPost, Set.of(another))))
                .containsOnly(Map.entry(first, Obstacle.POST_FULL), Map.entry(second, Obstacle.POST_FULL));
    }

    @Test
    void whoIsRetainedNeitherComesNorGoesEvenIfTheyHaveMovedSince() {
        Appointment retention = AppointmentsOfTests.appointment(one, MoveKind.RETENTION, post, post);
        Appointment coming = rotation(another, post, otherPost);
        assertThat(obstacles(
                        List.of(retention, coming),
                        Map.of(),
                        Set.of(),
                        Map.of(post, 0, otherPost, 1),
                        Map.of(otherPost, Set.of(one))))
                .containsExactly(Map.entry(coming, Obstacle.POST_FULL));
    }

    @Test
    void whereTooManyComeTheSmallestIdsDo() {
        Appointment first = rotation(one, otherPost, post);
        Appointment second = rotation(another, otherPost, post);
        for (List<Appointment> due : List.of(List.of(first, second), List.of(second, first))) {
            assertThat(obstacles(due, Map.of(), Set.of(), Map.of(post, 1), Map.of()))
                    .containsExactly(Map.entry(second, Obstacle.POST_FULL));
        }
    }

    @Test
    void whoKeepsTheirPostNeedsNoSeatAndARetentionMakesNoRoom() {
        Appointment raise = AppointmentsOfTests.appointment(one, MoveKind.PROMOTION, post, post);
        Map<UUID, Set<UUID>> holders = Map.of(post, Set.of(one));
        assertThat(obstacles(List.of(raise), Map.of(), Set.of(one), Map.of(post, 1), holders))
                .isEmpty();
        Appointment retention = AppointmentsOfTests.appointment(one, MoveKind.RETENTION, post, post);
        Appointment coming = rotation(another, otherPost, post);
        assertThat(obstacles(List.of(retention, coming), Map.of(), Set.of(), Map.of(post, 1), holders))
                .containsExactly(Map.entry(coming, Obstacle.POST_FULL));
    }

    @Test
    void whoHasAnAddedSeatTakesNoneOfTheQuota() {
        Appointment coming = rotation(one, otherPost, post);
        Map<UUID, Set<UUID>> holders = Map.of(post, Set.of(another));
        assertThat(Obstacles.of(
                        List.of(coming),
                        Map.of(),
                        Set.of(),
                        Map.of(post, 1),
                        holders,
                        Set.of(new AddedSeat(post, one))))
                .as("comes onto one")
                .isEmpty();
        assertThat(Obstacles.of(
                        List.of(coming),
                        Map.of(),
                        Set.of(),
                        Map.of(post, 1),
                        holders,
                        Set.of(new AddedSeat(post, another))))
                .as("somebody else sits on one")
                .isEmpty();
        assertThat(Obstacles.of(
                        List.of(coming),
                        Map.of(),
                        Set.of(),
                        Map.of(post, 1),
                        holders,
                        Set.of(new AddedSeat(otherPost, one))))
                .as("one of another post")
                .containsExactly(Map.entry(coming, Obstacle.POST_FULL));
    }
}
