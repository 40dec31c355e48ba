package dev.qingfeng.inspection.ballot;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.PublishedEvents;
import dev.qingfeng.platform.testing.Token;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever the request of a voter carries, none of it is found again: in no table, log, metric, thread or event. */
@QuarkusTest
class VotersLeaveNothingIT {

    private static final Logger LOG = Logger.getLogger(VotersLeaveNothingIT.class);
    private static final List<String> TOPICS =
            List.of("qingfeng.inspection.events.v1", "qingfeng.audit.seals.v1", "inspection-service.dead-letter.v1");
    private static final String REST = "/inspection/v1/ballots";
    private static final String PAGE = REST + "/page";

    private final String mark = UUID.randomUUID().toString().replace("-", "");
    private final String address = "2001:db8:" + mark.substring(0, 4) + ":" + mark.substring(4, 8) + "::7";
    private final String agent = "Voter/" + mark;
    private final String account = "MARK-" + mark.substring(0, 8);
    private final String trace = HexFormat.of().toHexDigits(System.nanoTime()) + mark.substring(16);

    /** Of the form of a credential, and none. */
    private final String forged = mark.substring(0, 20).toUpperCase(Locale.ROOT);

    @Inject
    MeterRegistry meters;

    private HallOfTests hall;
    private LogOfTests log;

    @BeforeEach
    void allHaveCome() {
        hall = new HallOfTests();
        log = new LogOfTests();
    }

    @AfterEach
    void close() {
        log.close();
        hall.close();
    }

    /** Somebody whose request says all that a request can say of them. */
    private RequestSpecification somebody() {
        return given().auth()
                .oauth2(Token.of("cadre")
                        .staffNumber(account)
                        .unitPath(hall.city.path)
                        .sign())
                .header("X-Forwarded-For", address)
                .header("Forwarded", "for=\"[" + address + "]\"")
                .header("X-Real-IP", address)
                .header("User-Agent", agent)
                .header("Referer", "https://intranet.example/" + mark)
                .header("X-Request-ID", mark)
                .header("traceparent", "00-" + trace + "-" + mark.substring(0, 16) + "-01")
                .header("tracestate", "city=" + mark)
                .header("baggage", "person=" + mark)
                .header("Idempotency-Key", mark)
                .cookie("session", mark);
    }

    private Response rest(String path, String body) {
        return unsaid(somebody().contentType("application/json").body(body).post(path));
    }

    private RequestSpecification form(String credential) {
        return somebody()
                .contentType("application/x-www-form-urlencoded")
                .header("Origin", "null")
                .formParam("desk", HallOfTests.deskCode())
                .formParam("credential", credential);
    }

    private RequestSpecification filled(String credential, int positions) {
        RequestSpecification filled = form(credential);
        for (int i = 0; i < positions; i++) {
            filled.formParam("p" + i, "00");
        }
        return filled;
    }

    private Response unsaid(Response answer) {
        for (String secret : List.of(address, agent, account, trace)) {
            assertThat(answer.getHeaders() + answer.asString()).doesNotContain(secret);
        }
        assertThat(answer.getHeaders().hasHeaderWithName("Set-Cookie")).isFalse();
        return answer;
    }

    /** Whoever made up a credential learns from the answer no more than whoever used one up. */
    private static void assertAlike(int status, Response one, String ofOne, Response other, String ofOther) {
        assertThat(one.statusCode()).isEqualTo(status);
        assertThat(other.statusCode()).isEqualTo(status);
        assertThat(butTheCredential(other.asString(), ofOther)).isEqualTo(butTheCredential(one.asString(), ofOne));
        assertThat(headers(other)).isEqualTo(headers(one));
    }

    /** Which the page may show again to whoever typed it. */
    private static String butTheCredential(String body, String credential) {
        return body.replace(credential, "?").replace(credential.replace("-", ""), "?");
    }

    private static List<String> headers(Response answer) {
        return answer.getHeaders().asList().stream()
                .filter(header -> !header.getName().equalsIgnoreCase("Date")
                        && !header.getName().equalsIgnoreCase("Content-Length"))
                .map(Object::toString)
                .sorted()
                .toList();
    }

    private static String shown(String credential) {
        return "{\"credential\":\"%s\",\"deskCode\":\"%s\"}".formatted(credential, HallOfTests.deskCode());
    }

    private static String ballot(String credential, int positions) {
        return shown(credential).replaceFirst("}$", "") + ",\"codes\":[" + "\"00\",".repeat(positions - 1) + "\"00\"]}";
    }

    @Test
    void nothingOfAVoterIsFoundAnywhereHoweverTheyVoted() {
        String round = hall.round();
        List<String> credentials = hall.slips(round, 3);
        hall.open(round, 3).statusCode(200);
        String byRest = credentials.get(0);
        String onPages = credentials.get(1);
        String refused = credentials.get(2);
        int positions = HallOfTests.positions(byRest);

        assertThat(rest(REST + "/paper", shown(byRest)).statusCode()).isEqualTo(200);
        assertThat(rest(REST, ballot(byRest, positions)).statusCode()).isEqualTo(204);
        assertAlike(409, rest(REST, ballot(byRest, positions)), byRest, rest(REST, ballot(forged, positions)), forged);
        assertThat(rest(REST, ballot(refused, positions).replace("\"00\"]", "\"99\"]"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(rest(REST, ballot(refused, positions).replaceFirst("}$", "")).statusCode())
                .isEqualTo(400);
        assertThat(rest(REST + "/" + mark, "{}").statusCode()).isEqualTo(404);

        assertThat(unsaid(somebody().get(PAGE)).statusCode()).isEqualTo(200);
        assertThat(unsaid(form(onPages).post(PAGE + "/paper")).statusCode()).isEqualTo(200);
        assertThat(unsaid(filled(onPages, positions).post(PAGE)).statusCode()).isEqualTo(200);
        assertAlike(
                409,
                unsaid(filled(onPages, positions).post(PAGE)),
                onPages,
                unsaid(filled(forged, positions).post(PAGE)),
                forged);
        assertAlike(
                409,
                unsaid(form(onPages).post(PAGE + "/paper")),
                onPages,
                unsaid(form(forged).post(PAGE + "/paper")),
                forged);
        assertThat(unsaid(form(refused).post(PAGE)).statusCode()).isEqualTo(422);
        assertThat(Database.number("select count(*) from ballot where round_id = ?", UUID.fromString(round)))
                .isEqualTo(2);

        assertThat(found(secrets(credentials))).isEmpty();
        hall.end(round).statusCode(200);
        hall.seal(round).statusCode(200);
        assertThat(found(secrets(credentials))).isEmpty();
    }

    @Test
    void aFaultOfOursTellsNothingEither() {
        String round = hall.round();
        List<String> credentials = hall.slips(round, 1);
        hall.open(round, 1).statusCode(200);
        int positions = HallOfTests.positions(credentials.get(0));
        Database.execute("alter table ballot rename to ballot_gone");
        try {
            assertThat(rest(REST, ballot(credentials.get(0), positions)).statusCode())
                    .isEqualTo(500);
            assertThat(unsaid(filled(credentials.get(0), positions).post(PAGE)).statusCode())
                    .isEqualTo(500);
        } finally {
            Database.execute("alter table ballot_gone rename to ballot");
        }
        assertThat(found(secrets(credentials))).isEmpty();
        assertThat(log.with(List.of("It was not answered"))).isNotEmpty();
    }

    private List<String> secrets(List<String> credentials) {
        return Stream.concat(
                        credentials.stream().flatMap(credential -> Stream.of(credential, credential.replace("-", ""))),
                        Stream.of(mark, address, agent, account, trace, forged))
                .toList();
    }

    /** Where any of these is found, in any case, as text, as bytes in hexadecimal, or in Base64. */
    private Set<String> found(List<String> secrets) {
        List<String> needles = secrets.stream()
                .flatMap(VotersLeaveNothingIT::spellings)
                .map(spelling -> spelling.toLowerCase(Locale.ROOT))
                .toList();
        Set<String> places = new TreeSet<>();
        if (!log.with(needles).isEmpty()) {
            places.add("log");
        }
        if (holds(given().get("/q/metrics").asString(), needles)) {
            places.add("metrics");
        }
        if (Thread.getAllStackTraces().entrySet().stream()
                .anyMatch(thread -> holds(thread.getKey() + Arrays.toString(thread.getValue()), needles))) {
            places.add("threads");
        }
        for (String table : Database.column(
                "select format('%I.%I', schemaname, tablename) from pg_tables where schemaname !~ '^(pg_|information_)'")) {
            if (Database.column("select t::text from " + table + " t").stream().anyMatch(row -> holds(row, needles))) {
                places.add("table " + table);
            }
        }
        for (String topic : TOPICS) {
            try (PublishedEvents events = PublishedEvents.on(topic)) {
                if (events.drain(Duration.ofSeconds(1)).stream()
                        .anyMatch(event -> holds(event.key() + event.headers() + event.payload(), needles))) {
                    places.add("topic " + topic);
                }
            }
        }
        return places;
    }

    private static Stream<String> spellings(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        String base64 = Base64.getEncoder().withoutPadding().encodeToString(bytes);
        return Stream.of(secret, HexFormat.of().formatHex(bytes), base64.substring(0, base64.length() - 1));
    }

    private static boolean holds(String text, List<String> needles) {
        String lower = text.toLowerCase(Locale.ROOT);
        return needles.stream().anyMatch(lower::contains);
    }

    /** The search itself is put to the test: whatever leaks, it is found. */
    @Test
    void aLeakWouldBeFound() {
        Counter leak = Counter.builder("leak").tag("from", mark).register(meters);
        LOG.info("A vote from " + agent);
        Database.execute("insert into inbox (source, id) values ('leak', ?)", mark);
        try {
            assertThat(found(List.of(mark))).containsExactly("log", "metrics", "table public.inbox");
            Database.execute("update inbox set id = encode(convert_to(?, 'UTF8'), 'base64') where id = ?", mark, mark);
            assertThat(found(List.of(mark))).contains("table public.inbox");
        } finally {
            meters.remove(leak);
            Database.execute("delete from inbox where source = 'leak'");
        }
    }
}
