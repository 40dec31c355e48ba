package dev.qingfeng.pledge.breach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.PublishedEvent;
import dev.qingfeng.platform.testing.PublishedEvents;
import dev.qingfeng.pledge.RegistryOfTests;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That a pledge was broken is for discipline officers only until accountability is announced, and never for the signer. */
@QuarkusTest
class BreachResourceTest {

    private static final String BREACHES = "/pledge/v1/breaches";
    private static final String DISCIPLINE = "discipline-officer";
    private static final String OFFICER = "organization-officer";
    private static final String AUDITOR = "auditor";
    private static final String CADRE = "cadre";

    private final RegistryOfTests city = new RegistryOfTests();
    private UUID signer = UUID.randomUUID();
    private String pledge = "";

    /** The signer's number is 8. */
    @BeforeEach
    void found() {
        city.founded();
        city.openCampaign("LEADING_CADRE", city.adoptText("LEADING_CADRE").id(), "2199-12-31")
                .statusCode(201);
        signer = city.knownCadre("8", city.town, "LEADING_CADRE");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number("select count(*) from pledge where cadre_id = ?", signer) == 1);
        city.signOwn("8").statusCode(200);
        pledge = pledgeOf("8");
    }

    @AfterEach
    void close() {
        city.close();
    }

    private String pledgeOf(String number) {
        return city.as(number, CADRE)
                .get("/pledge/v1/pledges?mine=true")
                .then()
                .extract()
                .path("items[0].id");
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.of("Asia/Shanghai"));
    }

    private ValidatableResponse mark(RequestSpecification as, String pledgeId, LocalDate foundOn) {
        return as.body("{\"pledgeId\":\"%s\",\"foundOn\":\"%s\"}".formatted(pledgeId, foundOn))
                .post(BREACHES)
                .then();
    }

    private String marked() {
        return mark(city.as("3", DISCIPLINE), pledge, today())
                .statusCode(201)
                .extract()
                .path("id");
    }

    private ValidatableResponse announce(RequestSpecification as, String id, LocalDate day) {
        return as.header("If-Match", "*")
                .body("{\"announcedOn\":\"%s\"}".formatted(day))
                .post(BREACHES + "/" + id + "/announcement")
                .then();
    }

    private ValidatableResponse announce(String id) {
        return announce(city.as("3", DISCIPLINE), id, today());
    }

    /** All who are not to know before it is announced, and are to know then. */
    private Stream<RequestSpecification> others() {
        return Stream.of(
                city.as("2", OFFICER),
                city.as("2", AUDITOR),
                city.as("2", OFFICER, AUDITOR, CADRE),
                city.as("8", CADRE),
                city.as("8", CADRE, OFFICER),
                // A discipline officer who is the signer.
                city.as("8", DISCIPLINE, CADRE));
    }

    /** What a refusal says, except when it was said. */
    private static String said(ExtractableResponse<Response> answer, String asked) {
        try {
            ObjectNode problem =
                    (ObjectNode) new ObjectMapper().readTree(answer.asString().replace(asked, "…"));
            return answer.statusCode() + " " + problem.without("traceId");
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private ValidatableResponse withdraw(RequestSpecification as, String id) {
        return as.header("If-Match", "*")
                .post(BREACHES + "/" + id + "/withdrawal")
                .then();
    }

    @Test
    void whatWasMarkedByMistakeIsWithdrawnAndOnlyThoseWhoWereToldAreTold() {
        String unannounced = marked();
        withdraw(city.as("2", OFFICER), unannounced).statusCode(403);
        withdraw(city.as("8", DISCIPLINE, CADRE), unannounced).statusCode(404);
        city.as("3", DISCIPLINE)
                .post(BREACHES + "/" + unannounced + "/withdrawal")
                .then()
                .statusCode(428);
        withdraw(city.as("3", DISCIPLINE), unannounced).statusCode(200).body("withdrawnAt", notNullValue());
        withdraw(city.as("3", DISCIPLINE), unannounced).statusCode(409).body("code", equalTo("breach-withdrawn"));
        announce(unannounced).statusCode(409).body("code", equalTo("breach-withdrawn"));
        others().forEach(reader -> reader.get(BREACHES).then().body("items", empty()));

        String again = marked();
        announce(again).statusCode(200);
        withdraw(city.as("3", DISCIPLINE), again).statusCode(200);
        city.as("8", CADRE)
                .get(BREACHES)
                .then()
                .body("items.id", contains(again))
                .body("items[0].withdrawnAt", notNullValue());
        try (PublishedEvents events = PublishedEvents.on("qingfeng.pledge.events.v1")) {
            events.await(event -> event.type().equals("dev.qingfeng.pledge.breach-withdrawn.v1")
                    && event.key().equals(again));
            assertThat(events.untilNow().stream().map(PublishedEvent::key))
                    .as("nobody was told of the first")
                    .doesNotContain(unannounced);
        }
    }

    @Test
    void untilItIsAnnouncedItIsForNobodyElseAsIfItWereNot() {
        String id = marked();
        String nothing = UUID.randomUUID().toString();
        others().forEach(reader -> {
            String none = said(reader.get(BREACHES + "/" + nothing).then().extract(), nothing);
            assertThat(none).startsWith("404 ");
            assertThat(said(reader.get(BREACHES + "/" + id).then().extract(), id))
                    .isEqualTo(none);
            reader.get(BREACHES).then().statusCode(200).body("items", empty(), "next", nullValue());
            reader.get(BREACHES + "?pledgeId=" + pledge).then().statusCode(200).body("items", empty());
        });
        city.as("3", DISCIPLINE)
                .get(BREACHES + "/" + id)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"v0\""))
                .body("pledgeId", equalTo(pledge), "announcedOn", nullValue());
        city.as("3", DISCIPLINE).get(BREACHES + "?pledgeId=" + pledge).then().body("items.id", contains(id));

        announce(id).statusCode(200).body("announcedOn", equalTo(today().toString()));
        others().forEach(reader -> {
            reader.get(BREACHES + "/" + id).then().statusCode(200).header("ETag", equalTo("\"v1\""));
            reader.get(BREACHES).then().body("items.id", contains(id));
        });
        city.as("9", CADRE).get(BREACHES + "/" + id).then().statusCode(404);
        city.as("9", CADRE).get(BREACHES).then().body("items", empty());
    }

    @Test
    void nothingElseTellsOfItBeforeItIsAnnounced() {
        List<String> looks = looks();
        List<String> before = looks.stream().map(this::seen).toList();
        long outbox = told();
        String id = marked();
        assertThat(looks.stream().map(this::seen)).isEqualTo(before);
        assertThat(UUID.fromString(id).version()).as("an id without a time").isEqualTo(4);
        assertThat(told()).isEqualTo(outbox);
        String metrics = RestAssured.get("/q/metrics").asString();
        assertThat(metrics).contains("/v1/pledges").doesNotContain("/v1/breaches");

        announce(id).statusCode(200);
        assertThat(looks.stream().map(this::seen)).isEqualTo(before);
        try (PublishedEvents events = PublishedEvents.on("qingfeng.pledge.events.v1")) {
            PublishedEvent told = events.await(event -> event.key().equals(id));
            assertThat(told.type()).isEqualTo("dev.qingfeng.pledge.pledge-breached.v1");
            assertThat(told.json().toString()).isEqualTo("{\"pledgeId\":\"" + pledge + "\"}");
            assertThat(events.untilNow().stream().filter(event -> event.key().equals(id)))
                    .hasSize(1);
        }
    }

    private List<String> looks() {
        return List.of(
                "/pledge/v1/pledges/" + pledge,
                "/pledge/v1/pledges",
                "/pledge/v1/cycles/" + city.cycle + "/coverage",
                "/pledge/v1/campaigns");
    }

    private String seen(String address) {
        return seen(address, "2");
    }

    private String seen(String address, String number) {
        Response answer = city.as(number, OFFICER, DISCIPLINE).get(address);
        return answer.statusCode() + " " + answer.header("ETag") + " " + answer.asString();
    }

    /** Whatever has been told of the pledge or with it, wherever. */
    private long told() {
        return Database.number("select count(*) from watch.event where payload like '%" + pledge + "%'")
                + Database.number(
                        "select count(*) from watch.event where type like '%breach%' and subject = '" + pledge + "'");
    }

    /** The audit names the breach by its own id: whoever reads the rows does not find whose it is, or that it is one of theirs. */
    @Test
    void theAuditSaysWhoMarkedAndReadItAndNotOfWhom() {
        String id = marked();
        long ofThePledge = Database.number("select count(*) from audit_entry where record_id = ?", pledge);
        city.as("3", DISCIPLINE).get(BREACHES + "/" + id).then().statusCode(200);
        city.as("3", DISCIPLINE).get(BREACHES).then().statusCode(200);
        String rows = "select count(*) from audit_entry where record_type = 'Breach' and record_id = ? and actor = ?";
        String read = rows + " and action = 'READ'";
        assertThat(Database.number(rows + " and operation = 'markBreach'", id, city.staff("3")))
                .isEqualTo(1);
        assertThat(Database.number(read, id, city.staff("3"))).isEqualTo(2);
        announce(id).statusCode(200);
        city.as("2", OFFICER).get(BREACHES + "/" + id).then().statusCode(200);
        assertThat(Database.number(read, id, city.staff("2"))).isZero();
        assertThat(Database.number("select count(*) from audit_entry where record_id = ?", pledge))
                .isEqualTo(ofThePledge);
    }

    @Test
    void aDisciplineOfficerIsBlindToTheirOwnUnderEveryNumber() {
        String open = mark(city.as("8", DISCIPLINE), pledge, today())
                .statusCode(403)
                .body("code", equalTo("own-pledge"))
                .extract()
                .path("detail");
        String id = marked();
        mark(city.as("8", DISCIPLINE), pledge, today())
                .statusCode(403)
                .body("code", equalTo("own-pledge"), "detail", equalTo(open));
        announce(city.as("8", DISCIPLINE), id, today()).statusCode(404);
        city.keptAs("10", city.town, signer);
        mark(city.as("10", DISCIPLINE), pledge, today()).statusCode(403);
        city.as("10", DISCIPLINE).get(BREACHES + "/" + id).then().statusCode(404);
        city.as("10", DISCIPLINE).get(BREACHES).then().body("items", empty());
        announce(id).statusCode(200);
        city.as("10", DISCIPLINE).get(BREACHES + "/" + id).then().statusCode(200);
        city.at(city.path + ".zuzhibu", "10", CADRE)
                .get(BREACHES + "/" + id)
                .then()
                .statusCode(200);
        announce(city.as("8", DISCIPLINE), id, today()).statusCode(403).body("code", equalTo("own-pledge"));
        // Whoever cannot be told apart from the signer is told nothing.
        city.nameless(city.path, DISCIPLINE)
                .get(BREACHES)
                .then()
                .statusCode(403)
                .body("code", equalTo("staff-number-missing"));
    }

    /** A token of a number that was given up may live on. */
    @Test
    void aDisciplineOfficerIsBlindToTheirOwnUnderANumberThatTheyGaveUp() {
        city.enteredTwice(signer, "8", "7", "LEADING_CADRE");
        mark(city.as("7", DISCIPLINE), pledge, today()).statusCode(403).body("code", equalTo("own-pledge"));
        String id = marked();
        city.as("7", DISCIPLINE).get(BREACHES + "/" + id).then().statusCode(404);
        city.as("7", DISCIPLINE).get(BREACHES).then().body("items", empty());
        announce(city.as("7", DISCIPLINE), id, today()).statusCode(404);
        withdraw(city.as("7", DISCIPLINE), id).statusCode(404);
        announce(id).statusCode(200);
        city.as("7", DISCIPLINE).get(BREACHES + "/" + id).then().statusCode(200);
        withdraw(city.as("7", DISCIPLINE), id).statusCode(403).body("code", equalTo("own-pledge"));
    }

    @Test
    void onlyDisciplineOfficersOfTheUnitMarkAndAnnounce() {
        for (String role : new String[] {OFFICER, AUDITOR, CADRE}) {
            mark(city.as("2", role), pledge, today()).statusCode(403).body("code", equalTo("forbidden"));
        }
        String elsewhere = mark(city.at(city.path + ".zuzhibu", "3", DISCIPLINE), pledge, today())
                .statusCode(422)
                .body("code", equalTo("unknown-reference"))
                .extract()
                .path("detail");
        mark(city.as("3", DISCIPLINE), UUID.randomUUID().toString(), today())
                .statusCode(422)
                .body("detail", equalTo(elsewhere));
        String id = marked();
        announce(city.as("2", OFFICER), id, today()).statusCode(403).body("code", equalTo("forbidden"));
        announce(city.at(city.path + ".zuzhibu", "3", DISCIPLINE), id, today()).statusCode(404);
        city.at(city.path + ".zuzhibu", "3", DISCIPLINE)
                .get(BREACHES + "/" + id)
                .then()
                .statusCode(404);
        try (RegistryOfTests other = new RegistryOfTests().founded()) {
            mark(other.as("3", DISCIPLINE), pledge, today()).statusCode(422);
            other.as("3", DISCIPLINE).get(BREACHES).then().body("items", empty());
            announce(other.as("3", DISCIPLINE), id, today()).statusCode(404);
            announce(id).statusCode(200);
            other.as("2", OFFICER).get(BREACHES + "/" + id).then().statusCode(404);
        }
        city.at(city.path + ".zuzhibu", "2", OFFICER)
                .get(BREACHES + "/" + id)
                .then()
                .statusCode(404);
    }

    @Test
    void whatIsMarkedIsSignedAndMarkedOnce() {
        UUID due = city.knownCadre("9", city.town, "LEADING_CADRE");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number("select count(*) from pledge where cadre_id = ?", due) == 1);
        mark(city.as("3", DISCIPLINE), pledgeOf("9"), today()).statusCode(409).body("code", equalTo("pledge-unsigned"));
        mark(city.as("3", DISCIPLINE), pledge, today().plusDays(1))
                .statusCode(422)
                .body("code", equalTo("in-the-future"));
        mark(city.as("3", DISCIPLINE), pledge, today().minusDays(1))
                .statusCode(422)
                .body("code", equalTo("found-before-signed"));
        marked();
        mark(city.as("4", DISCIPLINE), pledge, today()).statusCode(409).body("code", equalTo("breach-marked-already"));
        assertThat(Database.number("select count(*) from breach where pledge_id = ?", UUID.fromString(pledge)))
                .isEqualTo(1);
    }

    @Test
    void itIsAnnouncedOnceAndNotBeforeItWasFound() throws SQLException {
        String id = marked();
        announce(city.as("3", DISCIPLINE), id, today().minusDays(1))
                .statusCode(422)
                .body("code", equalTo("announced-before-found"));
        announce(city.as("3", DISCIPLINE), id, today().plusDays(1))
                .statusCode(422)
                .body("code", equalTo("in-the-future"));
        city.as("3", DISCIPLINE)
                .body("{\"announcedOn\":\"%s\"}".formatted(today()))
                .post(BREACHES + "/" + id + "/announcement")
                .then()
                .statusCode(428);
        city.as("3", DISCIPLINE)
                .header("If-Match", "\"v7\"")
                .body("{\"announcedOn\":\"%s\"}".formatted(today()))
                .post(BREACHES + "/" + id + "/announcement")
                .then()
                .statusCode(412);
        announce(id).statusCode(200);
        announce(id).statusCode(409).body("code", equalTo("breach-announced-already"));
        try (Connection connection = Database.runtime();
                Statement command = connection.createStatement()) {
            for (String rewriting : new String[] {"update breach set pledge_id = id", "delete from breach"}) {
                assertThatThrownBy(() -> command.execute(rewriting)).hasMessageContaining("permission denied");
            }
        }
    }

    @Test
    void breachesComeInPages() {
        marked();
        city.knownCadre("9", city.town, "LEADING_CADRE");
        await().atMost(Duration.ofSeconds(30)).until(() -> pledgeOf("9") != null);
        city.signOwn("9").statusCode(200);
        mark(city.as("3", DISCIPLINE), pledgeOf("9"), today()).statusCode(201);
        String next = city.as("3", DISCIPLINE)
                .get(BREACHES + "?limit=1")
                .then()
                .body("items", hasSize(1))
                .extract()
                .path("next");
        city.as("3", DISCIPLINE)
                .get(BREACHES + "?limit=1&cursor=" + next)
                .then()
                .body("items", hasSize(1), "next", nullValue());
    }

    /** Why somebody is close to the signer; each makes the person with the number {@code 7} so. */
    enum Closeness {
        KIN {
            @Override
            void tell(RegistryOfTests city, UUID signer) {
                city.knownPerson(UUID.randomUUID(), "7", 0, null, signer);
            }
        },
        KIN_AS_TOLD_OF_THE_SIGNER {
            @Override
            void tell(RegistryOfTests city, UUID signer) {
                UUID close = city.knownCadre("7", city.town);
                city.knownPerson(signer, "8", 1, null, close);
            }
        },
        KIN_UNDER_AN_EARLIER_NUMBER {
            @Override
            void tell(RegistryOfTests city, UUID signer) {
                UUID earlier = city.knownCadre("6", city.town);
                city.knownPerson(signer, "8", 1, null, earlier);
                city.keptAs("7", city.town, earlier);
            }
        },
        KIN_WHO_COMES_UNDER_A_NUMBER_THAT_THEY_GAVE_UP {
            @Override
            void tell(RegistryOfTests city, UUID signer) {
                UUID close = city.knownCadre("6", city.town);
                city.knownPerson(signer, "8", 1, null, close);
                city.enteredTwice(close, "6", "7");
            }
        },
        OF_THE_SAME_LEADERSHIP_TEAM {
            @Override
            void tell(RegistryOfTests city, UUID signer) {
                city.knownPerson(signer, "8", 1, city.knownPost(city.office, "HEAD_OF_GOVERNMENT"));
                city.knownPerson(UUID.randomUUID(), "7", 0, city.knownPost(city.office, "PARTY_SECRETARY"));
            }
        };

        abstract void tell(RegistryOfTests city, UUID signer);
    }

    @ParameterizedTest
    @EnumSource
    void whoIsCloseToTheSignerLearnsOfItAsOthersDoAndNotBefore(Closeness closeness) {
        closeness.tell(city, signer);
        RequestSpecification[] all = {city.as("7", DISCIPLINE), city.as("7", DISCIPLINE, OFFICER, AUDITOR, CADRE)};
        String open = mark(city.as("7", DISCIPLINE), pledge, today())
                .statusCode(403)
                .body("code", equalTo("signer-is-close"))
                .extract()
                .path("detail");
        List<String> looks = looks();
        List<String> before = looks.stream().map(look -> seen(look, "7")).toList();
        String id = marked();
        mark(city.as("7", DISCIPLINE), pledge, today())
                .statusCode(403)
                .body("code", equalTo("signer-is-close"), "detail", equalTo(open));
        assertThat(looks.stream().map(look -> seen(look, "7"))).isEqualTo(before);
        String nothing = UUID.randomUUID().toString();
        for (RequestSpecification reader : all) {
            String none = said(reader.get(BREACHES + "/" + nothing).then().extract(), nothing);
            assertThat(said(reader.get(BREACHES + "/" + id).then().extract(), id))
                    .isEqualTo(none);
            reader.get(BREACHES).then().statusCode(200).body("items", empty(), "next", nullValue());
            reader.get(BREACHES + "?pledgeId=" + pledge).then().statusCode(200).body("items", empty());
        }
        announce(city.as("7", DISCIPLINE), id, today()).statusCode(404);
        withdraw(city.as("7", DISCIPLINE), id).statusCode(404);
        city.as("3", DISCIPLINE).get(BREACHES + "/" + id).then().statusCode(200);

        announce(id).statusCode(200);
        city.as("7", DISCIPLINE).get(BREACHES + "/" + id).then().statusCode(200);
        withdraw(city.as("7", DISCIPLINE), id).statusCode(403).body("code", equalTo("signer-is-close"));
    }

    @Test
    void whoHoldsAnotherPostOfTheUnitThanOneOfTheLeadershipTeamIsNotClose() {
        city.knownPerson(signer, "8", 1, city.knownPost(city.office, "HEAD_OF_GOVERNMENT"));
        city.knownPerson(UUID.randomUUID(), "7", 0, city.knownPost(city.office, "STAFF"));
        city.as("7", DISCIPLINE).get(BREACHES + "/" + marked()).then().statusCode(200);
    }
}
