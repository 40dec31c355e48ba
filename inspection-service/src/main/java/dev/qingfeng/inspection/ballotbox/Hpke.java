package dev.qingfeng.inspection.ballotbox;

import com.google.crypto.tink.subtle.X25519;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import org.conscrypt.Conscrypt;
import org.conscrypt.HpkeContextRecipient;
import org.conscrypt.HpkeContextSender;
import org.conscrypt.OpenSSLX25519PrivateKey;
import org.conscrypt.OpenSSLX25519PublicKey;

/**
 * HPKE of RFC 9180 in its base mode, as ballots and sheets use it: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM, without
 * associated data. What is sealed is the ephemeral public key (32 bytes), then the ciphertext with its tag.
 */
final class Hpke {

    /** Bytes of a private key and of a public one. */
    static final int KEY = 32;

    /** By how many bytes something grows when it is sealed. */
    static final int OVERHEAD = KEY + 16;

    static final String SUITE = "DHKEM_X25519_HKDF_SHA256/HKDF_SHA256/AES_256_GCM";

    /** Handed over with each call and not registered with the JVM: TLS and the rest of the service keep their own. */
    static final Provider PROVIDER = Conscrypt.newProvider();

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

    /** A new private key, clamped as RFC 9180 (7.1.2) has those that are written down. */
    static byte[] newSecret() {
        byte[] secret = new byte[KEY];
        new SecureRandom().nextBytes(secret);
        secret[0] &= (byte) 0xF8;
        secret[KEY - 1] &= (byte) 0x7F;
        secret[KEY - 1] |= (byte) 0x40;
        return secret;
    }

    /** The public key that belongs to a private one. */
    static byte[] publicKey(byte[] secret) {
        try {
            return X25519.publicFromPrivate(secret);
        } catch (InvalidKeyException e) {
            throw new IllegalArgumentException("No private key", e);
        }
    }

    /** Refuses what is no public key, or one under which everybody could open. */
    static Sealing sealing(byte[] publicKey, byte[] info) {
        PublicKey key = new OpenSSLX25519PublicKey(publicKey);
        try {
            sender(key, info);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("Nothing can be sealed to this public key", e);
        }
        return plain -> seal(key, info, plain);
    }

    private static byte[] seal(PublicKey key, byte[] info, byte[] plain) {
        try {
            HpkeContextSender sender = sender(key, info);
            byte[] ciphertext = sender.seal(plain, null);
            return ByteBuffer.allocate(KEY + ciphertext.length)
                    .put(sender.getEncapsulated())
                    .put(ciphertext)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Something could not be sealed", e);
        }
    }

    private static HpkeContextSender sender(PublicKey key, byte[] info) throws GeneralSecurityException {
        HpkeContextSender sender = HpkeContextSender.getInstance(SUITE, PROVIDER);
        sender.init(key, info);
        return sender;
    }

    /** Keeps a copy of the secret. */
    static Opening opening(byte[] secret, byte[] info) {
        PrivateKey key = new OpenSSLX25519PrivateKey(secret);
        return ciphertext -> open(key, info, ciphertext);
    }

    private static byte[] open(PrivateKey key, byte[] info, byte[] sealed) throws GeneralSecurityException {
        if (sealed.length < OVERHEAD) {
            throw new GeneralSecurityException("Too short for something sealed");
        }
        HpkeContextRecipient recipient = HpkeContextRecipient.getInstance(SUITE, PROVIDER);
        recipient.init(Arrays.copyOf(sealed, KEY), key, info);
        return recipient.open(Arrays.copyOfRange(sealed, KEY, sealed.length), null);
    }
}
