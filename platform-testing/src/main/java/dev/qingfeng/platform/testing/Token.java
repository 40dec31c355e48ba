package dev.qingfeng.platform.testing;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Access tokens as Keycloak would issue them, signed with the key that the tests' OIDC server publishes. */
public final class Token {

    static final String ISSUER = "https://server.example.com";

    private static final String SERVICE = System.getProperty("qingfeng.module", "platform-tests");

    private final JwtClaimsBuilder claims = Jwt.claims();
    private Instant issuedAt = Instant.now();

    private Token(String... roles) {
        claims.claim("realm_access", Map.of("roles", List.of(roles)));
        claims.issuer(ISSUER);
        claims.audience(SERVICE);
        claims.subject(UUID.randomUUID().toString());
    }

    /** A token with these roles, for this module's service, without staff number and unit. */
    public static Token of(String... roles) {
        return new Token(roles);
    }

    public Token staffNumber(String staffNumber) {
        claims.claim("staff_number", staffNumber);
        return this;
    }

    public Token unitPath(String unitPath) {
        claims.claim("unit_path", unitPath);
        return this;
    }

    /** The client that the token was given to, for the person who uses it. */
    public Token client(String client) {
        claims.claim("azp", client);
        return this;
    }

    public Token userName(String userName) {
        claims.claim("preferred_username", userName);
        return this;
    }

    /** A token that the client got for itself: no person stands behind it. */
    public Token system(String client) {
        return client(client).userName("service-account-" + client.toLowerCase(Locale.ROOT));
    }

    public Token audience(String audience) {
        claims.audience(audience);
        return this;
    }

    public Token issuer(String issuer) {
        claims.issuer(issuer);
        return this;
    }

    public Token expired() {
        issuedAt = Instant.now().minus(Duration.ofHours(2));
        return this;
    }

    /** The compact form, as it stands behind {@code Bearer}. */
    public String sign() {
        return claims.issuedAt(issuedAt)
                .expiresAt(issuedAt.plus(Duration.ofHours(1)))
                .jws()
                .keyId("1")
                .sign("privateKey.jwk");
    }
}
