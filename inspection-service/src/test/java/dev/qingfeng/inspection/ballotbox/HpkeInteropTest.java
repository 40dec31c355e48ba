package dev.qingfeng.inspection.ballotbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.hpke.HPKEContextWithEncapsulation;
import org.junit.jupiter.api.Test;

/** Beside Bouncy Castle's HPKE, written from RFC 9180 by others: with the bytes that {@link ClosingKey#sealSheet} promises. */
class HpkeInteropTest {

    private final HPKE hpke =
            new HPKE(HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM256);
    private final UUID roundId = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");

    private byte[] info(String purpose, int holder) {
        return ByteBuffer.allocate(purpose.length() + 18)
                .put(purpose.getBytes(StandardCharsets.US_ASCII))
                .put((byte) 0)
                .putLong(0x0011223344556677L)
                .putLong(0x8899aabbccddeeffL)
                .put((byte) holder)
                .array();
    }

    @Test
    void aSheetThatAnotherImplementationSealedOpens() throws Exception {
        ClosingKey closing = ClosingKey.generate(roundId);
        String sheet = HolderKeyPair.generate(roundId, 3).sheet().text();
        HPKEContextWithEncapsulation sender =
                hpke.setupBaseS(hpke.deserializePublicKey(closing.publicKey()), info("qingfeng key sheet 1", 3));
        byte[] ciphertext = sender.seal(new byte[0], sheet.getBytes(StandardCharsets.UTF_8));
        byte[] sealed = ByteBuffer.allocate(32 + ciphertext.length)
                .put(sender.getEncapsulation())
                .put(ciphertext)
                .array();
        assertThat(closing.open(3, sealed)).isEqualTo(sheet);
    }

    @Test
    void anotherImplementationOpensWhatIsSealedHere() throws Exception {
        AsymmetricCipherKeyPair closing = hpke.generatePrivateKey();
        byte[] sealed = ClosingKey.sealSheet(hpke.serializePublicKey(closing.getPublic()), roundId, 1, "a sheet");
        byte[] plain = hpke.setupBaseR(Arrays.copyOf(sealed, 32), closing, info("qingfeng key sheet 1", 1))
                .open(new byte[0], Arrays.copyOfRange(sealed, 32, sealed.length));
        assertThat(plain).asString(StandardCharsets.UTF_8).isEqualTo("a sheet");
    }

    @Test
    void anotherImplementationFindsTheSharesOfAHolder() throws Exception {
        RoundOfTests round = new RoundOfTests();
        byte[] sealed = BallotSeal.of(roundId, round.publicKeys).seal(new byte[BallotSeal.PLAIN]);
        for (int holder = 1; holder <= 3; holder++) {
            int at = 1 + (holder - 1) * 112;
            AsymmetricCipherKeyPair key =
                    hpke.deserializePrivateKey(round.sheet(holder).secret(), round.publicKeys.get(holder - 1));
            byte[] shares = hpke.setupBaseR(
                            Arrays.copyOfRange(sealed, at, at + 32), key, info("qingfeng ballot 1", holder))
                    .open(new byte[0], Arrays.copyOfRange(sealed, at + 32, at + 112));
            assertThat(shares).hasSize(64);
        }
    }
}
