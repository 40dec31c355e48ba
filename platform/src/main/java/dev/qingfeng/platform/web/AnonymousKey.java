package dev.qingfeng.platform.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Hkdf;
import dev.qingfeng.platform.confidential.KeyedHash;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One use of an Idempotency-Key on an {@link Anonymous} route. What is kept tells nothing without the key: its row is named by a
 * keyed hash, the answer is sealed with a secret that is derived from the key and the request, and of the request there is no
 * digest. That another request was meant shows in that the answer does not open.
 */
public final class AnonymousKey {

    /** 128 bits in hexadecimal, as such or written as a UUID. */
    public static final String PATTERN = "^([0-9A-Fa-f]{32}|[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})$";

    private static final Pattern BITS = Pattern.compile(PATTERN);

    private final IdempotencyKeys.Use use;
    private final Aead seal;
    private final ObjectMapper json;

    private AnonymousKey(IdempotencyKeys.Use use, Aead seal, ObjectMapper json) {
        this.use = use;
        this.seal = seal;
        this.json = json;
    }

    /** Whether a key is written as 128 bits: else it might be guessed. */
    static boolean isRandom(String key) {
        return BITS.matcher(key).matches();
    }

    /** @param key which {@link #isRandom} */
    static AnonymousKey of(String key, String fingerprint, KeyedHash hash, ObjectMapper json) {
        String bits = key.toLowerCase(Locale.ROOT).replace("-", "");
        try {
            byte[] secret = Hkdf.computeHkdf(
                    "HmacSha256", HexFormat.of().parseHex(bits), new byte[0], bytes("answer " + fingerprint), 32);
            return new AnonymousKey(
                    new IdempotencyKeys.Use("anonymous", hash.of("idempotency-key", bits), ""),
                    new AesGcmJce(secret),
                    json);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("No secret could be derived from the key", e);
        }
    }

    IdempotencyKeys.Use use() {
        return use;
    }

    /** The answer as it may be kept. */
    IdempotencyKeys.Answer close(IdempotencyKeys.Answer answer) {
        try {
            byte[] sealed = seal.encrypt(json.writeValueAsBytes(answer), bytes(use.key()));
            return new IdempotencyKeys.Answer(
                    answer.status(), null, null, Base64.getEncoder().encodeToString(sealed));
        } catch (GeneralSecurityException | JsonProcessingException e) {
            throw new IllegalStateException("The answer could not be sealed", e);
        }
    }

    /** The answer as it was given; refuses with 422 {@code idempotency-key-reused} if it was to another request. */
    IdempotencyKeys.Answer open(IdempotencyKeys.Answer kept) {
        byte[] answer;
        try {
            answer = seal.decrypt(Base64.getDecoder().decode(kept.body()), bytes(use.key()));
        } catch (GeneralSecurityException e) {
            throw ProblemException.of(PlatformProblem.IDEMPOTENCY_KEY_REUSED);
        }
        try {
            return json.readValue(new String(answer, StandardCharsets.UTF_8), IdempotencyKeys.Answer.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The answer could not be read", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
