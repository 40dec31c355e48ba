package dev.qingfeng.inspection.ballotbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClosingKeyTest {

    private final UUID roundId = UUID.randomUUID();
    private final ClosingKey closing = ClosingKey.generate(roundId);
    private final String sheet = HolderKeyPair.generate(roundId, 2).sheet().text();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void opensWhatAHolderSealed(int holder) {
        byte[] sealed = ClosingKey.sealSheet(closing.publicKey(), roundId, holder, sheet);
        assertThat(sealed).hasSize(32 + sheet.length() + 16);
        assertThat(closing.open(holder, sealed)).isEqualTo(sheet);
    }

    @Test
    void whatOneHolderSealedIsNotAnothers() {
        byte[] sealed = ClosingKey.sealSheet(closing.publicKey(), roundId, 2, sheet);
        refused(closing, 1, sealed);
        refused(closing, 3, sealed);
    }

    @Test
    void whatWasSealedForAnotherRoundIsRefused() {
        refused(closing, 2, ClosingKey.sealSheet(closing.publicKey(), UUID.randomUUID(), 2, sheet));
    }

    @Test
    void whatWasSealedToAnotherClosingIsRefused() {
        refused(ClosingKey.generate(roundId), 2, ClosingKey.sealSheet(closing.publicKey(), roundId, 2, sheet));
    }

    @Test
    void nothingChangedOpens() {
        byte[] sealed = ClosingKey.sealSheet(closing.publicKey(), roundId, 2, sheet);
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= (byte) (1 << i % 8);
            refused(closing, 2, changed);
        }
        for (int length : new int[] {0, 31, 32, 47, 48, sealed.length - 1}) {
            refused(closing, 2, Arrays.copyOf(sealed, length));
        }
        refused(closing, 2, new byte[sealed.length]);
    }

    private static void refused(ClosingKey closing, int holder, byte[] sealed) {
        assertThatExceptionOfType(KeyMismatchException.class)
                .isThrownBy(() -> closing.open(holder, sealed))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(KeyMismatchException.Reason.OTHER_SEAL));
    }
}
