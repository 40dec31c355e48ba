package dev.qingfeng.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * No protected operation lets in a token that Keycloak would not have made for it, even if it is signed with a key that
 * is in the realm: so each forgery has one fault only, and the copy without a fault is let in.
 */
@ExtendWith(QingfengExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForgedTokensIT {

    /** Many times what the services take until they ask for a key that they do not know. */
    private static final Duration KNOWN_WITHIN = Duration.ofSeconds(60);

    private final Qingfeng qingfeng;
    private final RealmAdmin realm;
    private final List<Operation> operations;
    private final Set<String> roles;
    private final SigningKey key = new SigningKey();
    private final SigningKey rotatedOut = new SigningKey();
    private final List<String> added = new ArrayList<>();

    ForgedTokensIT(Qingfeng qingfeng) {
        this.qingfeng = qingfeng;
        this.realm = qingfeng.realm();
        this.operations = Operation.all().stream()
                .filter(operation -> !operation.isPublic())
                .toList();
        this.roles = operations.stream()
                .flatMap(operation -> operation.roles().stream())
                .collect(Collectors.toSet());
    }

    @BeforeAll
    void theRealmHasOurKey() {
        String path = realm.add(rotatedOut);
        try {
            added.add(realm.add(key));
            awaitKnown(rotatedOut);
            awaitKnown(key);
        } finally {
            realm.remove(path);
        }
    }

    @AfterAll
    void theRealmIsAsBefore() {
        added.forEach(realm::remove);
    }

    @Test
    void aCopyWithoutAFaultIsLetInEverywhere() {
        SoftAssertions each = new SoftAssertions();
        operations.parallelStream().forEach(operation -> {
            Answer answer = attempt(operation, key.sign(claims()));
            each.assertThat(answer.status())
                    .as("%s: %s", operation, answer)
                    .isNotIn(401, 403)
                    .isLessThan(500);
        });
        each.assertAll();
    }

    @Test
    void aTokenForTheOtherServicesIsRefused() {
        refusedEverywhere(operation -> key.sign(changed(claims -> claims.setAudience(Qingfeng.SERVICES.stream()
                .filter(service -> !service.equals(operation.service()))
                .toList()))));
    }

    @Test
    void aTokenForNoServiceIsRefused() {
        refused(claims -> claims.unsetClaim("aud"));
    }

    @Test
    void anExpiredTokenIsRefused() {
        refused(claims -> {
            claims.setIssuedAt(fromNow(Duration.ofMinutes(-6)));
            claims.setExpirationTime(fromNow(Duration.ofMinutes(-1)));
        });
    }

    @Test
    void aTokenThatNeverExpiresIsRefused() {
        refused(claims -> claims.unsetClaim("exp"));
    }

    @Test
    void aTokenThatIsNotYetValidIsRefused() {
        refused(claims -> claims.setNotBefore(fromNow(Duration.ofMinutes(1))));
    }

    @Test
    void aTokenThatDoesNotSayWhenItWasIssuedIsRefused() {
        refused(claims -> claims.unsetClaim("iat"));
    }

    @Test
    void aTokenThatWasIssuedHoursAgoIsRefusedHoweverLongItShouldLast() {
        refused(claims -> claims.setIssuedAt(fromNow(Duration.ofMinutes(-61))));
    }

    @Test
    void aTokenOfAnotherIssuerIsRefused() {
        refused(claims ->
                claims.setIssuer(qingfeng.parts().keycloak().issuer().replace("/realms/qingfeng", "/realms/master")));
        refused(claims -> claims.unsetClaim("iss"));
    }

    @Test
    void aTokenForAnotherPurposeIsRefused() {
        refused(claims -> claims.setClaim("typ", "ID"));
        refused(claims -> claims.setClaim("typ", "Refresh"));
    }

    @Test
    void anUnsignedTokenIsRefused() {
        String unsigned = key.leaveUnsigned(claims());
        assertThat(unsigned).endsWith(".");
        refusedEverywhere(any -> unsigned);
    }

    @Test
    void aTokenSignedWithThePublicKeyAsSecretIsRefused() {
        String signed = key.signWithPublicKeyAsSecret(claims());
        refusedEverywhere(any -> signed);
    }

    @Test
    void aTokenOfAKeyThatIsNotInTheRealmIsRefusedUnderWhateverNameItComes() {
        SigningKey stranger = new SigningKey();
        refusedEverywhere(any -> stranger.sign(claims()));
        stranger.id(key.id());
        refusedEverywhere(any -> stranger.sign(claims()));
    }

    @Test
    void aTokenOfAKeyThatWasRotatedOutIsRefused() {
        SigningKey fresh = new SigningKey();
        added.add(realm.add(fresh));
        awaitKnown(fresh);
        refusedEverywhere(any -> rotatedOut.sign(claims()));
    }

    /** Each service asks Keycloak for keys at most once in a while, when a token names one that it does not know. */
    private void awaitKnown(SigningKey signer) {
        Map<String, Operation> one = operations.stream()
                .collect(Collectors.toMap(Operation::service, Function.identity(), (first, second) -> first));
        await().atMost(KNOWN_WITHIN)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(one.values())
                        .allSatisfy(operation -> assertThat(attempt(operation, signer.sign(claims()))
                                        .status())
                                .isNotEqualTo(401)));
    }

    private void refused(Consumer<JwtClaims> fault) {
        String forged = key.sign(changed(fault));
        refusedEverywhere(any -> forged);
    }

    private void refusedEverywhere(Function<Operation, String> token) {
        SoftAssertions each = new SoftAssertions();
        operations.parallelStream().forEach(operation -> {
            Answer answer = attempt(operation, token.apply(operation));
            each.assertThatCode(() -> assertThat(
                                    answer.refused(401).required("code").asText())
                            .isEqualTo("unauthenticated"))
                    .as("%s", operation)
                    .doesNotThrowAnyException();
        });
        each.assertAll();
    }

    private Answer attempt(Operation operation, String token) {
        return operation.attempt(
                qingfeng.anonymously(operation.service()).with(Map.of("Authorization", "Bearer " + token)));
    }

    private JwtClaims changed(Consumer<JwtClaims> fault) {
        JwtClaims claims = claims();
        fault.accept(claims);
        return claims;
    }

    /** Those of a token that Keycloak has just made, with every role. */
    private JwtClaims claims() {
        String payload = qingfeng.accounts().token("registry-admin").split("\\.", -1)[1];
        try {
            JwtClaims claims = JwtClaims.parse(new String(Base64.getUrlDecoder().decode(payload), UTF_8));
            claims.setClaim("realm_access", Map.of("roles", List.copyOf(roles)));
            return claims;
        } catch (InvalidJwtException e) {
            throw new AssertionError("Not a token of Keycloak", e);
        }
    }

    private static NumericDate fromNow(Duration distance) {
        return NumericDate.fromMilliseconds(System.currentTimeMillis() + distance.toMillis());
    }
}
