package dev.qingfeng.complaint.report;

import static dev.qingfeng.complaint.RegistryOfTests.anybody;
import static dev.qingfeng.complaint.RegistryOfTests.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import dev.qingfeng.complaint.RegistryOfTests;
import dev.qingfeng.complaint.casework.CaseOfTests;
import dev.qingfeng.complaint.complaint.ComplaintCategory;
import dev.qingfeng.platform.confidential.ConfidentialConfig;
import dev.qingfeng.platform.confidential.KeyedHash;
import dev.qingfeng.platform.testing.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Anybody can report, gets a receipt, and learns by it how the report stands. */
@QuarkusTest
class ReportResourceTest {

    private final RegistryOfTests registry = new RegistryOfTests();

    @Inject
    KeyedHash hash;

    @BeforeEach
    void found() {
        registry.founded();
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private static ValidatableResponse send(String body) {
        return anybody().body(body).post("/complaint/v1/reports").then();
    }

    private static Response follow(String receipt) {
        return anybody().body("{\"receipt\":\"" + receipt + "\"}").post("/complaint/v1/reports/status");
    }

    @Test
    void noMetricSaysThatSomebodyReportedOrFollowedAReport() {
        follow(report(registry.townPath, "跑風漏氣")).then().statusCode(200);
        assertThat(RestAssured.get("/q/metrics").asString())
                .contains("qingfeng_outbox_backlog")
                .doesNotContain("/v1/reports");
    }

    @Test
    void theReceiptTellsTheStateAndTheDayAndNothingElse() {
        send("{\"subjectUnitId\":\"%s\",\"category\":\"LEAK\",\"narrative\":\"跑風漏氣\"}".formatted(registry.town))
                .statusCode(201)
                .body("$", aMapWithSize(1))
                .body("receipt", matchesPattern("[0-9A-HJKMNP-TV-Z]{20}"))
                .header("Location", nullValue())
                .header("ETag", nullValue())
                .header("Cache-Control", equalTo("no-store"));
        follow(report(registry.townPath, "跑風漏氣"))
                .then()
                .statusCode(200)
                .body("$", aMapWithSize(3))
                .body("state", equalTo("RECEIVED"), "progress", equalTo("RECEIVED"))
                .body(
                        "receivedOn",
                        equalTo(LocalDate.now(ZoneId.of("Asia/Shanghai")).toString()));
    }

    @Test
    void aReportIsOfAnyOfTheKindsOfViolation() {
        for (ComplaintCategory category : ComplaintCategory.values()) {
            send("{\"unitPath\":\"%s\",\"category\":\"%s\",\"narrative\":\"a\"}".formatted(registry.townPath, category))
                    .statusCode(201);
        }
        registry.at(registry.townPath, "1", "complaint-handler")
                .get("/complaint/v1/complaints")
                .then()
                .statusCode(200)
                .body(
                        "items.category",
                        containsInAnyOrder(Stream.of(ComplaintCategory.values())
                                .map(Enum::name)
                                .toArray()));
    }

    /** Whoever has the database alone finds no receipt in it, nor can tell whether a receipt that they hold is one of ours. */
    @Test
    void theReceiptIsKeptAsAHashUnderAKey() throws NoSuchAlgorithmException {
        String receipt = report(registry.townPath, "跑風漏氣");
        String row = Database.text("select c::text from complaint c where subject_unit_id = '" + registry.town + "'");
        assertThat(row).contains(hash.of("receipt", receipt)).doesNotContainIgnoringCase(receipt);
        for (String known :
                List.of(receipt, receipt.toLowerCase(Locale.ROOT), "receipt" + receipt, "receipt\0" + receipt)) {
            for (String algorithm : List.of("SHA-256", "SHA-512/256", "SHA3-256")) {
                byte[] digest = MessageDigest.getInstance(algorithm).digest(known.getBytes(StandardCharsets.UTF_8));
                assertThat(row).as(algorithm).doesNotContain(HexFormat.of().formatHex(digest));
            }
        }
        assertThat(row).as("under another key").doesNotContain(new KeyedHash(anotherKey()).of("receipt", receipt));
    }

    /** Neither to its reporter again nor to those who handle the case. */
    @Test
    void noAnswerButTheFirstHoldsTheReceipt() {
        CaseOfTests of = new CaseOfTests(registry, "跑風漏氣");
        of.officer()
                .body("{\"text\":\"已收到\"}")
                .post(of.address() + "/messages")
                .then()
                .statusCode(201);
        String withReceipt = "{\"receipt\":\"" + of.receipt + "\"}";
        Stream<Response> answers = Stream.concat(
                Stream.of("status", "messages/reading")
                        .map(path -> anybody().body(withReceipt).post("/complaint/v1/reports/" + path)),
                Stream.of("", "/case", "/messages", "/attachments")
                        .map(path -> of.officer().get(of.address() + path)));
        List<String> told = answers.map(
                        answer -> answer.then().statusCode(200).extract().asString())
                .toList();
        assertThat(told)
                .hasSize(6)
                .allSatisfy(body ->
                        assertThat(body.replace("-", "")).doesNotContainIgnoringCase(of.receipt.replace("-", "")));
    }

    private static ConfidentialConfig anotherKey() {
        return new ConfidentialConfig() {
            @Override
            public Map<String, String> keys() {
                return Map.of();
            }

            @Override
            public String currentKey() {
                return "";
            }

            @Override
            public Optional<Set<String>> formerKeys() {
                return Optional.empty();
            }

            @Override
            public String hashKey() {
                return Base64.getEncoder().encodeToString("another".repeat(5).getBytes(StandardCharsets.UTF_8));
            }
        };
    }

    @Test
    void theReceiptIsTakenHoweverItWasWrittenDown() {
        String receipt = report("", "請看");
        assertThat(follow(receipt.toLowerCase(Locale.ROOT)).statusCode()).isEqualTo(200);
        assertThat(follow(receipt.replaceAll("(.{5})(?!$)", "$1-")).statusCode())
                .isEqualTo(200);
        assertThat(follow(receipt.replace('0', 'o').replace('1', 'l')).statusCode())
                .isEqualTo(200);
    }

    @Test
    void wrongReceiptsAnswerAlike() {
        String right = report("", "請看");
        String almost = right.substring(0, 19) + (right.endsWith("0") ? "2" : "0");
        String first = follow("ZZZZZZZZZZZZZZZZZZZZ")
                .then()
                .statusCode(404)
                .body("code", equalTo("receipt-unknown"), "traceId", nullValue())
                .extract()
                .asString();
        for (String wrong : new String[] {almost, "", "U", right + "0", "換屆", "' or 1 = 1 --", "0".repeat(100)}) {
            Response answer = follow(wrong);
            assertThat(answer.statusCode()).as(wrong).isEqualTo(404);
            assertThat(answer.asString()).as(wrong).isEqualTo(first);
        }
    }

    @Test
    void aReportNeedsNoUnitButNoneThatThereIsNot() {
        send("{\"category\":\"OTHER\",\"narrative\":\"a\"}").statusCode(201);
        for (String unit : new String[] {
            "\"subjectUnitId\":\"" + UUID.randomUUID() + "\"",
            "\"unitPath\":\"" + registry.path + ".nowhere\"",
            "\"unitPath\":\"" + registry.path + "\",\"subjectUnitId\":\"" + registry.town + "\""
        }) {
            send("{" + unit + ",\"category\":\"OTHER\",\"narrative\":\"a\"}")
                    .statusCode(422)
                    .body("code", equalTo("unknown-reference"));
        }
    }

    @Test
    void aUnitIsFoundByThePathThatItOnceHad() {
        registry.townMoved(registry.path + ".zuzhibu.qingquan");
        for (String path : new String[] {registry.townPath, registry.path + ".zuzhibu.qingquan"}) {
            send("{\"unitPath\":\"%s\",\"category\":\"OTHER\",\"narrative\":\"a\"}".formatted(path))
                    .statusCode(201);
        }
        assertThat(Database.number("select count(*) from complaint where subject_unit_id = ?", registry.town))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            {"category":"LEAK","narrative":""};                          /narrative; required
            {"category":"LEAK"};                                         /narrative; required
            {"narrative":"a"};                                           /category;  required
            {"category":"GOSSIP","narrative":"a"};                       /category;  unknown-value
            {"category":"LEAK","narrative":"a","sender":"b"};            /sender;    unknown-field
            {"category":"LEAK","narrative":"a","unitPath":"A b"};        /unitPath;  wrong-format
            """)
    void whatCannotBeReadIsRefused(String body, String pointer, String code) {
        send(body)
                .statusCode(400)
                .body("errors[0].pointer", equalTo(pointer), "errors[0].code", equalTo(code))
                .body("traceId", nullValue());
    }

    @Test
    void aNarrativeHasAnEnd() {
        send("{\"category\":\"LEAK\",\"narrative\":\"" + "長".repeat(20_000) + "\"}")
                .statusCode(201);
        send("{\"category\":\"LEAK\",\"narrative\":\"" + "長".repeat(20_001) + "\"}")
                .statusCode(400)
                .body("errors[0].code", equalTo("wrong-length"));
        send("{\"category\":\"LEAK\",\"narrative\":\"" + "a".repeat(1_000_000) + "\"}")
                .statusCode(413)
                .body("code", equalTo("body-too-large"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/complaint/v1/reports;a=b", "/complaint/v1/reports/", "/complaint/v1/./reports"})
    void howeverTheAddressIsWrittenTheCallerStaysUnknownOrIsNotServed(String address) {
        Response answer = anybody()
                .urlEncodingEnabled(false)
                .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                .body("{\"category\":\"LEAK\",\"narrative\":\"a\"}")
                .post(address);
        assertThat(answer.statusCode()).isIn(201, 404);
        assertThat(Database.number("select count(*) from audit_entry where operation = 'submitReport'"
                        + " and (trace_id is not null or actor <> 'anonymous')"))
                .isZero();
    }
}
