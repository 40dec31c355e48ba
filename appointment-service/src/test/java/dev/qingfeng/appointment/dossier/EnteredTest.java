package dev.qingfeng.appointment.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EnteredTest {

    @Test
    void anIdBeginsWithTheTimeAtWhichItsRecordWasEntered() {
        // The example of RFC 9562, appendix A.6.
        assertThat(Entered.at(UUID.fromString("017f22e2-79b0-7cc3-98c4-dc0c0c07398f")))
                .isEqualTo(Instant.parse("2022-02-22T19:22:22Z"));
    }

    @Test
    void anIdOfAnotherKindSaysNothingOfATime() {
        assertThat(Entered.at(UUID.randomUUID())).isNull();
    }
}
