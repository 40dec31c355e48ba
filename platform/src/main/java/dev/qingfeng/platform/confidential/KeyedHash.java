package dev.qingfeng.platform.confidential;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Recognises a secret without keeping it: HMAC-SHA256 under a key from the configuration. */
@Singleton
public class KeyedHash {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    public KeyedHash(ConfidentialConfig config) {
        byte[] bytes = Base64.getDecoder().decode(config.hashKey());
        if (bytes.length < 32) {
            throw new IllegalArgumentException("The hash key is shorter than 32 bytes");
        }
        key = new SecretKeySpec(bytes, ALGORITHM);
    }

    /**
     * The hash in hexadecimal.
     *
     * @param purpose such as {@code receipt}: the same secret hashes differently for another
     */
    public String of(String purpose, String secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return HexFormat.of().formatHex(mac.doFinal(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A secret could not be hashed", e);
        }
    }
}
