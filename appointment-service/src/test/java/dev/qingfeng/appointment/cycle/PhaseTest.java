package dev.qingfeng.appointment.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qingfeng.platform.occurrence.Occurrence;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PhaseTest {

    private static TransitionCycle begun(Instant when) {
        return new TransitionCycle("c", "換屆", UUID.randomUUID(), at(when));
    }

    private static Occurrence at(Instant when) {
        return new Occurrence(when, when, null);
    }

    @Test
    void noPhaseIsEnteredBeforeTheOneAheadOfIt() {
        Instant now = Instant.parse("2026-06-01T00:00:00Z");
        TransitionCycle cycle = begun(now);
        assertThatThrownBy(() -> cycle.enter(Phase.INSPECTION, at(now.minusMillis(1))))
                .hasMessage("phase-before-previous");
        cycle.enter(Phase.INSPECTION, at(now));
        assertThat(cycle.phase()).isEqualTo(Phase.INSPECTION);
    }

    @Test
    void fromMobilisationToTheArchiveThereIsOneWay() {
        assertThat(Stream.iterate(
                                Phase.MOBILISATION,
                                phase -> phase.next().isPresent(),
                                phase -> phase.next().orElseThrow())
                        .toList())
                .containsExactly(Phase.MOBILISATION, Phase.INSPECTION, Phase.POLICY_ADOPTION, Phase.DECISION);
        assertThat(Phase.ARCHIVED.next()).isEmpty();
    }

    @Test
    void aCycleEntersOnlyThePhaseThatFollows() {
        Instant now = Instant.parse("2026-06-01T00:00:00Z");
        for (Phase wrong : new Phase[] {Phase.MOBILISATION, Phase.POLICY_ADOPTION, Phase.DECISION, Phase.ARCHIVED}) {
            TransitionCycle cycle = begun(now);
            assertThatThrownBy(() -> cycle.enter(wrong, at(now))).hasMessage("phase-out-of-order");
            assertThat(cycle.phase()).isEqualTo(Phase.MOBILISATION);
        }
        TransitionCycle cycle = begun(now);
        cycle.enter(Phase.INSPECTION, at(now.plusSeconds(1)));
        assertThat(cycle.phase()).isEqualTo(Phase.INSPECTION);
        assertThat(cycle.phaseSince()).isEqualTo(now.plusSeconds(1));
    }
}
