package dev.qingfeng.platform.testing;

import io.smallrye.jwt.build.Jwt;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens as Keycloak would issue them, signed with a {@link TokenKey}. The same claims give the
 * same token: signing is much of what a test's request costs.
 */
public final class Token {

    static final String ISSUER = "https://server.example.com";

    private static final String SERVICE = System.getProperty("qingfeng.module", "platform-tests");
    private static final Duration LASTS = Duration.ofHours(1);
    private static final Map<Map<String, Object>, Signed> SIGNED = new ConcurrentHashMap<>();

    private final SortedMap<String, Object> claims = new TreeMap<>();
    private @Nullable Instant issuedAt;

    private record Signed(String token, Instant at) {

        boolean lasts() {
            return Instant.now().isBefore(at.plus(LASTS.dividedBy(2)));
        }
    }

    private Token(String... roles) {
        claims.put("realm_access", Map.of("roles", List.of(roles)));
        claims.put("iss", ISSUER);
        claims.put("aud", SERVICE);
    }

    /** A token with these roles, for this module's service, without staff number and unit. */
    public static Token of(String... roles) {
        return new Token(roles);
    }

    public Token staffNumber(String staffNumber) {
        return with("staff_number", staffNumber);
    }

    public Token unitPath(String unitPath) {
        return with("unit_path", unitPath);
    }

    /** The client that the token was given to, for the person who uses it. */
    public Token client(String client) {
        return with("azp", client);
    }

    public Token userName(String userName) {
        return with("preferred_username", userName);
    }

    /** A token that the client got for itself: no person stands behind it. */
    public Token system(String client) {
        return client(client).userName("service-account-" + client.toLowerCase(Locale.ROOT));
    }

    public Token audience(String audience) {
        return with("aud", audience);
    }

    public Token issuer(String issuer) {
        return with("iss", issuer);
    }

    public Token expired() {
        return lasting(LASTS.negated());
    }

    /** One that was given long ago and lasts only so long from now on. */
    public Token lasting(Duration rest) {
        issuedAt = Instant.now().minus(LASTS).plus(rest);
        return this;
    }

    private Token with(String claim, Object value) {
        claims.put(claim, value);
        return this;
    }

    /** The compact form, as it stands behind {@code Bearer}. */
    public String sign() {
        if (issuedAt != null) {
            return signed(issuedAt).token();
        }
        return SIGNED.compute(
                        Map.copyOf(claims),
                        (same, known) -> known != null && known.lasts() ? known : signed(Instant.now()))
                .token();
    }

    private Signed signed(Instant at) {
        String token = Jwt.claims(claims)
                .subject(UUID.randomUUID().toString())
                .issuedAt(at)
                .expiresAt(at.plus(LASTS))
                .jws()
                .keyId(TokenKey.ID)
                .sign(Issued.KEY);
        return new Signed(token, at);
    }

    /** Read when first signed with, as only then there is one. */
    private static final class Issued {

        private static final PrivateKey KEY =
                TokenKey.read(ConfigProvider.getConfig().getValue(RealParts.TOKEN_KEY, String.class));
    }
}
