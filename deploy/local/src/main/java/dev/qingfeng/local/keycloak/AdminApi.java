package dev.qingfeng.local.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qingfeng.local.process.Refusal;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Calls of Keycloak's admin REST API, with paths below {@code /admin/realms}. A call that Keycloak refuses is a
 * {@link Refusal} in Keycloak's own words.
 */
final class AdminApi {
    // Keycloak's tokens for administrators live for a minute.
    private static final Duration TOKEN_LIFE = Duration.ofSeconds(30);

    private final Http http = new Http();
    private final String url;
    private final Map<String, String> login;
    private @Nullable String token;
    private long tokenTime;

    AdminApi(String url, String user, String password) {
        this.url = url;
        this.login = Map.of("grant_type", "password", "client_id", "admin-cli", "username", user, "password", password);
    }

    /** Empty when there is no such thing. */
    Optional<JsonNode> find(String path) {
        HttpResponse<String> response = call("GET", path, null);
        return response.statusCode() == 404 ? Optional.empty() : Optional.of(Http.json(Http.accepted(response)));
    }

    JsonNode get(String path) {
        return Http.json(Http.accepted(call("GET", path, null)));
    }

    void post(String path, JsonNode body) {
        Http.accepted(call("POST", path, body));
    }

    void put(String path, JsonNode body) {
        Http.accepted(call("PUT", path, body));
    }

    void put(String path) {
        Http.accepted(call("PUT", path, null));
    }

    void delete(String path) {
        Http.accepted(call("DELETE", path, null));
    }

    void delete(String path, JsonNode body) {
        Http.accepted(call("DELETE", path, body));
    }

    /** Asks for a new token next time: the right to administer a realm is only in tokens younger than the realm. */
    void forgetToken() {
        token = null;
    }

    private HttpResponse<String> call(String method, String path, @Nullable JsonNode body) {
        return http.send(HttpRequest.newBuilder(URI.create(url + "/admin/realms" + path))
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    private String token() {
        String current = token;
        if (current == null || System.nanoTime() - tokenTime > TOKEN_LIFE.toNanos()) {
            current = http.token(url + "/realms/master", login);
            token = current;
            tokenTime = System.nanoTime();
        }
        return current;
    }
}
