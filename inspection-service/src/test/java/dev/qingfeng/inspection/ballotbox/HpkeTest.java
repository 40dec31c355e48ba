package dev.qingfeng.inspection.ballotbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.conscrypt.HpkeContextRecipient;
import org.conscrypt.HpkeContextSender;
import org.conscrypt.OpenSSLX25519PrivateKey;
import org.conscrypt.OpenSSLX25519PublicKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HpkeTest {

    private static final HexFormat HEX = HexFormat.of();

    private final byte[] secret = Hpke.newSecret();
    private final byte[] publicKey = Hpke.publicKey(secret);
    private final byte[] info = Hpke.info("a test", UUID.randomUUID(), 1);
    private final Hpke.Opening opening = Hpke.opening(secret, info);

    /** The first message of the vector of this suite in its base mode, beside RFC 9180: github.com/cfrg/draft-irtf-cfrg-hpke. */
    @Test
    void theSuiteSealsAndOpensTheVectorOfTheRfc() throws Exception {
        byte[] plain = "Beauty is truth, truth beauty".getBytes(StandardCharsets.US_ASCII);
        byte[] associated = "Count-0".getBytes(StandardCharsets.US_ASCII);
        byte[] purpose = "Ode on a Grecian Urn".getBytes(StandardCharsets.US_ASCII);
        byte[] own = HEX.parseHex("497b4502664cfea5d5af0b39934dac72242a74f8480451e1aee7d6a53320333d");
        byte[] ephemeral = HEX.parseHex("179d4b53b6365c45b600c4163b61d95cbc2f4d9e36f1695558dce265ab8bab11");
        byte[] encapsulated = HEX.parseHex("6c93e09869df3402d7bf231bf540fadd35cd56be14f97178f0954db94b7fc256");
        byte[] sealed = HEX.parseHex(
                "e5d84cd531cfb583096e7cfa9641bd3079cf3a91cda813c52deb5f512be9931980a41de125a925cdad859d5b7a");

        assertThat(HEX.formatHex(Hpke.publicKey(own)))
                .isEqualTo("430f4b9859665145a6b1ba274024487bd66f03a2dd577d7753c68d7d7d00c00c");

        HpkeContextSender sender = HpkeContextSender.getInstance(Hpke.SUITE, Hpke.PROVIDER);
        sender.initForTesting(new OpenSSLX25519PublicKey(Hpke.publicKey(own)), purpose, ephemeral);
        assertThat(sender.getEncapsulated()).isEqualTo(encapsulated);
        assertThat(sender.seal(plain, associated)).isEqualTo(sealed);

        HpkeContextRecipient recipient = HpkeContextRecipient.getInstance(Hpke.SUITE, Hpke.PROVIDER);
        recipient.init(encapsulated, new OpenSSLX25519PrivateKey(own), purpose);
        assertThat(recipient.open(sealed, associated)).isEqualTo(plain);
    }

    @Test
    void whatIsSealedIsAsLongAsItsOverheadSaysAndNeverTheSame() throws Exception {
        Hpke.Sealing sealing = Hpke.sealing(publicKey, info);
        for (int length : new int[] {0, 1, 64, 1024}) {
            byte[] plain = new byte[length];
            byte[] sealed = sealing.seal(plain);
            assertThat(sealed).hasSize(length + Hpke.OVERHEAD);
            assertThat(opening.open(sealed)).isEqualTo(plain);
            byte[] again = sealing.seal(plain);
            assertThat(Arrays.copyOf(again, Hpke.KEY)).isNotEqualTo(Arrays.copyOf(sealed, Hpke.KEY));
            assertThat(Arrays.copyOfRange(again, Hpke.KEY, again.length))
                    .isNotEqualTo(Arrays.copyOfRange(sealed, Hpke.KEY, sealed.length));
        }
    }

    /** By these, whatever the private key is, the shared secret is 0 and known to everybody; the highest bit is not looked at. */
    static Stream<byte[]> pointsOfSmallOrder() {
        return Stream.of(
                        "0000000000000000000000000000000000000000000000000000000000000000",
                        "0100000000000000000000000000000000000000000000000000000000000000",
                        "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
                        "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
                        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")
                .map(HEX::parseHex)
                .flatMap(point -> {
                    byte[] other = point.clone();
                    other[Hpke.KEY - 1] ^= (byte) 0x80;
                    return Stream.of(point, other);
                });
    }

    @ParameterizedTest
    @MethodSource("pointsOfSmallOrder")
    void nothingIsSealedToAKeyUnderWhichEverybodyCouldOpen(byte[] point) {
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> Hpke.sealing(point, info));
        RoundOfTests round = new RoundOfTests();
        for (int holder = 0; holder < 3; holder++) {
            byte[][] keys = round.publicKeys.toArray(byte[][]::new);
            keys[holder] = point;
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> BallotSeal.of(round.id, List.of(keys)));
        }
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> ClosingKey.sealSheet(point, round.id, 1, "a sheet"));
    }

    @ParameterizedTest
    @MethodSource("pointsOfSmallOrder")
    void whatBeginsWithSuchAKeyDoesNotOpen(byte[] point) {
        byte[] sealed = Hpke.sealing(publicKey, info).seal(new byte[64]);
        System.arraycopy(point, 0, sealed, 0, Hpke.KEY);
        refused(sealed);
    }

    @Test
    void whatIsNoKeyIsRefused() {
        for (int length : new int[] {0, 31, 33}) {
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> Hpke.sealing(new byte[length], info));
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> Hpke.opening(new byte[length], info));
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> Hpke.publicKey(new byte[length]));
        }
    }

    @Test
    void whatIsTruncatedLengthenedChangedOrSealedElsewhereDoesNotOpen() {
        byte[] sealed = Hpke.sealing(publicKey, info).seal(new byte[64]);
        for (int length = 0; length < sealed.length; length++) {
            refused(Arrays.copyOf(sealed, length));
        }
        refused(Arrays.copyOf(sealed, sealed.length + 1));
        for (int bit = 0; bit < sealed.length * 8; bit++) {
            byte[] changed = sealed.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            refused(changed);
        }
        refused(Hpke.sealing(publicKey, Hpke.info("a test", UUID.randomUUID(), 1))
                .seal(new byte[64]));
        refused(Hpke.sealing(Hpke.publicKey(Hpke.newSecret()), info).seal(new byte[64]));
        byte[] noise = new byte[112];
        new Random(7).nextBytes(noise);
        refused(noise);
    }

    private void refused(byte[] sealed) {
        assertThatExceptionOfType(GeneralSecurityException.class).isThrownBy(() -> opening.open(sealed));
    }

    @Test
    void keysAreClampedAndNeverTheSame() {
        List<String> secrets = Stream.generate(Hpke::newSecret)
                .limit(200)
                .peek(each -> {
                    assertThat(each[0] & 7).isZero();
                    assertThat(each[31] & 0xC0).isEqualTo(0x40);
                })
                .map(HEX::formatHex)
                .toList();
        assertThat(secrets).doesNotHaveDuplicates();
    }

    @Test
    void aKeyThatIsWipedAfterwardsStillOpens() throws Exception {
        byte[] sealed = Hpke.sealing(publicKey, info).seal(new byte[] {7});
        Arrays.fill(secret, (byte) 0);
        assertThat(opening.open(sealed)).containsExactly(7);
        byte[] theirs = publicKey.clone();
        Hpke.Sealing sealing = Hpke.sealing(theirs, info);
        Arrays.fill(theirs, (byte) 0);
        assertThat(opening.open(sealing.seal(new byte[] {8}))).containsExactly(8);
    }

    @Test
    void manyThreadsSealAndOpenWithOneKey() {
        Hpke.Sealing sealing = Hpke.sealing(publicKey, info);
        assertThat(IntStream.range(0, 2_000).parallel().mapToObj(i -> {
                    byte[] plain = HEX.parseHex("%08x".formatted(i));
                    try {
                        return Arrays.equals(opening.open(sealing.seal(plain)), plain);
                    } catch (GeneralSecurityException e) {
                        return false;
                    }
                }))
                .containsOnly(true);
    }

    @Test
    void theRestOfTheServiceKeepsItsOwnCryptography() {
        Hpke.sealing(publicKey, info).seal(new byte[1]);
        assertThat(Security.getProviders()).extracting(Provider::getName).doesNotContain(Hpke.PROVIDER.getName());
    }
}
