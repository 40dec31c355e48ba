package dev.qingfeng.inspection.ballotbox;

import java.util.UUID;

/** The keys of one holder for one round: the public half is stored, the private one leaves on a sheet of paper. */
public final class HolderKeyPair {

    private final byte[] publicKey;
    private final KeySheet sheet;

    private HolderKeyPair(byte[] publicKey, KeySheet sheet) {
        this.publicKey = publicKey;
        this.sheet = sheet;
    }

    /**
     * A new pair.
     *
     * @param holder 1 to 3
     */
    public static HolderKeyPair generate(UUID roundId, int holder) {
        byte[] secret = Hpke.newSecret();
        return new HolderKeyPair(Hpke.publicKey(secret), KeySheet.of(roundId, holder, secret));
    }

    /** 32 bytes: the public key of X25519, as RFC 7748 writes it. */
    public byte[] publicKey() {
        return publicKey.clone();
    }

    /** The private half. Printed once and closed, never stored. */
    public KeySheet sheet() {
        return sheet;
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "HolderKeyPair of " + sheet;
    }
}
