package dev.qingfeng.inspection.ballotbox;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Opens the ballots of one round with the keys of two holders, until it is closed; for many ballots and threads. */
public final class BallotOpening implements AutoCloseable {

    private final UUID roundId;
    private final KeySheet one;
    private final KeySheet other;
    private volatile @Nullable Keys keys;

    private record Keys(Hpke.Opening one, Hpke.Opening other) {}

    private BallotOpening(UUID roundId, KeySheet one, KeySheet other, Keys keys) {
        this.roundId = roundId;
        this.one = one;
        this.other = other;
        this.keys = keys;
    }

    /**
     * Takes the sheets of two holders. Throws {@link KeyMismatchException} if they are of another round, of one holder, or do not belong
     * to the stored public keys.
     *
     * @param publicKeys of all three holders, in the order of their numbers
     */
    public static BallotOpening of(UUID roundId, KeySheet one, KeySheet other, List<byte[]> publicKeys) {
        Holders.requireKeys(publicKeys);
        if (!one.isOf(roundId) || !other.isOf(roundId)) {
            throw new KeyMismatchException(KeyMismatchException.Reason.OTHER_ROUND);
        }
        if (one.holder() == other.holder()) {
            throw new KeyMismatchException(KeyMismatchException.Reason.SAME_HOLDER);
        }
        return new BallotOpening(
                roundId, one, other, new Keys(opening(roundId, one, publicKeys), opening(roundId, other, publicKeys)));
    }

    private static Hpke.Opening opening(UUID roundId, KeySheet sheet, List<byte[]> publicKeys) {
        if (!Arrays.equals(Hpke.publicKey(sheet.secret()), publicKeys.get(sheet.holder() - 1))) {
            throw new KeyMismatchException(KeyMismatchException.Reason.OTHER_KEY);
        }
        return Hpke.opening(sheet.secret(), SealedForm.info(roundId, sheet.holder()));
    }

    /** The ballot as it was before it was sealed. Throws {@link BallotDamagedException} if it is not of this round, or was changed. */
    public byte[] open(byte[] sealed) {
        Keys opening = keys;
        if (opening == null) {
            throw new IllegalStateException("The keys are wiped");
        }
        if (sealed.length != SealedForm.LENGTH) {
            throw new BallotDamagedException("Not the length of a sealed ballot");
        }
        byte[] key = new byte[SealedForm.KEY];
        try {
            add(key, opening.one().open(part(sealed, one)), one, other);
            add(key, opening.other().open(part(sealed, other)), other, one);
            return new AesGcmJce(key)
                    .decrypt(
                            Arrays.copyOfRange(sealed, SealedForm.PARTS, sealed.length),
                            SealedForm.associated(sealed, roundId));
        } catch (GeneralSecurityException e) {
            throw new BallotDamagedException(e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private static byte[] part(byte[] sealed, KeySheet sheet) {
        int at = SealedForm.partAt(sheet.holder());
        return Arrays.copyOfRange(sealed, at, at + SealedForm.PART);
    }

    private static void add(byte[] key, byte[] shares, KeySheet sheet, KeySheet with) {
        int at = SealedForm.shareAt(sheet.holder(), with.holder());
        for (int i = 0; i < SealedForm.KEY; i++) {
            key[i] ^= shares[at + i];
        }
        Arrays.fill(shares, (byte) 0);
    }

    /**
     * Wipes both sheets and lets go of the keys: nothing opens any more. Copies that the library made are left to the garbage
     * collector.
     */
    @Override
    public void close() {
        keys = null;
        one.close();
        other.close();
    }
}
