package dev.qingfeng.appointment.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PhaseTest {

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
            TransitionCycle cycle = new TransitionCycle("c", "換屆", UUID.randomUUID(), now);
            assertThatThrownBy(() -> cycle.enter(wrong, now)).hasMessage("phase-out-of-order");
            assertThat(cycle.phase()).isEqualTo(Phase.MOBILISATION);
        }
        TransitionCycle cycle = new TransitionCycle("c", "換屆", UUID.randomUUID(), now);
        cycle.enter(Phase.INSPECTION, now.plusSeconds(1));
        assertThat(cycle.phase()).isEqualTo(Phase.INSPECTION);
        assertThat(cycle.phaseSince()).isEqualTo(now.plusSeconds(1));
    }
}
