package dev.qingfeng.acceptance;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.Key;
import java.util.Base64;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** A key of our own: what it signs is as good as Keycloak's once the realm has it, and worth nothing before and after. */
final class SigningKey {

    private static final int BITS = 2048;

    private final RsaJsonWebKey key;

    SigningKey() {
        try {
            key = RsaJwkGenerator.generateJwk(BITS);
        } catch (JoseException e) {
            throw new AssertionError("No key", e);
        }
        key.setKeyId("made-up");
    }

    /** Under which id it signs from now on. */
    void id(String id) {
        key.setKeyId(id);
    }

    String id() {
        return key.getKeyId();
    }

    String privatePem() {
        return pem("PRIVATE KEY", key.getPrivateKey());
    }

    /** In the compact form. */
    String sign(JwtClaims claims) {
        return sign(claims, AlgorithmIdentifiers.RSA_USING_SHA256, key.getPrivateKey());
    }

    /** As if the public key, which everyone may read, were a secret. */
    String signWithPublicKeyAsSecret(JwtClaims claims) {
        return sign(
                claims,
                AlgorithmIdentifiers.HMAC_SHA256,
                new HmacKey(pem("PUBLIC KEY", key.getPublicKey()).getBytes(US_ASCII)));
    }

    /** With the algorithm none. */
    String leaveUnsigned(JwtClaims claims) {
        return sign(claims, AlgorithmIdentifiers.NONE, null);
    }

    private String sign(JwtClaims claims, String algorithm, @Nullable Key with) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        signature.setAlgorithmHeaderValue(algorithm);
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setHeader("typ", "JWT");
        signature.setPayload(claims.toJson());
        signature.setKey(with);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new AssertionError("Cannot be signed", e);
        }
    }

    private static String pem(String kind, Key key) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(kind, Base64.getMimeEncoder().encodeToString(key.getEncoded()), kind);
    }
}
