package dev.qingfeng.inspection.ballotbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BallotBoxTest {

    private static final int[][] TWO_OF_THREE = {{1, 2}, {1, 3}, {2, 3}};

    private final Random random = new Random(13);
    private final RoundOfTests round = new RoundOfTests();
    private final BallotSeal seal = round.seal();

    @ParameterizedTest
    @CsvSource({"1,2", "1,3", "2,3", "2,1", "3,1", "3,2"})
    void anyTwoHoldersOpenTogether(int one, int other) {
        byte[] ballot = RoundOfTests.ballot(random);
        try (BallotOpening opening = round.opening(one, other)) {
            assertThat(opening.open(seal.seal(ballot))).isEqualTo(ballot);
        }
    }

    @Test
    void manyBallotsAreSealedAndOpenedAtOnce() {
        List<byte[]> ballots = IntStream.range(0, 64)
                .mapToObj(i -> RoundOfTests.ballot(random))
                .toList();
        try (BallotOpening opening = round.opening(1, 3)) {
            assertThat(ballots.parallelStream()
                            .map(seal::seal)
                            .map(opening::open)
                            .map(ByteBuffer::wrap)
                            .toList())
                    .isEqualTo(ballots.stream().map(ByteBuffer::wrap).toList());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void oneHolderDoesNotOpenAlone(int holder) throws Exception {
        byte[] sealed = seal.seal(RoundOfTests.ballot(random));
        byte[] shares = sharesOf(holder, sealed);
        byte[] one = Arrays.copyOf(shares, 32);
        byte[] other = Arrays.copyOfRange(shares, 32, 64);
        for (byte[] key : List.of(one, other, xor(one, other), new byte[32])) {
            assertThatExceptionOfType(GeneralSecurityException.class)
                    .isThrownBy(() -> new AesGcmJce(key)
                            .decrypt(
                                    Arrays.copyOfRange(sealed, SealedForm.PARTS, sealed.length),
                                    SealedForm.associated(sealed, round.id)));
        }
    }

    /** Whatever the key of a ballot is, there are pads under which a holder sees just the same: the two shares tell nothing of it. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void theSharesOfOneHolderFitEveryKey(int holder) {
        byte[] key = bytes(32);
        byte[] pads = bytes(96);
        byte[] seen = SealedForm.shares(key, pads)[holder - 1];
        for (int i = 0; i < 1000; i++) {
            byte[] otherKey = bytes(32);
            byte[] change = xor(key, otherKey);
            byte[] otherPads = pads.clone();
            for (int pair = 0; pair < 3; pair++) {
                // Who has the higher number of two gets the key under the pad.
                if (TWO_OF_THREE[pair][1] == holder) {
                    for (int b = 0; b < 32; b++) {
                        otherPads[pair * 32 + b] ^= change[b];
                    }
                }
            }
            assertThat(SealedForm.shares(otherKey, otherPads)[holder - 1]).isEqualTo(seen);
        }
    }

    @Test
    void eachBallotHasAKeyAndPadsOfItsOwn() throws Exception {
        byte[] ballot = RoundOfTests.ballot(random);
        Set<ByteBuffer> shares = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            byte[] sealed = seal.seal(ballot);
            for (int holder = 1; holder <= 3; holder++) {
                byte[] both = sharesOf(holder, sealed);
                shares.add(ByteBuffer.wrap(both, 0, 32).slice());
                shares.add(ByteBuffer.wrap(both, 32, 32).slice());
            }
        }
        assertThat(shares).hasSize(20 * 6);
    }

    private byte[] sharesOf(int holder, byte[] sealed) throws GeneralSecurityException {
        int at = SealedForm.partAt(holder);
        return Hpke.opening(round.sheet(holder).secret(), SealedForm.info(round.id, holder))
                .open(Arrays.copyOfRange(sealed, at, at + SealedForm.PART));
    }

    @Test
    void nothingChangedOpens() {
        byte[] sealed = seal.seal(RoundOfTests.ballot(random));
        List<BallotOpening> openings = Arrays.stream(TWO_OF_THREE)
                .map(two -> round.opening(two[0], two[1]))
                .toList();
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= (byte) (1 << i % 8);
            BallotOpening opening = openings.get(i % 3);
            assertThatExceptionOfType(BallotDamagedException.class)
                    .as("byte %d", i)
                    .isThrownBy(() -> opening.open(changed));
        }
        for (int holder = 1; holder <= 3; holder++) {
            // The only bit of a public key that X25519 does not look at.
            byte[] changed = sealed.clone();
            changed[SealedForm.partAt(holder) + 31] ^= (byte) 0x80;
            assertThat(openings)
                    .allSatisfy(opening -> assertThatExceptionOfType(BallotDamagedException.class)
                            .isThrownBy(() -> opening.open(changed)));
        }
    }

    /** Else the same vote could be put into the box again as if it were another. */
    @ParameterizedTest
    @CsvSource({"1,2,3", "1,3,2", "2,3,1"})
    void thePartOfWhoStaysAwayCannotBeChangedEither(int one, int other, int away) {
        byte[] ballot = RoundOfTests.ballot(random);
        byte[] sealed = seal.seal(ballot);
        byte[] another = seal.seal(ballot);
        System.arraycopy(another, SealedForm.partAt(away), sealed, SealedForm.partAt(away), SealedForm.PART);
        try (BallotOpening opening = round.opening(one, other)) {
            assertThatExceptionOfType(BallotDamagedException.class).isThrownBy(() -> opening.open(sealed));
            assertThat(opening.open(another)).isEqualTo(ballot);
        }
    }

    @Test
    void whatIsNoSealedBallotIsRefused() {
        byte[] sealed = seal.seal(RoundOfTests.ballot(random));
        byte[] withoutKeys = new byte[sealed.length];
        withoutKeys[0] = sealed[0];
        try (BallotOpening opening = round.opening(1, 2)) {
            for (byte[] other : List.of(
                    new byte[0],
                    new byte[sealed.length],
                    withoutKeys,
                    Arrays.copyOf(sealed, sealed.length - 1),
                    Arrays.copyOf(sealed, sealed.length + 1),
                    bytes(sealed.length))) {
                assertThatExceptionOfType(BallotDamagedException.class).isThrownBy(() -> opening.open(other));
            }
        }
    }

    @Test
    void aBallotOfAnotherRoundDoesNotOpenThoughTheKeysAreTheSame() {
        BallotSeal elsewhere = BallotSeal.of(UUID.randomUUID(), round.publicKeys);
        byte[] sealed = elsewhere.seal(RoundOfTests.ballot(random));
        try (BallotOpening opening = round.opening(1, 2)) {
            assertThatExceptionOfType(BallotDamagedException.class).isThrownBy(() -> opening.open(sealed));
        }
    }

    @Test
    void theBallotItselfIsBoundToItsRound() throws Exception {
        byte[] key = bytes(32);
        byte[] sealed = seal.seal(RoundOfTests.ballot(random));
        byte[] content = new AesGcmJce(key).encrypt(new byte[1], SealedForm.associated(sealed, round.id));
        assertThatExceptionOfType(GeneralSecurityException.class)
                .isThrownBy(
                        () -> new AesGcmJce(key).decrypt(content, SealedForm.associated(sealed, UUID.randomUUID())));
    }

    @Test
    void allSealedBallotsHaveOneLength() {
        for (int i = 0; i < 50; i++) {
            assertThat(seal.seal(RoundOfTests.ballot(random))).hasSize(BallotSeal.SEALED);
        }
        assertThat(seal.seal(new byte[BallotSeal.PLAIN])).hasSize(BallotSeal.SEALED);
        assertThat(BallotSeal.SEALED).isEqualTo(1389);
    }

    @Test
    void twoSealsOfOneBallotHaveNoBlockInCommon() {
        byte[] ballot = new byte[BallotSeal.PLAIN];
        Set<ByteBuffer> blocks = new HashSet<>();
        int count = 0;
        for (int i = 0; i < 20; i++) {
            byte[] sealed = seal.seal(ballot);
            for (int at = 0; at + 16 <= sealed.length; at++, count++) {
                blocks.add(ByteBuffer.wrap(sealed, at, 16).slice());
            }
        }
        assertThat(blocks).hasSize(count);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1023, 1025, 1048576})
    void aBallotOfAnotherLengthIsRefused(int length) {
        byte[] ballot = new byte[length];
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> seal.seal(ballot));
    }

    @Test
    void aRoundHasThreeHoldersWithKeysOfTheirOwn() {
        List<List<byte[]>> refused = new ArrayList<>();
        refused.add(round.publicKeys.subList(0, 2));
        refused.add(Collections.nCopies(3, round.publicKeys.get(0)));
        refused.add(List.of(round.publicKeys.get(0), round.publicKeys.get(1), round.publicKeys.get(0)));
        refused.add(List.of(
                round.publicKeys.get(0), round.publicKeys.get(0), round.publicKeys.get(1), round.publicKeys.get(2)));
        refused.add(List.of(round.publicKeys.get(0), round.publicKeys.get(1), new byte[31]));
        // Everybody knows the private half of this one.
        refused.add(List.of(round.publicKeys.get(0), round.publicKeys.get(1), new byte[32]));
        assertThat(refused)
                .allSatisfy(keys -> assertThatExceptionOfType(IllegalArgumentException.class)
                        .isThrownBy(() -> BallotSeal.of(round.id, keys)));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() ->
                        BallotOpening.of(round.id, round.sheet(1), round.sheet(2), round.publicKeys.subList(0, 2)));
    }

    @Test
    void twoSheetsOfOneHolderAreRefused() {
        refused(KeyMismatchException.Reason.SAME_HOLDER, round.sheet(2), round.sheet(2));
    }

    @Test
    void theSheetOfAnotherRoundIsRefused() {
        KeySheet other = HolderKeyPair.generate(UUID.randomUUID(), 2).sheet();
        refused(KeyMismatchException.Reason.OTHER_ROUND, round.sheet(1), other);
        refused(KeyMismatchException.Reason.OTHER_ROUND, other, round.sheet(1));
    }

    @Test
    void aSheetThatIsNotOfTheStoredKeyIsRefused() {
        KeySheet other = HolderKeyPair.generate(round.id, 2).sheet();
        refused(KeyMismatchException.Reason.OTHER_KEY, round.sheet(1), other);
        refused(KeyMismatchException.Reason.OTHER_KEY, other, round.sheet(1));
        KeySheet underAnotherNumber = KeySheet.of(round.id, 3, round.sheet(2).secret());
        refused(KeyMismatchException.Reason.OTHER_KEY, round.sheet(1), underAnotherNumber);
    }

    private void refused(KeyMismatchException.Reason reason, KeySheet one, KeySheet other) {
        assertThatExceptionOfType(KeyMismatchException.class)
                .isThrownBy(() -> BallotOpening.of(round.id, one, other, round.publicKeys))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
    }

    @Test
    void onceClosedTheSheetsAreWipedAndNothingOpens() {
        byte[] sealed = seal.seal(RoundOfTests.ballot(random));
        KeySheet one = round.sheet(1);
        KeySheet other = round.sheet(2);
        BallotOpening opening = BallotOpening.of(round.id, one, other, round.publicKeys);
        opening.close();
        assertThat(one.secret()).containsOnly(0);
        assertThat(other.secret()).containsOnly(0);
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> opening.open(sealed));
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] xor(byte[] one, byte[] other) {
        byte[] both = one.clone();
        for (int i = 0; i < both.length; i++) {
            both[i] ^= other[i];
        }
        return both;
    }
}
