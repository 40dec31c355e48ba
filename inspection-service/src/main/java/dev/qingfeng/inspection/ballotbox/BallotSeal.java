package dev.qingfeng.inspection.ballotbox;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.conscrypt.Conscrypt;

/**
 * Seals the ballots of one round, so that any two of its three holders open them together, and one alone learns nothing. Made once for
 * a round; for many ballots and threads.
 */
public final class BallotSeal {

    /** Bytes of every ballot before it is sealed. */
    public static final int PLAIN = 1024;

    /** Bytes of every ballot once it is sealed. */
    public static final int SEALED = SealedForm.LENGTH;

    private final UUID roundId;
    private final List<Hpke.Sealing> holders;
    private final SecureRandom random = new SecureRandom();

    private BallotSeal(UUID roundId, List<Hpke.Sealing> holders) {
        this.roundId = roundId;
        this.holders = holders;
    }

    /**
     * Throws {@link IllegalStateException} where nothing could be sealed: the library behind it is machine code, which is not made for
     * every machine, and is unpacked into a folder that must be writable and allow it to run.
     */
    public static void requireLibrary() {
        try {
            Conscrypt.checkAvailability();
        } catch (UnsatisfiedLinkError e) {
            throw new IllegalStateException(
                    "Ballots cannot be sealed here (%s, %s), see docs/operations.md, \"Ballots are sealed by machine code\": %s"
                            .formatted(System.getProperty("os.name"), System.getProperty("os.arch"), e.getMessage()),
                    e);
        }
    }

    /**
     * The seal of a round. Throws {@link IllegalArgumentException} unless there are three usable keys of 32 bytes, all different.
     *
     * @param publicKeysOfTheThreeHolders in the order of their numbers
     */
    public static BallotSeal of(UUID roundId, List<byte[]> publicKeysOfTheThreeHolders) {
        Holders.requireKeys(publicKeysOfTheThreeHolders);
        return new BallotSeal(
                roundId,
                IntStream.rangeClosed(1, Holders.COUNT)
                        .mapToObj(holder -> Hpke.sealing(
                                publicKeysOfTheThreeHolders.get(holder - 1), SealedForm.info(roundId, holder)))
                        .toList());
    }

    /**
     * Seals a ballot, each time differently.
     *
     * @param plain {@value #PLAIN} bytes, so that no ballot is told by its length
     * @return {@code SEALED} bytes
     */
    public byte[] seal(byte[] plain) {
        if (plain.length != PLAIN) {
            throw new IllegalArgumentException("A ballot has " + PLAIN + " bytes, not " + plain.length);
        }
        byte[] key = random(SealedForm.KEY);
        byte[] pads = random(Holders.COUNT * SealedForm.KEY);
        byte[][] shares = SealedForm.shares(key, pads);
        ByteBuffer sealed = ByteBuffer.allocate(SEALED).put(SealedForm.VERSION);
        try {
            for (int i = 0; i < Holders.COUNT; i++) {
                sealed.put(holders.get(i).seal(shares[i]));
            }
            sealed.put(new AesGcmJce(key).encrypt(plain, SealedForm.associated(sealed.array(), roundId)));
            return sealed.array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A ballot could not be sealed", e);
        } finally {
            Arrays.fill(key, (byte) 0);
            Arrays.fill(pads, (byte) 0);
            for (byte[] share : shares) {
                Arrays.fill(share, (byte) 0);
            }
        }
    }

    private byte[] random(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
