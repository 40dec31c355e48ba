package dev.qingfeng.pledge.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qingfeng.pledge.SignerCategory;
import dev.qingfeng.pledge.text.PledgeText;
import dev.qingfeng.pledge.text.TextsOfTests;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PledgeTest {

    private static final Instant NOW = Instant.parse("2026-06-15T02:00:00Z");

    private final PledgeText text = TextsOfTests.text(SignerCategory.LEADING_CADRE);
    private final Pledge pledge = new Pledge(
            UUID.randomUUID(),
            UUID.randomUUID(),
            SignerCategory.LEADING_CADRE,
            UUID.randomUUID(),
            "MC0008",
            UUID.randomUUID());

    @Test
    void isSignedByThePersonWhoReadTheText() {
        pledge.sign("MC0008", text.hash(), text, PledgeTest::never, NOW);
        assertThat(pledge.state()).isEqualTo(PledgeState.SIGNED);
        assertThat(pledge.textHash()).isEqualTo(text.hash());
        assertThat(pledge.signedAt()).isEqualTo(NOW);
    }

    @Test
    void isNotSignedByAnother() {
        assertThatThrownBy(() -> pledge.sign("MC0009", text.hash(), text, PledgeTest::never, NOW))
                .hasMessage("not-the-signer");
        assertThat(pledge.state()).isEqualTo(PledgeState.DUE);
    }

    @Test
    void isSignedOnce() {
        pledge.sign("MC0008", text.hash(), text, PledgeTest::never, NOW);
        assertThatThrownBy(() -> pledge.sign("MC0008", text.hash(), text, PledgeTest::never, NOW.plusSeconds(1)))
                .hasMessage("already-signed");
        assertThat(pledge.signedAt()).isEqualTo(NOW);
    }

    @Test
    void isNotSignedByWhomItIsNotDueOf() {
        pledge.excuse(ExcuseReason.LEFT, null, NOW);
        assertThatThrownBy(() -> pledge.sign("MC0008", text.hash(), text, PledgeTest::never, NOW))
                .hasMessage("pledge-not-due");
        assertThat(pledge.state()).isEqualTo(PledgeState.EXCUSED);
    }

    @Test
    void isNotSignedOverAnotherText() {
        assertThatThrownBy(() -> pledge.sign("MC0008", "0".repeat(64), text, PledgeTest::never, NOW))
                .hasMessage("text-differs");
        assertThat(pledge.state()).isEqualTo(PledgeState.DUE);
    }

    @Test
    void saysWhyAndSinceWhenItsPersonNeedNotSign() {
        UUID counted = UUID.randomUUID();
        pledge.excuse(ExcuseReason.LEFT, null, NOW);
        pledge.excuse(ExcuseReason.MERGED, counted, NOW.plusSeconds(9));
        assertThat(pledge.excuse()).isEqualTo(new Excuse(ExcuseReason.MERGED, NOW, counted));
    }

    @Test
    void isNotSignedOverAnEditionThatANewerOneHasTakenThePlaceOf() {
        assertThatThrownBy(() -> pledge.sign("MC0008", "1".repeat(64), text, (present, read) -> true, NOW))
                .hasMessage("text-superseded");
        assertThat(pledge.state()).isEqualTo(PledgeState.DUE);
    }

    @Test
    void goesWithThePersonUntilItIsSigned() {
        UUID elsewhere = UUID.randomUUID();
        pledge.excuse(ExcuseReason.LEFT, null, NOW);
        pledge.fallDue("MC0008", elsewhere);
        assertThat(pledge.state()).isEqualTo(PledgeState.DUE);
        assertThat(pledge.excuse()).isNull();
        assertThat(pledge.unitId()).isEqualTo(elsewhere);
    }

    @Test
    void staysAsItWasSigned() {
        pledge.sign("MC0008", text.hash(), text, PledgeTest::never, NOW);
        assertThatThrownBy(() -> pledge.excuse(ExcuseReason.LEFT, null, NOW)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> pledge.fallDue("MC0009", UUID.randomUUID())).isInstanceOf(IllegalStateException.class);
        assertThat(pledge.state()).isEqualTo(PledgeState.SIGNED);
    }

    private static boolean never(PledgeText present, String read) {
        return false;
    }
}
