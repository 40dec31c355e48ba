package dev.qingfeng.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Calls one service, as one person or as nobody.
 *
 * @param url without a slash at its end
 * @param credentials the headers that say who calls; asked for at each call, since tokens expire
 */
record Api(String url, Supplier<Map<String, String>> credentials) {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration COMES_BACK_WITHIN = Duration.ofSeconds(60);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** As nobody. */
    Api(String url) {
        this(url, Map::of);
    }

    /** The same service, with these headers instead of what said who calls. */
    Api with(Map<String, String> headers) {
        return new Api(url, () -> headers);
    }

    Answer get(String path) {
        return answered("GET", path, "", Map.of());
    }

    Answer postJson(String path, JsonNode body) {
        return postJson(path, body, Map.of());
    }

    /** With a fresh Idempotency-Key unless the headers have one. */
    Answer postJson(String path, JsonNode body, Map<String, String> headers) {
        return answered("POST", path, body.toString(), typed("application/json", headers));
    }

    /** With a fresh Idempotency-Key. */
    Answer postCsv(String path, String file) {
        return answered("POST", path, file, typed("text/csv", Map.of()));
    }

    /** The same, sent again with the same key until there is an answer, for a service that is killed and comes back. */
    Answer postCsvUntilAnswered(String path, String file) throws InterruptedException {
        Map<String, String> headers = typed("text/csv", Map.of());
        Instant end = Instant.now().plus(COMES_BACK_WITHIN);
        while (true) {
            try {
                Answer answer = send("POST", path, file, headers);
                if (!answer.code().equals("request-in-flight")) {
                    return answer;
                }
            } catch (IOException e) {
                if (Instant.now().isAfter(end)) {
                    throw new AssertionError("No answer to POST " + url + path, e);
                }
            }
            Thread.sleep(50);
        }
    }

    /** Any request at all. */
    Answer send(String method, String path, String body, Map<String, String> headers) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(TIMEOUT)
                .header("Accept-Language", "en")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::setHeader);
        credentials.get().forEach(request::setHeader);
        try {
            return new Answer(HTTP.send(request.build(), FirstMessage.orWhole()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while calling " + url + path, e);
        }
    }

    /**
     * What is answered to a request that announces a body of so many bytes and then waits: head and body, as they come. A client
     * that sent such a body could lose the answer while it sends.
     */
    String announce(String method, String path, long bytes, Map<String, String> headers) throws IOException {
        URI address = URI.create(url + path);
        StringBuilder head =
                new StringBuilder("%s %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\nContent-Length: %d\r\n"
                        .formatted(method, path, address.getAuthority(), bytes));
        Map<String, String> all = new HashMap<>(headers);
        all.putAll(credentials.get());
        all.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout((int) TIMEOUT.toMillis());
            socket.getOutputStream().write(head.append("\r\n").toString().getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    /** The headers of a request with a body, a fresh Idempotency-Key included unless there is one. */
    static Map<String, String> typed(String mediaType, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", mediaType);
        all.putIfAbsent("Idempotency-Key", UUID.randomUUID().toString());
        return all;
    }

    private Answer answered(String method, String path, String body, Map<String, String> headers) {
        try {
            return send(method, path, body, headers);
        } catch (IOException e) {
            throw new AssertionError("No answer to " + method + " " + url + path, e);
        }
    }
}
