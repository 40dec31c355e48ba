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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The demo accounts at Keycloak: each has the role it is named after, and the role cadre. */
final class Accounts {

    private static final Duration GOOD_FOR = Duration.ofMinutes(3);

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

    /** Those that stand for the role that they are named after. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        for (JsonNode account : file.required("accounts")) {
            if (!account.has("roles")) {
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

    /** An access token that is good for another minute at least. */
    String token(String account) {
        return tokens.compute(
                        account,
                        (name, known) -> known != null && Instant.now().isBefore(known.renewAt())
                                ? known
                                : new Token(
                                        grant(Map.of(
                                                "grant_type",
                                                "password",
                                                "client_id",
                                                "demo-cli",
                                                "username",
                                                name,
                                                "password",
                                                file.required("password").asText())),
                                        Instant.now().plus(GOOD_FOR)))
                .text();
    }

    /** An access token of a system, for Kafka only. */
    String clientToken(String id, String secret) {
        return grant(Map.of("grant_type", "client_credentials", "client_id", id, "client_secret", secret));
    }

    /** Where tokens come from. */
    String tokenUrl() {
        return issuer + tokenPath();
    }

    private static String tokenPath() {
        return "/protocol/openid-connect/token";
    }

    private String grant(Map<String, String> form) {
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
