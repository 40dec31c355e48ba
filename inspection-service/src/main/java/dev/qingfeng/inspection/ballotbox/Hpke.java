package dev.qingfeng.inspection.ballotbox;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.hpke.HPKEContextWithEncapsulation;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.X25519PublicKeyParameters;

/**
 * HPKE of RFC 9180 in its base mode, as ballots and sheets use it: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM, without
 * associated data. What is sealed is the ephemeral public key (32 bytes), then the ciphertext with its tag.
 */
final class Hpke {

    /** Bytes of a private key and of a public one. */
    static final int KEY = 32;

    /** By how many bytes something grows when it is sealed. */
    static final int OVERHEAD = KEY + 16;

    private static final byte[] NOTHING = {};

    /** Seals to one key, for one purpose; for many threads. */
    @FunctionalInterface
    interface Sealing {
        byte[] seal(byte[] plain);
    }

    /** Opens with one key what was sealed to it for one purpose; for many threads. */
    @FunctionalInterface
    interface Opening {
        byte[] open(byte[] sealed) throws GeneralSecurityException;
    }

    private Hpke() {}

    /** For one thread, and cheap. */
    private static HPKE suite() {
        return new HPKE(HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM256);
    }

    /**
     * What a key is used for, so that nothing opens elsewhere: the purpose in ASCII, a byte 0, the 16 bytes of the round's id, and the
     * number of the holder as one byte.
     */
    static byte[] info(String purpose, UUID roundId, int holder) {
        byte[] ascii = purpose.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(ascii.length + 18)
                .put(ascii)
                .put((byte) 0)
                .putLong(roundId.getMostSignificantBits())
                .putLong(roundId.getLeastSignificantBits())
                .put((byte) holder)
                .array();
    }

    /** A new private key. */
    static byte[] newSecret() {
        return new X25519PrivateKeyParameters(new SecureRandom()).getEncoded();
    }

    /** The public key that belongs to a private one. */
    static byte[] publicKey(byte[] secret) {
        return new X25519PrivateKeyParameters(secret).generatePublicKey().getEncoded();
    }

    /** Refuses what is no public key, or one under which everybody could open. */
    static Sealing sealing(byte[] publicKey, byte[] info) {
        X25519PublicKeyParameters key = new X25519PublicKeyParameters(publicKey);
        try {
            suite().setupBaseS(key, info);
        } catch (IllegalStateException e) {
            throw new IllegalArgumentException("Nothing can be sealed to this public key", e);
        }
        return plain -> seal(key, info, plain);
    }

    private static byte[] seal(X25519PublicKeyParameters key, byte[] info, byte[] plain) {
        HPKEContextWithEncapsulation sender = suite().setupBaseS(key, info);
        try {
            byte[] ciphertext = sender.seal(NOTHING, plain);
            return ByteBuffer.allocate(KEY + ciphertext.length)
                    .put(sender.getEncapsulation())
                    .put(ciphertext)
                    .array();
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("Something could not be sealed", e);
        }
    }

    /** Keeps a copy of the secret. */
    static Opening opening(byte[] secret, byte[] info) {
        X25519PrivateKeyParameters key = new X25519PrivateKeyParameters(secret);
        AsymmetricCipherKeyPair pair = new AsymmetricCipherKeyPair(key.generatePublicKey(), key);
        return ciphertext -> open(pair, info, ciphertext);
    }

    private static byte[] open(AsymmetricCipherKeyPair key, byte[] info, byte[] sealed)
            throws GeneralSecurityException {
        if (sealed.length < OVERHEAD) {
            throw new GeneralSecurityException("Too short for something sealed");
        }
        try {
            return suite().setupBaseR(Arrays.copyOf(sealed, KEY), key, info)
                    .open(NOTHING, Arrays.copyOfRange(sealed, KEY, sealed.length));
        } catch (InvalidCipherTextException e) {
            throw new GeneralSecurityException("Sealed to another key or for another purpose, or changed", e);
        } catch (IllegalStateException e) {
            throw new GeneralSecurityException("Begins with no usable public key", e);
        }
    }
}
