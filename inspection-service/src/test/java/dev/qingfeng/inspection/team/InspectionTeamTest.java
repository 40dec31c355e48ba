package dev.qingfeng.inspection.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qingfeng.inspection.Rule;
import dev.qingfeng.platform.occurrence.Occurrence;
import dev.qingfeng.platform.problem.Unmet;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Nobody goes into the field untrained or unsigned. */
class InspectionTeamTest {

    private static final Instant NOW = Instant.parse("2026-06-12T01:00:00Z");
    private static final Instant FORMED = Instant.parse("2026-06-08T01:00:00Z");

    private final UUID leader = UUID.randomUUID();
    private final UUID member = UUID.randomUUID();
    private final UUID office = UUID.randomUUID();
    private final UUID unit = UUID.randomUUID();
    private final InspectionTeam team = new InspectionTeam(
            UUID.randomUUID(),
            "first",
            leader,
            Map.of(leader, office, member, office),
            List.of(unit, unit),
            new Occurrence(FORMED, FORMED.plusSeconds(60), null));

    private void train(UUID... attendees) {
        trainAt(NOW, attendees);
    }

    private void trainAt(Instant when, UUID... attendees) {
        team.train(List.of(attendees), new Occurrence(when, when, null));
    }

    private void startFieldwork(Map<UUID, Instant> signed, Unmet... unmet) {
        team.startFieldwork(signed, List.of(unmet), new Occurrence(NOW, NOW.plusSeconds(60), null));
    }

    @Test
    void theLeaderIsAMemberAndNobodyIsOneTwice() {
        assertThat(team.memberIds()).containsExactlyInAnyOrder(leader, member);
        assertThat(team.unitIds()).containsExactly(unit);
        assertThat(team.has(leader)).isTrue();
        assertThat(team.has(UUID.randomUUID())).isFalse();
        assertThat(team.isLedBy(leader)).isTrue();
        assertThat(team.isLedBy(member)).isFalse();
    }

    @Test
    void whoIsNewHasToBeTrained() {
        UUID third = UUID.randomUUID();
        train(leader, member);
        team.change(third, Map.of(leader, office, third, office), Map.of(), NOW);
        assertThat(team.membersChangedAt()).isEqualTo(NOW);
        assertThat(team.state()).isEqualTo(Readiness.FORMED);
        assertThat(team.isLedBy(third)).isTrue();
        assertThat(team.has(member)).isFalse();
        train(third);
        assertThat(team.state()).isEqualTo(Readiness.TRAINED);
    }

    @Test
    void whereSomebodyIsDrawnFromChangesNobody() {
        team.change(leader, Map.of(leader, UUID.randomUUID(), member, office), Map.of(), NOW);
        assertThat(team.membersChangedAt()).isNull();
        assertThat(team.unchangedSince()).isEqualTo(FORMED);
        team.change(member, Map.of(leader, office, member, office), Map.of(), NOW);
        assertThat(team.membersChangedAt()).isEqualTo(NOW);
        assertThat(team.unchangedSince()).isEqualTo(NOW);
    }

    @Test
    void isTrainedOnceWhoeverIsNotGoes() {
        train(leader);
        team.change(leader, Map.of(leader, office), Map.of(), NOW);
        assertThat(team.state()).isEqualTo(Readiness.TRAINED);
    }

    @Test
    void takesOnlyWhoIsTrainedAndHasSignedOnceInTheField() {
        UUID third = UUID.randomUUID();
        train(leader, member);
        startFieldwork(Map.of(leader, NOW, member, NOW));
        Map<UUID, UUID> wanted = Map.of(leader, office, third, office);
        assertThatThrownBy(() -> team.change(leader, wanted, Map.of(third, NOW), NOW))
                .hasMessage("gate-unmet");
        train(third);
        assertThatThrownBy(() -> team.change(leader, wanted, Map.of(), NOW)).hasMessage("gate-unmet");
        assertThat(team.memberIds()).containsExactlyInAnyOrder(leader, member);
        team.change(leader, wanted, Map.of(third, NOW), NOW);
        assertThat(team.memberIds()).containsExactlyInAnyOrder(leader, third);
        assertThat(team.membersChangedAt()).isEqualTo(NOW);
        assertThat(team.state()).isEqualTo(Readiness.IN_FIELD);
        team.change(third, Map.of(third, office), Map.of(), NOW);
        assertThat(team.isLedBy(third)).isTrue();
        assertThat(team.state()).isEqualTo(Readiness.IN_FIELD);
    }

    @Test
    void takesAndGivesUnitsInTheFieldToo() {
        UUID another = UUID.randomUUID();
        train(leader, member);
        startFieldwork(Map.of(leader, NOW, member, NOW));
        team.take(another);
        team.give(unit);
        assertThat(team.unitIds()).containsExactly(another);
    }

    @Test
    void doesNotGoWithoutAUnit() {
        train(leader, member);
        team.give(unit);
        assertThatThrownBy(() -> startFieldwork(Map.of(leader, NOW, member, NOW)))
                .hasMessage("gate-unmet");
    }

    @Test
    void isTrainedOnceEachMemberIs() {
        train(member);
        assertThat(team.state()).isEqualTo(Readiness.FORMED);
        train(leader);
        assertThat(team.state()).isEqualTo(Readiness.TRAINED);
    }

    @Test
    void trainsNobodyElse() {
        assertThatThrownBy(() -> train(UUID.randomUUID())).hasMessage("unknown-reference");
        assertThat(team.trainings()).isEmpty();
    }

    @Test
    void goesIntoTheFieldWhenAllAreTrainedAndSigned() {
        train(leader, member);
        startFieldwork(Map.of(leader, NOW, member, NOW));
        assertThat(team.state()).isEqualTo(Readiness.IN_FIELD);
        assertThat(team.fieldworkStartedAt()).isEqualTo(NOW);
        assertThatThrownBy(() -> startFieldwork(Map.of(leader, NOW, member, NOW)))
                .hasMessage("fieldwork-started-already");
    }

    @Test
    void doesNotGoWithOneWhoHasNotSigned() {
        train(leader, member);
        assertThatThrownBy(() -> startFieldwork(Map.of(leader, NOW))).hasMessage("gate-unmet");
        assertThat(team.state()).isEqualTo(Readiness.TRAINED);
    }

    @Test
    void doesNotGoWithOneWhoIsNotTrained() {
        train(leader);
        assertThatThrownBy(() -> startFieldwork(Map.of(leader, NOW, member, NOW)))
                .hasMessage("gate-unmet");
    }

    @Test
    void didNotGoBeforeTheLastOfThemHadSigned() {
        train(leader, member);
        assertThatThrownBy(() -> startFieldwork(Map.of(leader, NOW, member, NOW.plusNanos(1000))))
                .hasMessage("gate-unmet");
        assertThat(team.fieldworkStartedAt()).isNull();
    }

    @Test
    void didNotGoBeforeTheFirstTrainingOfEach() {
        train(leader);
        trainAt(NOW.plusNanos(1000), member);
        assertThatThrownBy(() -> startFieldwork(Map.of(leader, NOW, member, NOW)))
                .hasMessage("gate-unmet");
        trainAt(NOW.minusNanos(1000), member);
        startFieldwork(Map.of(leader, NOW, member, NOW));
        assertThat(team.state()).isEqualTo(Readiness.IN_FIELD);
    }

    @Test
    void doesNotGoBeforeItsTime() {
        train(leader, member);
        assertThatThrownBy(() -> startFieldwork(
                        Map.of(leader, NOW, member, NOW), Rule.THE_CYCLE.unmet("phase-not-reached", "INSPECTION")))
                .hasMessage("gate-unmet");
    }

    @Test
    void stillTakesATrainingThatIsRecordedLate() {
        train(leader, member);
        startFieldwork(Map.of(leader, NOW, member, NOW));
        assertThatCode(() -> train(leader)).doesNotThrowAnyException();
        assertThat(team.state()).isEqualTo(Readiness.IN_FIELD);
    }
}
