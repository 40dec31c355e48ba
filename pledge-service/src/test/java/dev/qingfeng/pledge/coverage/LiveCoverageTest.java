package dev.qingfeng.pledge.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.qingfeng.platform.testing.Token;
import dev.qingfeng.pledge.RegistryOfTests;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LiveCoverageTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final RegistryOfTests registry = new RegistryOfTests();
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void oneIsToSign() {
        registry.founded();
        registry.openCampaign(
                        "LEADING_CADRE", registry.adoptText("LEADING_CADRE").id(), "2199-12-31")
                .statusCode(201);
        registry.knownCadre("8", registry.town, "LEADING_CADRE");
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private HttpResponse<Stream<String>> watch(Token token, String unitPath) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:%d/pledge/v1/cycles/%s/coverage/board/live"
                                .formatted(RestAssured.port, registry.cycle)))
                        .header(
                                "Authorization",
                                "Bearer " + token.unitPath(unitPath).sign())
                        .header("Accept", "text/event-stream")
                        .build(),
                HttpResponse.BodyHandlers.ofLines());
    }

    private Token auditor() {
        return Token.of("auditor").staffNumber(registry.staff("1"));
    }

    private static List<JsonNode> boards(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("data:"))
                .map(line -> read(line.substring("data:".length())))
                .toList();
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new AssertionError(json, e);
        }
    }

    @Test
    void whoeverWatchesIsShownTheBoardAtOnceAndEachChange() throws Exception {
        List<String> lines = new CopyOnWriteArrayList<>();
        HttpResponse<Stream<String>> stream = watch(auditor(), registry.path);
        assertThat(stream.statusCode()).isEqualTo(200);
        assertThat(stream.headers().firstValue("Content-Type")).hasValue("text/event-stream");
        assertThat(stream.headers().firstValue("Cache-Control")).hasValue("no-store");
        CompletableFuture<Void> reading =
                CompletableFuture.runAsync(() -> stream.body().forEach(lines::add));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> boards(lines).stream()
                        .anyMatch(board -> board.at("/overall/due").asInt() == 1));

        registry.signOwn("8").statusCode(200);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> boards(lines).stream()
                        .anyMatch(board -> board.at("/overall/signed").asInt() == 1));
        List<Long> ids = lines.stream()
                .filter(line -> line.startsWith("id:"))
                .map(line -> Long.parseLong(line.substring(3).trim()))
                .toList();
        assertThat(ids).isSorted().hasSameSizeAs(boards(lines));
        assertThat(boards(lines))
                .allSatisfy(
                        board -> assertThat(ids).contains(board.path("version").asLong()));
        assertThat(reading).isNotDone();
    }

    @Test
    void aStreamEndsWithTheTokenThatOpenedIt() throws Exception {
        HttpResponse<Stream<String>> stream = watch(auditor().lasting(Duration.ofSeconds(3)), registry.path);
        assertThat(stream.statusCode()).isEqualTo(200);
        CompletableFuture<Long> reading =
                CompletableFuture.supplyAsync(() -> stream.body().count());
        await().atMost(Duration.ofSeconds(60)).until(reading::isDone);
    }

    @Test
    void aStreamEndsWhenItsUnitLeavesWhatItsWatcherMaySee() throws Exception {
        HttpResponse<Stream<String>> stream = watch(auditor(), registry.townPath);
        assertThat(stream.statusCode()).isEqualTo(200);
        CompletableFuture<Long> reading =
                CompletableFuture.supplyAsync(() -> stream.body().count());
        registry.unit(registry.town, registry.path + ".elsewhere", "TOWN", 1);
        await().atMost(Duration.ofSeconds(30)).until(reading::isDone);
    }

    @Test
    void nobodyOpensStreamsWithoutEnd() throws Exception {
        for (int window = 0; window < 20; window++) {
            assertThat(watch(auditor(), registry.path).statusCode()).isEqualTo(200);
        }
        assertThat(watch(auditor(), registry.path).statusCode()).isEqualTo(503);
        assertThat(watch(Token.of("auditor").staffNumber(registry.staff("2")), registry.path)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void ofManyStreamsThatAreOpenedAtOnceNoneIsOneTooMany() throws Exception {
        ExecutorService windows = Executors.newFixedThreadPool(60);
        List<Integer> statuses = new ArrayList<>();
        try {
            Callable<Integer> open = () -> watch(auditor(), registry.path).statusCode();
            for (Future<Integer> answer : windows.invokeAll(Collections.nCopies(60, open))) {
                statuses.add(answer.get());
            }
        } finally {
            windows.shutdownNow();
        }
        assertThat(statuses).containsOnly(200, 503);
        assertThat(Collections.frequency(statuses, 200)).isEqualTo(20);
    }

    @Test
    void whoMayNotReadTheBoardMayNotWatchIt() throws Exception {
        assertThat(watch(auditor(), "elsewhere").statusCode()).isEqualTo(404);
        assertThat(watch(Token.of("cadre").staffNumber(registry.staff("8")), registry.path)
                        .statusCode())
                .isEqualTo(403);
    }
}
