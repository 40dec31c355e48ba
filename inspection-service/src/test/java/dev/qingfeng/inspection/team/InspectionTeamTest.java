package dev.qingfeng.inspection.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qingfeng.inspection.Rule;
import dev.qingfeng.platform.occurrence.Occurrence;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Nobody goes into the field untrained or unsigned. */
class InspectionTeamTest {

    private static final Instant NOW = Instant.parse("2026-06-12T01:00:00Z");

    private final UUID leader = UUID.randomUUID();
    private final UUID member = UUID.randomUUID();
    private final UUID unit = UUID.randomUUID();
    private final InspectionTeam team =
            new InspectionTeam(UUID.randomUUID(), "first", leader, List.of(member, member), List.of(unit, unit));

    private void train(UUID... attendees) {
        team.train(List.of(attendees), new Occurrence(NOW, NOW, null));
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
        team.startFieldwork(Set.of(leader, member), List.of(), NOW);
        assertThat(team.state()).isEqualTo(Readiness.IN_FIELD);
        assertThat(team.fieldworkStartedAt()).isEqualTo(NOW);
        assertThatThrownBy(() -> team.startFieldwork(Set.of(leader, member), List.of(), NOW))
                .hasMessage("fieldwork-started-already");
    }

    @Test
    void doesNotGoWithOneWhoHasNotSigned() {
        train(leader, member);
        assertThatThrownBy(() -> team.startFieldwork(Set.of(leader), List.of(), NOW))
                .hasMessage("gate-unmet");
        assertThat(team.state()).isEqualTo(Readiness.TRAINED);
    }

    @Test
    void doesNotGoWithOneWhoIsNotTrained() {
        train(leader);
        assertThatThrownBy(() -> team.startFieldwork(Set.of(leader, member), List.of(), NOW))
                .hasMessage("gate-unmet");
    }

    @Test
    void doesNotGoBeforeItsTime() {
        train(leader, member);
        assertThatThrownBy(() -> team.startFieldwork(
                        Set.of(leader, member), List.of(Rule.THE_CYCLE.unmet("phase-not-reached", "INSPECTION")), NOW))
                .hasMessage("gate-unmet");
    }

    @Test
    void stillTakesATrainingThatIsRecordedLate() {
        train(leader, member);
        team.startFieldwork(Set.of(leader, member), List.of(), NOW);
        assertThatCode(() -> train(leader)).doesNotThrowAnyException();
        assertThat(team.state()).isEqualTo(Readiness.IN_FIELD);
    }
}
