package dev.qingfeng.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The demo accounts at Keycloak: each has the role it is named after, or those that it lists, and the role cadre. */
final class Accounts {

    private static final Duration GOOD_FOR = Duration.ofMinutes(3);
    private static final String EVERY_PERSON = "cadre";

    private final String issuer;
    private final JsonNode file;
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    Accounts(String issuer, Path file) {
        this.issuer = issuer;
        try {
            this.file = new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Token(String text, Instant renewAt) {}

    /** Roles of each, by user name. */
    Map<String, Set<String>> roles() {
        Map<String, Set<String>> all = new TreeMap<>();
        for (JsonNode account : file.required("accounts")) {
            String name = account.required("username").asText();
            Set<String> roles = new HashSet<>(Set.of(EVERY_PERSON));
            if (account.has("roles")) {
                account.required("roles").forEach(role -> roles.add(role.asText()));
            } else {
                roles.add(name);
            }
            all.put(name, roles);
        }
        return all;
    }

    /** Those who see the whole city. */
    Set<String> cityWide() {
        Set<String> names = new HashSet<>();
        for (JsonNode account : file.required("accounts")) {
            if (!account.required("unitPath").asText().contains(".")) {
                names.add(account.required("username").asText());
            }
        }
        return names;
    }

    /** Staff number of each, by user name. */
    Map<String, String> staffNumbers() {
        Map<String, String> numbers = new HashMap<>();
        for (JsonNode account : file.required("accounts")) {
            numbers.put(
                    account.required("username").asText(),
                    account.required("staffNumber").asText());
        }
        return numbers;
    }

    /**
     * An access token that is good for another minute at least.
     *
     * @param account one of these, or a person whom a test has added with the same password
     */
    String token(String account) {
        return tokens.compute(
                        account,
                        (name, known) -> known != null && Instant.now().isBefore(known.renewAt())
                                ? known
                                : new Token(
                                        signIn(issuer, "demo-cli", name, password()),
                                        Instant.now().plus(GOOD_FOR)))
                .text();
    }

    /** An access token of a system, for Kafka only. */
    String clientToken(String id, String secret) {
        return grant(issuer, Map.of("grant_type", "client_credentials", "client_id", id, "client_secret", secret));
    }

    /** Where tokens come from. */
    String tokenUrl() {
        return issuer + tokenPath();
    }

    private static String tokenPath() {
        return "/protocol/openid-connect/token";
    }

    /** The password of all of them. */
    String password() {
        return file.required("password").asText();
    }

    /** An access token of this issuer for a person, through a client that takes passwords. */
    static String signIn(String issuer, String client, String name, String password) {
        return grant(
                issuer, Map.of("grant_type", "password", "client_id", client, "username", name, "password", password));
    }

    private static String grant(String issuer, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        try {
            return new Api(issuer)
                    .send("POST", tokenPath(), body, Map.of("Content-Type", "application/x-www-form-urlencoded"))
                    .accepted()
                    .required("access_token")
                    .asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
