package dev.qingfeng.local.sample;

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
import java.util.UUID;

/** Calls one service as one person. */
final class ServiceClient {

    /** What a service answered. */
    record Answer(int status, JsonNode body) {

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
    private final String token;

    /**
     * A client for one base URL.
     *
     * @param url of the service, without a slash at the end
     */
    ServiceClient(String url, String token) {
        this.url = url;
        this.token = token;
    }

    JsonNode get(String path) {
        return send(HttpRequest.newBuilder().GET(), path).accepted();
    }

    Answer post(String path, String mediaType, String body) {
        return send(
                HttpRequest.newBuilder()
                        .header("Content-Type", mediaType)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(BodyPublishers.ofString(body)),
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
        try {
            HttpResponse<String> response = http.send(
                    request.uri(URI.create(url + path))
                            .timeout(TIMEOUT)
                            .header("Authorization", "Bearer " + token)
                            .header("Accept-Language", "en")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while loading the sample", e);
        }
    }
}
