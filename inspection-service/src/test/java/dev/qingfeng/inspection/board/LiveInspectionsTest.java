package dev.qingfeng.inspection.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.qingfeng.inspection.CityOfTests;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.Token;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.Test;

/** Whoever watches the board is shown each change, also one that another service tells. */
@QuarkusTest
class LiveInspectionsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();

    @Inject
    InspectionBoardService boards;

    @Inject
    CurrentIdentityAssociation calling;

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new AssertionError(json, e);
        }
    }

    private HttpResponse<Stream<String>> watch(CityOfTests city, Token token) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:%d/inspection/v1/cycles/%s/inspection-board/live"
                                .formatted(RestAssured.port, city.cycle)))
                        .header("Authorization", "Bearer " + token.sign())
                        .header("Accept", "text/event-stream")
                        .build(),
                HttpResponse.BodyHandlers.ofLines());
    }

    private static void awaitBoard(List<String> lines, Predicate<JsonNode> shown) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> lines.stream()
                        .filter(line -> line.startsWith("data:"))
                        .map(line -> read(line.substring("data:".length())))
                        .anyMatch(shown));
    }

    @Test
    void whoeverWatchesIsShownTheBoardAtOnceAndEachChange() throws Exception {
        try (CityOfTests city = new CityOfTests().founded()) {
            city.formed();
            HttpResponse<Stream<String>> stream =
                    watch(city, Token.of("auditor").staffNumber(city.staff("1")).unitPath(city.path));
            assertThat(stream.statusCode()).isEqualTo(200);
            assertThat(stream.headers().firstValue("Content-Type")).hasValue("text/event-stream");
            List<String> lines = new CopyOnWriteArrayList<>();
            CompletableFuture<Void> reading =
                    CompletableFuture.runAsync(() -> stream.body().forEach(lines::add));
            awaitBoard(lines, board -> board.at("/totals/assigned").asInt() == 1);
            city.announce(city.inspectionOf(city.town));
            awaitBoard(lines, board -> board.at("/totals/noticePosted").asInt() == 1);
            String inspection = city.inspectionOf(city.town);
            assertThat(Database.execute("""
                            insert into finding (id, version, inspection_id, cycle_id, unit_id, step, category, severity, state, found_at,
                              recorded_at, recorded_by, editions, follow_ups)
                            select gen_random_uuid(), 0, id, cycle_id, unit_id, 'FIELD_VISIT', 'INTEGRITY', 'OBSERVATION', 'OPEN', now(),
                              now(), 'x', 1, 0 from unit_inspection where id = ?::uuid""", inspection)).isEqualTo(1);
            awaitBoard(lines, board -> board.at("/lines/0/findings/open").asInt() == 1);
            city.phase("DECISION", 1);
            awaitBoard(
                    lines,
                    board -> board.at("/lines/0/steps/0/unmet").toString().contains("phase-passed"));
            assertThat(lines.stream().filter(line -> line.startsWith("id:")).distinct())
                    .hasSameSizeAs(lines.stream()
                            .filter(line -> line.startsWith("data:"))
                            .toList());
            assertThat(reading).isNotDone();
        }
    }

    /** What the board of a member of an inspection team is known by. */
    private BoardKey watchedBy(CityOfTests city, String number) {
        JwtClaims token = new JwtClaims();
        token.setStringClaim("staff_number", city.staff(number));
        token.setStringClaim("unit_path", city.officePath);
        calling.setIdentity(QuarkusSecurityIdentity.builder()
                .setPrincipal(new DefaultJWTCallerPrincipal(token))
                .addRole(CityOfTests.TEAM_MEMBER)
                .build());
        return boards.watched(city.cycle, new BoardFilter());
    }

    private static void standAside(CityOfTests city, UUID cadre, UUID unit) {
        city.officer()
                .body("{\"cycleId\":\"%s\",\"cadreId\":\"%s\",\"unitId\":\"%s\",\"reason\":\"x\"}"
                        .formatted(city.cycle, cadre, unit))
                .post("/inspection/v1/recusals")
                .then()
                .statusCode(201);
    }

    /** Each board is read again and again for as long as it is watched: members of a team do not have one each. */
    @Test
    void aTeamWatchesOneBoardWhoeverOfItStandsAsideElsewhere() {
        try (CityOfTests city = new CityOfTests().founded()) {
            city.formed();
            city.form(city.team(city.knownCadre("8"), List.of(), city.farm)).statusCode(201);
            BoardKey ofTheTeam = watchedBy(city, "6");
            assertThat(watchedBy(city, "8")).isNotEqualTo(ofTheTeam);
            standAside(city, city.member, city.farm);
            assertThat(watchedBy(city, "7")).isEqualTo(ofTheTeam);
            standAside(city, city.member, city.town);
            assertThat(watchedBy(city, "7").aside()).containsExactly(city.town);
        }
    }

    @Test
    void whoMayNotReadTheBoardMayNotWatchIt() throws Exception {
        try (CityOfTests city = new CityOfTests().founded()) {
            assertThat(watch(
                                    city,
                                    Token.of("auditor")
                                            .staffNumber(city.staff("1"))
                                            .unitPath("elsewhere"))
                            .statusCode())
                    .isEqualTo(404);
            assertThat(watch(
                                    city,
                                    Token.of("cadre")
                                            .staffNumber(city.staff("1"))
                                            .unitPath(city.path))
                            .statusCode())
                    .isEqualTo(403);
        }
    }
}
