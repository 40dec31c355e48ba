package dev.qingfeng.pledge.signing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.PublishedEvent;
import dev.qingfeng.platform.testing.PublishedEvents;
import dev.qingfeng.pledge.RegistryOfTests;
import dev.qingfeng.pledge.RegistryOfTests.Text;
import dev.qingfeng.pledge.SignerCategory;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A campaign makes a pledge due of everyone in its category; each signs their own, once, having read the text. */
@QuarkusTest
class PledgeResourceTest {

    private final RegistryOfTests registry = new RegistryOfTests();
    private Text text = new Text("", "");

    @BeforeEach
    void aCampaignForLeadingCadres() {
        registry.founded();
        registry.knownCadre("8", registry.town, "LEADING_CADRE");
        registry.knownCadre("9", registry.office, "LEADING_CADRE", "ORGANISATION_STAFF");
        registry.knownCadre("10", registry.town, "ORGANISATION_STAFF");
        text = registry.adoptText("LEADING_CADRE");
        registry.openCampaign("LEADING_CADRE", text.id(), "2199-12-31").statusCode(201);
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private String pledgeOf(String number) {
        return registry.as(number, "cadre")
                .get("/pledge/v1/pledges")
                .then()
                .extract()
                .path("items[0].id");
    }

    private ValidatableResponse sign(String number, String pledge, String tag, String hash) {
        return registry.as(number, "cadre")
                .header("If-Match", tag)
                .body("{\"textHash\":\"" + hash + "\"}")
                .post("/pledge/v1/pledges/" + pledge + "/signature")
                .then();
    }

    @Test
    void aPersonSignsAndTheTopicsTellIt() {
        String pledge = pledgeOf("8");
        sign("8", pledge, "\"v0\"", text.hash())
                .statusCode(200)
                .header("ETag", equalTo("\"v1\""))
                .body("state", equalTo("SIGNED"), "method", equalTo("ELECTRONIC"))
                .body("textId", equalTo(text.id()), "textEdition", equalTo(1), "textHash", equalTo(text.hash()))
                .body("signedAt", notNullValue());

        try (PublishedEvents signatures = PublishedEvents.on("qingfeng.pledge.signatures.v1");
                PublishedEvents events = PublishedEvents.on("qingfeng.pledge.events.v1")) {
            PublishedEvent signature = signatures.await(event -> event.key().equals(pledge));
            assertThat(signature.type()).isEqualTo("dev.qingfeng.pledge.signature.v1");
            assertThat(signature.version()).isEqualTo(1);
            assertThat(signature.json().get("state").asText()).isEqualTo("SIGNED");
            assertThat(signature.json().get("textId").asText()).isEqualTo(text.id());
            assertThat(signature.json().get("textEdition").asInt()).isEqualTo(1);
            assertThat(signature.payload()).doesNotContain(registry.staff("8")).doesNotContain("某某");
            PublishedEvent signed = events.await(event -> event.type().equals("dev.qingfeng.pledge.signed.v1")
                    && event.key().equals(pledge));
            assertThat(signed.json().get("textHash").asText()).isEqualTo(text.hash());
            events.await(event -> event.type().equals("dev.qingfeng.pledge.text-adopted.v1")
                    && event.key().equals(text.id()));
            events.await(event -> event.type().equals("dev.qingfeng.pledge.campaign-opened.v1")
                    && event.json().get("cycleId").asText().equals(registry.cycle.toString()));
        }
        assertThat(Database.number(
                        "select count(*) from audit_entry where record_id = ? and actor = ? and operation = 'signPledge'",
                        pledge,
                        registry.staff("8")))
                .isEqualTo(1);
    }

    @Test
    void everyoneSeesTheirOwnPledgeAndOfficersThoseOfTheirUnits() {
        registry.as("8", "cadre")
                .get("/pledge/v1/pledges")
                .then()
                .body("items", hasSize(1))
                .body("items.staffNumber", contains(registry.staff("8")));
        registry.as("10", "cadre").get("/pledge/v1/pledges").then().body("items", empty());
        registry.as("8", "cadre")
                .get("/pledge/v1/pledges/" + pledgeOf("9"))
                .then()
                .statusCode(404);
        registry.as("1", "organization-officer")
                .get("/pledge/v1/pledges")
                .then()
                .body("items", hasSize(2));
        registry.at(registry.townPath, "1", "auditor")
                .get("/pledge/v1/pledges")
                .then()
                .body("items", hasSize(1));
        registry.at(registry.townPath, "1", "auditor")
                .get("/pledge/v1/pledges/" + pledgeOf("9"))
                .then()
                .statusCode(404);
        registry.at("elsewhere", "1", "auditor")
                .get("/pledge/v1/pledges")
                .then()
                .body("items", empty());
        registry.as("1", "organization-officer")
                .get("/pledge/v1/pledges?mine=true")
                .then()
                .body("items", empty());
    }

    @Test
    void theListCanBeNarrowed() {
        registry.signOwn("8").statusCode(200);
        assertThat(listed("state=DUE")).containsExactly(pledgeOf("9"));
        assertThat(listed("state=SIGNED&category=LEADING_CADRE&cycleId=" + registry.cycle))
                .containsExactly(pledgeOf("8"));
        assertThat(listed("state=EXCUSED")).isEmpty();
        assertThat(listed("category=TOWNSHIP_SECRETARY")).isEmpty();
        assertThat(listed("cycleId=" + UUID.randomUUID())).isEmpty();
        assertThat(listed("hasScan=false"))
                .as("what was signed electronically lacks none")
                .isEmpty();
    }

    private List<String> listed(String query) {
        return registry.as("1", "organization-officer")
                .get("/pledge/v1/pledges?" + query)
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
    }

    @Test
    void anAuditorWithoutAStaffNumberSeesTheirUnits() {
        String pledge = pledgeOf("8");
        RequestSpecification town = registry.nameless(registry.townPath, "auditor");
        town.get("/pledge/v1/pledges/" + pledge).then().statusCode(200).body("textId", nullValue());
        town.get("/pledge/v1/pledges/" + pledgeOf("9")).then().statusCode(404);
        town.get("/pledge/v1/pledges").then().statusCode(200).body("items", hasSize(1));
        registry.nameless(registry.path, "cadre")
                .get("/pledge/v1/pledges/" + pledge)
                .then()
                .statusCode(403)
                .body("code", equalTo("staff-number-missing"));
    }

    @Test
    void anOfficerSignsTheirOwnPledgeAlsoOutsideOfTheirUnits() {
        String pledge = pledgeOf("9");
        registry.at(registry.townPath, "9", "cadre", "organization-officer")
                .get("/pledge/v1/pledges/" + pledge)
                .then()
                .statusCode(200);
        registry.at(registry.townPath, "8", "cadre", "organization-officer")
                .get("/pledge/v1/pledges/" + pledge)
                .then()
                .statusCode(404);
    }

    @ParameterizedTest
    @EnumSource(SignerCategory.class)
    void eachOfTheFourCategoriesSignsItsOwnText(SignerCategory category) {
        try (RegistryOfTests city = new RegistryOfTests().founded()) {
            city.knownCadre("11", city.town, category.name());
            city.knownCadre("12", city.town);
            Text own = city.adoptText(category.name());
            city.openCampaign(category.name(), own.id(), "2199-12-31").statusCode(201);
            city.signOwn("11").statusCode(200).body("category", equalTo(category.name()), "textId", equalTo(own.id()));
            city.as("12", "cadre").get("/pledge/v1/pledges").then().body("items", empty());
            city.as("1", "auditor")
                    .get("/pledge/v1/cycles/" + city.cycle + "/coverage")
                    .then()
                    .body("categories.category", contains(category.name()), "categories[0].ratio", equalTo(1.0f));
        }
    }

    @Test
    void whoIsInTwoCategoriesSignsTwoPledges() {
        Text staff = registry.adoptText("ORGANISATION_STAFF");
        registry.openCampaign("ORGANISATION_STAFF", staff.id(), "2199-12-31").statusCode(201);
        var own = registry.as("9", "cadre")
                .get("/pledge/v1/pledges")
                .then()
                .body("items.category", containsInAnyOrder("LEADING_CADRE", "ORGANISATION_STAFF"))
                .extract();
        sign("9", own.path("items.find { it.category == 'LEADING_CADRE' }.id"), "*", text.hash())
                .statusCode(200);
        sign("9", own.path("items.find { it.category == 'ORGANISATION_STAFF' }.id"), "*", staff.hash())
                .statusCode(200);
        registry.as("9", "cadre").get("/pledge/v1/pledges").then().body("items.state", contains("SIGNED", "SIGNED"));
    }

    @Test
    void nobodySignsForAnother() {
        String pledge = pledgeOf("8");
        sign("9", pledge, "*", text.hash()).statusCode(404);
        registry.as("1", "cadre", "organization-officer")
                .header("If-Match", "*")
                .body("{\"textHash\":\"" + text.hash() + "\"}")
                .post("/pledge/v1/pledges/" + pledge + "/signature")
                .then()
                .statusCode(403)
                .body("code", equalTo("not-the-signer"));
    }

    @Test
    void whatWasNotReadIsNotSigned() {
        String pledge = pledgeOf("8");
        sign("8", pledge, "\"v0\"", "0".repeat(64)).statusCode(409).body("code", equalTo("text-differs"));
        sign("8", pledge, "\"v0\"", "short").statusCode(400);
        sign("8", pledge, "\"v7\"", text.hash()).statusCode(412);
        registry.as("8", "cadre")
                .body("{\"textHash\":\"" + text.hash() + "\"}")
                .post("/pledge/v1/pledges/" + pledge + "/signature")
                .then()
                .statusCode(428);
        registry.as("8", "cadre").get("/pledge/v1/pledges/" + pledge).then().body("state", equalTo("DUE"));
    }

    @Test
    void aRepeatedRequestGetsItsFirstAnswerAndANewOneIsRefused() {
        String pledge = pledgeOf("8");
        String key = UUID.randomUUID().toString();
        String body = "{\"textHash\":\"" + text.hash() + "\"}";
        String first = signWithKey(key, pledge, body).statusCode(200).extract().asString();
        assertThat(signWithKey(key, pledge, body).statusCode(200).extract().asString())
                .isEqualTo(first);
        sign("8", pledge, "*", text.hash()).statusCode(409).body("code", equalTo("already-signed"));
    }

    private ValidatableResponse signWithKey(String key, String pledge, String body) {
        return registry.withKey(key, "8", "cadre")
                .header("If-Match", "\"v0\"")
                .body(body)
                .post("/pledge/v1/pledges/" + pledge + "/signature")
                .then();
    }

    @Test
    void twentyAtOnceMakeOneSignature() throws Exception {
        String pledge = pledgeOf("8");
        ExecutorService threads = Executors.newFixedThreadPool(20);
        try {
            List<Callable<Integer>> calls = IntStream.range(0, 20)
                    .<Callable<Integer>>mapToObj(i ->
                            () -> sign("8", pledge, "*", text.hash()).extract().statusCode())
                    .toList();
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            assertThat(answers).containsOnly(200, 409).containsOnlyOnce(200);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aCategoryHasOneCampaignInACycle() {
        registry.openCampaign("LEADING_CADRE", text.id(), "2199-12-31")
                .statusCode(409)
                .body("code", equalTo("campaign-exists"));
        registry.openCampaign("ORGANISATION_STAFF", text.id(), "2199-12-31")
                .statusCode(422)
                .body("code", equalTo("text-of-another-category"));
        registry.openCampaign("ORGANISATION_STAFF", UUID.randomUUID().toString(), "2199-12-31")
                .statusCode(422)
                .body("code", equalTo("unknown-reference"));
    }

    @Test
    void anotherCitySeesNothingOfIt() {
        try (RegistryOfTests other = new RegistryOfTests().founded()) {
            other.as("1", "auditor").get("/pledge/v1/campaigns").then().body("items", empty());
            other.as("1", "auditor").get("/pledge/v1/texts").then().body("items", empty());
            other.as("1", "auditor").get("/pledge/v1/texts/" + text.id()).then().statusCode(404);
            other.as("1", "auditor")
                    .get("/pledge/v1/cycles/" + registry.cycle + "/coverage")
                    .then()
                    .statusCode(404);
            other.as("1", "organization-officer")
                    .body(
                            "{\"cycleId\":\"%s\",\"category\":\"LEADING_CADRE\",\"zhHans\":\"a\",\"zhHant\":\"a\",\"en\":\"a\"}"
                                    .formatted(registry.cycle))
                    .post("/pledge/v1/texts")
                    .then()
                    .statusCode(422);
        }
    }

    @Test
    void anOfficerOfATownDoesNotSpeakForTheCity() {
        registry.at(registry.townPath, "1", "organization-officer")
                .body(
                        "{\"cycleId\":\"%s\",\"category\":\"ORGANISATION_STAFF\",\"zhHans\":\"a\",\"zhHant\":\"a\",\"en\":\"a\"}"
                                .formatted(registry.cycle))
                .post("/pledge/v1/texts")
                .then()
                .statusCode(422);
        registry.at(registry.townPath, "1", "organization-officer")
                .body(
                        "{\"cycleId\":\"%s\",\"category\":\"LEADING_CADRE\",\"textId\":\"%s\",\"deadline\":\"2199-01-01\"}"
                                .formatted(registry.cycle, text.id()))
                .post("/pledge/v1/campaigns")
                .then()
                .statusCode(422);
    }

    @Test
    void afterTheDeadlineNobodySigns() {
        String pledge = pledgeOf("8");
        Database.execute("update pledge_campaign set deadline = '2001-01-01' where cycle_id = ?", registry.cycle);
        sign("8", pledge, "*", text.hash()).statusCode(409).body("code", equalTo("campaign-closed"));
    }

    @Test
    void nobodySignsAndNothingIsAdoptedOrOpenedOnceTheCycleIsArchived() {
        String pledge = pledgeOf("8");
        String unused = registry.adoptText("ORGANISATION_STAFF").id();
        registry.archive(1);
        registry.openCampaign("ORGANISATION_STAFF", unused, "2199-12-31")
                .statusCode(409)
                .body("code", equalTo("cycle-archived"), "unmet[0].condition", equalTo("phase-passed"));
        sign("8", pledge, "*", text.hash())
                .statusCode(409)
                .body("code", equalTo("cycle-archived"), "unmet[0].condition", equalTo("phase-passed"));
        registry.as("8", "cadre").get("/pledge/v1/pledges/" + pledge).then().body("state", equalTo("DUE"));
        registry.as("1", "organization-officer")
                .body(
                        "{\"cycleId\":\"%s\",\"category\":\"ORGANISATION_STAFF\",\"zhHans\":\"a\",\"zhHant\":\"a\",\"en\":\"a\"}"
                                .formatted(registry.cycle))
                .post("/pledge/v1/texts")
                .then()
                .statusCode(409)
                .body("code", equalTo("cycle-archived"), "unmet[0].condition", equalTo("phase-passed"));
    }

    @Test
    void toSignIsNotWrittenLikeASlip() {
        given().header("Accept-Language", "zh-Hant")
                .get("/pledge/v1/problems")
                .then()
                .statusCode(200)
                .body(
                        "findAll { it.code in ['campaign-closed', 'already-signed'] }.detail",
                        everyItem(containsString("簽")))
                .body("findAll { it.code in ['campaign-closed', 'already-signed'] }.detail", hasSize(2))
                .body(
                        "findAll { it.code in ['campaign-closed', 'already-signed'] }.detail",
                        everyItem(not(containsString("籤"))));
    }

    @Test
    void coverageCountsByCategoryAndUnit() {
        sign("8", pledgeOf("8"), "*", text.hash()).statusCode(200);
        registry.as("1", "organization-officer")
                .get("/pledge/v1/cycles/" + registry.cycle + "/coverage")
                .then()
                .statusCode(200)
                .body("categories", hasSize(1))
                .body("categories[0].category", equalTo("LEADING_CADRE"))
                .body(
                        "categories[0].due",
                        equalTo(1),
                        "categories[0].signed",
                        equalTo(1),
                        "categories[0].ratio",
                        equalTo(0.5f))
                .body("categories[0].units.find { it.unitPath == '" + registry.townPath + "' }.ratio", equalTo(1.0f));
        registry.at(registry.townPath, "1", "auditor")
                .get("/pledge/v1/cycles/" + registry.cycle + "/coverage")
                .then()
                .body("categories[0].due", equalTo(0), "categories[0].signed", equalTo(1));
        registry.as("8", "cadre")
                .get("/pledge/v1/cycles/" + registry.cycle + "/coverage")
                .then()
                .statusCode(403);
        registry.unitGone(registry.office, 1);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> registry.at(registry.path + ".zuzhibu", "1", "auditor")
                        .get("/pledge/v1/cycles/" + registry.cycle + "/coverage")
                        .then()
                        .body("categories[0].excused", equalTo(1))
                        .body("categories[0]", not(hasKey("ratio"))));
    }
}
