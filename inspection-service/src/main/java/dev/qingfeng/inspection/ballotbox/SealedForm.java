package dev.qingfeng.inspection.ballotbox;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.UUID;

/**
 * How a sealed ballot is laid out: a byte 1; for each holder in turn, their two shares of the ballot's key, sealed to them; then the
 * ballot under its key: nonce (12 bytes), ciphertext, tag (16 bytes). Always 1,389 bytes.
 */
final class SealedForm {

    static final byte VERSION = 1;
    static final int KEY = 32;
    static final int PART = 2 * KEY + Hpke.OVERHEAD;
    static final int PARTS = 1 + Holders.COUNT * PART;
    static final int LENGTH = PARTS + 12 + BallotSeal.PLAIN + 16;

    private SealedForm() {}

    static byte[] info(UUID roundId, int holder) {
        return Hpke.info("qingfeng ballot 1", roundId, holder);
    }

    /**
     * What the ballot is bound to: all that stands before it, and the round. Without the parts, somebody could change that of the
     * holder who stays away, and put the same vote into the box again as if it were another.
     */
    static byte[] associated(byte[] sealed, UUID roundId) {
        return ByteBuffer.allocate(PARTS + 16)
                .put(sealed, 0, PARTS)
                .putLong(roundId.getMostSignificantBits())
                .putLong(roundId.getLeastSignificantBits())
                .array();
    }

    static int partAt(int holder) {
        return 1 + (holder - 1) * PART;
    }

    /** Where, in the two shares of a holder, that begins which opens together with this other one. */
    static int shareAt(int holder, int other) {
        return (other < holder ? other - 1 : other - 2) * KEY;
    }

    /**
     * The two shares of each holder: of every two, one gets a pad and the other the key under that pad.
     *
     * @param pads random, one for each two
     */
    static byte[][] shares(byte[] key, byte[] pads) {
        byte[][] shares = new byte[Holders.COUNT][2 * KEY];
        int from = 0;
        for (int one = 1; one < Holders.COUNT; one++) {
            for (int other = one + 1; other <= Holders.COUNT; other++) {
                byte[] pad = Arrays.copyOfRange(pads, from, from + KEY);
                System.arraycopy(pad, 0, shares[one - 1], shareAt(one, other), KEY);
                for (int i = 0; i < KEY; i++) {
                    shares[other - 1][shareAt(other, one) + i] = (byte) (pad[i] ^ key[i]);
                }
                from += KEY;
            }
        }
        return shares;
    }
}
