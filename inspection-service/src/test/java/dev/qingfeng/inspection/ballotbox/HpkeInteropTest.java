package dev.qingfeng.inspection.ballotbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.hpke.HPKEContextWithEncapsulation;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.X25519PublicKeyParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Beside Bouncy Castle's HPKE, written from RFC 9180 by others and in Java: with the bytes that {@link ClosingKey#sealSheet} promises.
 * Tink's would prove less, as it takes X25519 from Conscrypt where it finds it.
 */
class HpkeInteropTest {

    private static final UUID ROUND = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
    private static final byte[] NOTHING = {};

    private final HPKE suite =
            new HPKE(HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM256);

    private static byte[] info(String purpose, int holder) {
        return ByteBuffer.allocate(purpose.length() + 18)
                .put(purpose.getBytes(StandardCharsets.US_ASCII))
                .put((byte) 0)
                .putLong(0x0011223344556677L)
                .putLong(0x8899aabbccddeeffL)
                .put((byte) holder)
                .array();
    }

    private byte[] sealedElsewhere(byte[] publicKey, byte[] info, byte[] plain) throws InvalidCipherTextException {
        HPKEContextWithEncapsulation sender = suite.setupBaseS(new X25519PublicKeyParameters(publicKey), info);
        byte[] ciphertext = sender.seal(NOTHING, plain);
        return ByteBuffer.allocate(32 + ciphertext.length)
                .put(sender.getEncapsulation())
                .put(ciphertext)
                .array();
    }

    private byte[] openedElsewhere(byte[] secret, byte[] info, byte[] sealed) throws InvalidCipherTextException {
        X25519PrivateKeyParameters key = new X25519PrivateKeyParameters(secret);
        return suite.setupBaseR(
                        Arrays.copyOf(sealed, 32), new AsymmetricCipherKeyPair(key.generatePublicKey(), key), info)
                .open(NOTHING, Arrays.copyOfRange(sealed, 32, sealed.length));
    }

    @Test
    void aSheetThatAnotherImplementationSealedOpens() throws Exception {
        ClosingKey closing = ClosingKey.generate(ROUND);
        String sheet = HolderKeyPair.generate(ROUND, 3).sheet().text();
        byte[] sealed = sealedElsewhere(
                closing.publicKey(), info("qingfeng key sheet 1", 3), sheet.getBytes(StandardCharsets.UTF_8));
        assertThat(closing.open(3, sealed)).isEqualTo(sheet);
    }

    @Test
    void anotherImplementationOpensWhatIsSealedHere() throws Exception {
        X25519PrivateKeyParameters closing = new X25519PrivateKeyParameters(new SecureRandom());
        byte[] publicKey = closing.generatePublicKey().getEncoded();
        byte[] sealed = ClosingKey.sealSheet(publicKey, ROUND, 1, "a sheet");
        assertThat(openedElsewhere(closing.getEncoded(), info("qingfeng key sheet 1", 1), sealed))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("a sheet");
    }

    @Test
    void anotherImplementationOpensTheBallotWithTheKeysOnTwoSheets() throws Exception {
        RoundOfTests round = new RoundOfTests();
        byte[] ballot = new byte[BallotSeal.PLAIN];
        ballot[1000] = 7;
        byte[] sealed = BallotSeal.of(ROUND, round.publicKeys).seal(ballot);
        byte[] one = shares(round, 1, sealed);
        byte[] two = shares(round, 2, sealed);
        byte[] key = new byte[32];
        for (int i = 0; i < 32; i++) {
            key[i] = (byte) (one[i] ^ two[i]);
        }
        Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
        aes.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, sealed, 337, 12));
        aes.updateAAD(sealed, 0, 337);
        aes.updateAAD(Arrays.copyOfRange(info("", 0), 1, 17));
        assertThat(aes.doFinal(sealed, 349, 1040)).isEqualTo(ballot);
    }

    private byte[] shares(RoundOfTests round, int holder, byte[] sealed) throws InvalidCipherTextException {
        int at = 1 + (holder - 1) * 112;
        return openedElsewhere(
                round.sheet(holder).secret(),
                info("qingfeng ballot 1", holder),
                Arrays.copyOfRange(sealed, at, at + 112));
    }

    /** A box that was sealed by an earlier version of the service, on whose sheets of paper the keys are. */
    @ParameterizedTest
    @CsvSource({"1,2", "1,3", "2,3"})
    void whatBouncyCastleSealedForThisServiceOnceOpens(int one, int other) throws Exception {
        Properties earlier = new Properties();
        try (InputStream file = HpkeInteropTest.class.getResourceAsStream("/ballotbox/sealed-earlier.properties")) {
            earlier.load(file);
        }
        HexFormat hex = HexFormat.of();
        List<byte[]> publicKeys = Stream.of(1, 2, 3)
                .map(holder -> hex.parseHex(earlier.getProperty("publicKey" + holder)))
                .toList();
        byte[] ballot = new byte[BallotSeal.PLAIN];
        ballot[1000] = 7;
        try (BallotOpening opening = BallotOpening.of(
                ROUND,
                KeySheet.read(earlier.getProperty("sheet" + one)),
                KeySheet.read(earlier.getProperty("sheet" + other)),
                publicKeys)) {
            assertThat(opening.open(hex.parseHex(earlier.getProperty("sealed"))))
                    .isEqualTo(ballot);
        }
    }

    @Test
    void whateverOneSealsTheOtherOpensAndTheirKeysAreTheSame() throws Exception {
        Random random = new Random(9180);
        for (int i = 0; i < 100; i++) {
            byte[] secret = Hpke.newSecret();
            byte[] publicKey =
                    new X25519PrivateKeyParameters(secret).generatePublicKey().getEncoded();
            assertThat(Hpke.publicKey(secret)).isEqualTo(publicKey);
            byte[] info = bytes(random, random.nextInt(64));
            byte[] plain = bytes(random, random.nextInt(2048));
            assertThat(openedElsewhere(
                            secret, info, Hpke.sealing(publicKey, info).seal(plain)))
                    .isEqualTo(plain);
            assertThat(Hpke.opening(secret, info).open(sealedElsewhere(publicKey, info, plain)))
                    .isEqualTo(plain);
        }
    }

    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
