package dev.qingfeng.inspection.ballotbox;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.Key;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.hybrid.HpkeParameters;
import com.google.crypto.tink.hybrid.HpkePrivateKey;
import com.google.crypto.tink.hybrid.HpkePublicKey;
import com.google.crypto.tink.hybrid.HybridConfig;
import com.google.crypto.tink.util.Bytes;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;

/**
 * HPKE of RFC 9180 in its base mode, as ballots and sheets use it: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM, without
 * associated data. What is sealed is the ephemeral public key (32 bytes), then the ciphertext with its tag.
 */
final class Hpke {

    /** Bytes of a private key and of a public one. */
    static final int KEY = 32;

    /** By how many bytes something grows when it is sealed. */
    static final int OVERHEAD = KEY + 16;

    private static final HpkeParameters SUITE;

    static {
        try {
            HybridConfig.register();
            SUITE = HpkeParameters.builder()
                    .setKemId(HpkeParameters.KemId.DHKEM_X25519_HKDF_SHA256)
                    .setKdfId(HpkeParameters.KdfId.HKDF_SHA256)
                    .setAeadId(HpkeParameters.AeadId.AES_256_GCM)
                    .setVariant(HpkeParameters.Variant.NO_PREFIX)
                    .build();
        } catch (GeneralSecurityException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

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

    static HpkePrivateKey generate() {
        try {
            return (HpkePrivateKey) KeysetHandle.generateNew(SUITE).getPrimary().getKey();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("No key pair could be made", e);
        }
    }

    @AccessesPartialKey
    static byte[] publicKey(HpkePrivateKey key) {
        return key.getPublicKey().getPublicKeyBytes().toByteArray();
    }

    @AccessesPartialKey
    static byte[] secret(HpkePrivateKey key) {
        return key.getPrivateKeyBytes().toByteArray(InsecureSecretKeyAccess.get());
    }

    /** Refuses a secret that does not belong to the public key. */
    @AccessesPartialKey
    static HpkePrivateKey pair(byte[] publicKey, byte[] secret) throws GeneralSecurityException {
        return HpkePrivateKey.create(publicKey(publicKey), SecretBytes.copyFrom(secret, InsecureSecretKeyAccess.get()));
    }

    @AccessesPartialKey
    private static HpkePublicKey publicKey(byte[] publicKey) throws GeneralSecurityException {
        return HpkePublicKey.create(SUITE, Bytes.copyFrom(publicKey), null);
    }

    /** Refuses what is no public key, or one that everybody could open. */
    static Sealing sealing(byte[] publicKey, byte[] info) {
        try {
            HybridEncrypt key =
                    keyset(publicKey(publicKey)).getPrimitive(RegistryConfiguration.get(), HybridEncrypt.class);
            // Only then does it say what it thinks of the key.
            key.encrypt(new byte[0], info);
            return plain -> seal(key, plain, info);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("Nothing can be sealed to this public key", e);
        }
    }

    private static byte[] seal(HybridEncrypt key, byte[] plain, byte[] info) {
        try {
            return key.encrypt(plain, info);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Something could not be sealed", e);
        }
    }

    static Opening opening(HpkePrivateKey key, byte[] info) throws GeneralSecurityException {
        HybridDecrypt opened = keyset(key).getPrimitive(RegistryConfiguration.get(), HybridDecrypt.class);
        return ciphertext -> opened.decrypt(ciphertext, info);
    }

    private static KeysetHandle keyset(Key key) throws GeneralSecurityException {
        return KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(key).withRandomId().makePrimary())
                .build();
    }
}
