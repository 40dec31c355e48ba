package dev.qingfeng.platform.confidential;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.subtle.AesGcmJce;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Encrypts the texts of a case under a data key of its own, which is itself encrypted under a key from the configuration
 * (AES-256-GCM throughout). Keys and texts are bound to the place they were made for, such as {@code complaint/<id>/narrative}:
 * moved to another row they do not open.
 */
@Singleton
public class Envelope {

    private final Map<String, Aead> wrappingKeys = new HashMap<>();
    private final String current;
    private final Set<String> former;

    public Envelope(ConfidentialConfig config) {
        try {
            AeadConfig.register();
            for (Map.Entry<String, String> key : config.keys().entrySet()) {
                wrappingKeys.put(key.getKey(), wrappingKey(key.getKey(), key.getValue()));
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Nothing can be encrypted", e);
        }
        current = config.currentKey();
        wrappingKey(current);
        former = Set.copyOf(config.formerKeys().orElse(Set.of()));
        former.forEach(this::wrappingKey);
        if (former.contains(current)) {
            throw new IllegalArgumentException("The wrapping key " + current + " is the current one and a former one");
        }
    }

    private static Aead wrappingKey(String id, String key) throws GeneralSecurityException {
        byte[] bytes = Base64.getDecoder().decode(key);
        if (bytes.length != 32) {
            throw new IllegalArgumentException("The wrapping key " + id + " is not 32 bytes long");
        }
        return new AesGcmJce(bytes);
    }

    /** A new data key, wrapped under the current key of the configuration. */
    public WrappedKey newKey(String place) {
        try {
            return wrap(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM), place);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("No data key could be made", e);
        }
    }

    /** Id of the wrapping key that new data keys are under. */
    public String currentKey() {
        return current;
    }

    /** Ids of those that data keys move away from: a process that has not heard of a new key must not take what is under it back. */
    public Set<String> formerKeys() {
        return former;
    }

    /** Ids of the wrapping keys that there are. */
    public Set<String> wrappingKeys() {
        return Set.copyOf(wrappingKeys.keySet());
    }

    /** The same data key, wrapped under the current key of the configuration. Throws {@link IllegalStateException} if it does not open. */
    public WrappedKey rewrap(WrappedKey key, String place) {
        return wrap(unwrap(key, place), place);
    }

    /**
     * Encrypts a text.
     *
     * @param keyPlace as the data key was made for
     * @param place of the text, in the same way
     */
    public byte[] seal(WrappedKey key, String keyPlace, String text, String place) {
        try {
            return aead(key, keyPlace).encrypt(bytes(text), bytes(place));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A text could not be encrypted", e);
        }
    }

    /** Throws {@link IllegalStateException} if the text was changed, or made for another key or place. */
    public String open(WrappedKey key, String keyPlace, byte[] sealed, String place) {
        try {
            return new String(aead(key, keyPlace).decrypt(sealed, bytes(place)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A text does not open at " + place, e);
        }
    }

    private Aead aead(WrappedKey key, String place) throws GeneralSecurityException {
        return unwrap(key, place).getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    /** Any key, wrapped under the current key of the configuration. */
    WrappedKey wrap(KeysetHandle key, String place) {
        try {
            return new WrappedKey(
                    current, TinkProtoKeysetFormat.serializeEncryptedKeyset(key, wrappingKey(current), bytes(place)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A data key could not be wrapped", e);
        }
    }

    /** Throws {@link UnopenedKeyException}. */
    KeysetHandle unwrap(WrappedKey key, String place) {
        try {
            return TinkProtoKeysetFormat.parseEncryptedKeyset(key.wrappedKey(), wrappingKey(key.keyId()), bytes(place));
        } catch (GeneralSecurityException e) {
            throw new UnopenedKeyException(place, e);
        }
    }

    /** A key of something that belongs to a case, wrapped under the case's data key: it ends with that one. */
    byte[] wrap(KeysetHandle key, CaseKey under, String place) {
        try {
            return TinkProtoKeysetFormat.serializeEncryptedKeyset(
                    key, aead(under.dataKey(), under.place()), bytes(place));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key could not be wrapped under that of its case", e);
        }
    }

    /** Throws {@link IllegalStateException} if the key was changed, or made for another case or place. */
    KeysetHandle unwrap(byte[] wrapped, CaseKey under, String place) {
        try {
            return TinkProtoKeysetFormat.parseEncryptedKeyset(
                    wrapped, aead(under.dataKey(), under.place()), bytes(place));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key does not open at " + place, e);
        }
    }

    private Aead wrappingKey(String id) {
        Aead key = wrappingKeys.get(id);
        if (key == null) {
            throw new IllegalStateException("The configuration has no wrapping key " + id);
        }
        return key;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
