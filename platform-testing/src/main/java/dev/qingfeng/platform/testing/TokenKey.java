package dev.qingfeng.platform.testing;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;

import com.github.tomakehurst.wiremock.client.WireMock;
import java.math.BigInteger;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;

/**
 * What {@link Token} signs with, in place of the key that comes with the tests' OIDC server: made anew for each run, and short,
 * since the tests of a module sign a thousand tokens without the compiler that makes a long key cheap.
 */
final class TokenKey {

    static final String ID = "1";

    private static final int BITS = 1024;

    private final KeyPair pair;

    private TokenKey(KeyPair pair) {
        this.pair = pair;
    }

    static TokenKey create() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return new TokenKey(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** Lets the realm of the tests' OIDC server give out the public half as the key that it signs with. */
    void publishAt(URI realm) {
        RSAPublicKey published = (RSAPublicKey) pair.getPublic();
        WireMock.create()
                .host(realm.getHost())
                .port(realm.getPort())
                .build()
                .register(
                        get(realm.getPath() + "/protocol/openid-connect/certs").willReturn(okJson("""
                        {"keys": [{"kty": "RSA", "kid": "%s", "use": "sig", "alg": "RS256", "n": "%s", "e": "%s"}]}""".formatted(
                                        ID, base64(published.getModulus()), base64(published.getPublicExponent())))));
    }

    /** The private half as text, which {@link #read(String)} takes. */
    String text() {
        return Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
    }

    static PrivateKey read(String text) {
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(text)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String base64(BigInteger number) {
        byte[] bytes = number.toByteArray();
        // Without the byte that only says that the number is positive.
        int sign = bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOfRange(bytes, sign, bytes.length));
    }
}
