package dev.qingfeng.local.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.qingfeng.local.process.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Calls one service as one person. */
final class ServiceClient {

    /**
     * What a service answered.
     *
     * @param entityTag null where there is none
     */
    record Answer(int status, JsonNode body, @Nullable String entityTag) {

        /** The body, unless it is a problem. */
        JsonNode accepted() {
            if (status >= 300) {
                throw new Refusal("The sample was not loaded: %d %s".formatted(status, body));
            }
            return body;
        }

        boolean hasCode(String problem) {
            return status >= 400 && problem.equals(body.path("code").asText());
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final String url;
    private final @Nullable String token;

    /**
     * A client for one base URL.
     *
     * @param url of the service, without a slash at the end
     * @param token null for somebody who does not say who they are
     */
    ServiceClient(String url, @Nullable String token) {
        this.url = url;
        this.token = token;
    }

    JsonNode get(String path) {
        return read(path).accepted();
    }

    /** With the entity tag that a change needs. */
    Answer read(String path) {
        return send(HttpRequest.newBuilder().GET(), path);
    }

    /** All items of a list, page after page. */
    List<JsonNode> list(String path) {
        List<JsonNode> items = new ArrayList<>();
        String first = path + (path.contains("?") ? "&" : "?") + "limit=500";
        String next = first;
        while (next != null) {
            JsonNode page = get(next);
            page.required("items").forEach(items::add);
            next = page.has("next") ? first + "&cursor=" + page.get("next").asText() : null;
        }
        return items;
    }

    /** Changes something that is as the entity tag says. */
    Answer change(String path, @Nullable String entityTag, JsonNode body) {
        return change(path, entityTag, "application/json", body.toString().getBytes(UTF_8));
    }

    /** The same with a file. */
    Answer change(String path, @Nullable String entityTag, String mediaType, byte[] body) {
        return send(
                HttpRequest.newBuilder()
                        .header("Content-Type", mediaType)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .header("If-Match", entityTag == null ? "*" : entityTag)
                        .POST(BodyPublishers.ofByteArray(body)),
                path);
    }

    /** Writes something anew that is as the entity tag says. */
    Answer put(String path, @Nullable String entityTag, JsonNode body) {
        return send(
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/json")
                        .header("If-Match", entityTag == null ? "*" : entityTag)
                        .PUT(BodyPublishers.ofString(body.toString())),
                path);
    }

    /** A file. */
    byte[] download(String path) {
        HttpResponse<byte[]> response =
                send(HttpRequest.newBuilder().GET(), path, HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() >= 300) {
            throw new Refusal("The sample was not loaded: %d for %s".formatted(response.statusCode(), path));
        }
        return response.body();
    }

    /** What is made and shown once, such as a print. */
    byte[] print(String path, JsonNode body) {
        HttpResponse<byte[]> response = send(
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/json")
                        .header("If-Match", "*")
                        .POST(BodyPublishers.ofString(body.toString())),
                path,
                HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() >= 300) {
            throw new Refusal("The sample was not loaded: %d for %s".formatted(response.statusCode(), path));
        }
        return response.body();
    }

    Answer post(String path, String mediaType, String body) {
        return post(path, mediaType, body.getBytes(UTF_8));
    }

    Answer post(String path, String mediaType, byte[] body) {
        return send(
                HttpRequest.newBuilder()
                        .header("Content-Type", mediaType)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(BodyPublishers.ofByteArray(body)),
                path);
    }

    Answer postJson(String path, JsonNode body) {
        return post(path, "application/json", body.toString());
    }

    /** Tries again for as long as the service does not know yet what the body refers to. */
    Answer postJsonOnceKnown(String path, JsonNode body, Duration limit) {
        Instant end = Instant.now().plus(limit);
        Answer answer = postJson(path, body);
        while (answer.hasCode("unknown-reference") && Instant.now().isBefore(end)) {
            pause();
            answer = postJson(path, body);
        }
        return answer;
    }

    /** Between two looks at what comes over Kafka. */
    static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while loading the sample", e);
        }
    }

    private Answer send(HttpRequest.Builder request, String path) {
        HttpResponse<String> response = send(request, path, HttpResponse.BodyHandlers.ofString());
        try {
            return new Answer(
                    response.statusCode(),
                    JSON.readTree(response.body().isEmpty() ? "null" : response.body()),
                    response.headers().firstValue("ETag").orElse(null));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> HttpResponse<T> send(
            HttpRequest.Builder request, String path, HttpResponse.BodyHandler<T> bodyHandler) {
        try {
            if (token != null) {
                request.header("Authorization", "Bearer " + token);
            }
            return http.send(
                    request.uri(URI.create(url + path))
                            .timeout(TIMEOUT)
                            .header("Accept-Language", "en")
                            .build(),
                    bodyHandler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while loading the sample", e);
        }
    }
}
