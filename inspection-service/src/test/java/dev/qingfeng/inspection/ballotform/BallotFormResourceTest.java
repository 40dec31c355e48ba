package dev.qingfeng.inspection.ballotform;

import static dev.qingfeng.inspection.CityOfTests.ORGANIZATION_OFFICER;
import static dev.qingfeng.inspection.CityOfTests.TEAM_LEADER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.qingfeng.inspection.AtOnce;
import dev.qingfeng.inspection.CanonicalJson;
import dev.qingfeng.inspection.CityOfTests;
import dev.qingfeng.inspection.InspectionProblem;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemCode;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.PublishedEvent;
import dev.qingfeng.platform.testing.PublishedEvents;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.HeaderConfig;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms are drafted, edited and adopted; what is adopted never changes and is followed by another edition. */
@QuarkusTest
class BallotFormResourceTest {

    private static final String FORMS = "/inspection/v1/ballot-forms";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private final CityOfTests city = new CityOfTests();

    @Inject
    @Nullable
    BallotForms forms;

    @BeforeEach
    void begin() {
        city.founded();
    }

    @AfterEach
    void close() {
        city.close();
    }

    private String draft(String code, BallotPurpose purpose, @Nullable JsonNode definition) {
        return "{\"cycleId\":\"%s\",\"code\":\"%s\",\"purpose\":\"%s\"%s}"
                .formatted(city.cycle, code, purpose, definition == null ? "" : ",\"definition\":" + definition);
    }

    private ValidatableResponse post(RequestSpecification someone, String body) {
        return someone.body(body).post(FORMS).then();
    }

    private String drafted(String code, BallotPurpose purpose) {
        return post(city.officer(), draft(code, purpose, null))
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String adopted(String code, BallotPurpose purpose) {
        String id = drafted(code, purpose);
        adopt(id).statusCode(200);
        return id;
    }

    private ValidatableResponse adopt(String id) {
        return city.officer().post(FORMS + "/" + id + "/adoption").then();
    }

    private ValidatableResponse nextEdition(String id) {
        return city.officer().post(FORMS + "/" + id + "/editions").then();
    }

    private ValidatableResponse put(String id, JsonNode definition) {
        return city.officer()
                .body("{\"definition\":" + definition + "}")
                .put(FORMS + "/" + id)
                .then();
    }

    private static ObjectNode usual(BallotPurpose purpose, Consumer<ArrayNode> questions) {
        ObjectNode definition = JSON.valueToTree(new UsualForms().of(purpose));
        questions.accept((ArrayNode) definition.get("questions"));
        return definition;
    }

    /** The question at a place of the usual questionnaire, changed. */
    private static ObjectNode questionnaire(int place, Consumer<ObjectNode> question) {
        return usual(
                BallotPurpose.DISCIPLINE_QUESTIONNAIRE,
                questions -> question.accept((ObjectNode) questions.get(place)));
    }

    private static RequestSpecification in(String language, RequestSpecification someone) {
        return someone.config(RestAssured.config()
                        .headerConfig(HeaderConfig.headerConfig().overwriteHeadersWithName("Accept-Language")))
                .header("Accept-Language", language);
    }

    private static String text(ValidatableResponse printed) throws IOException {
        byte[] pdf =
                printed.statusCode(200).contentType("application/pdf").extract().asByteArray();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s", "");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFormThatSaysNothingAsksWhatIsUsual(BallotPurpose purpose) throws JsonProcessingException {
        ValidatableResponse answer = post(city.officer(), draft("form-1", purpose, null))
                .statusCode(201)
                .header("ETag", equalTo("\"v0\""))
                .body("state", equalTo("DRAFTED"), "edition", equalTo(1), "adoptedAt", nullValue());
        String id = answer.extract().path("id");
        answer.header("Location", endsWith(FORMS + "/" + id));
        JsonNode form = JSON.readTree(city.officer()
                .get(FORMS + "/" + id)
                .then()
                .statusCode(200)
                .extract()
                .asString());
        assertThat(JSON.treeToValue(form.get("definition"), FormDefinition.class))
                .isEqualTo(new UsualForms().of(purpose));
        // Anybody can compute it from what is shown.
        String shown = JSON.writeValueAsString(JSON.treeToValue(form.get("definition"), Object.class));
        assertThat(CanonicalJson.hash(shown)).isEqualTo(form.get("sha256").asText());
        adopt(id).statusCode(200).body("state", equalTo("ADOPTED"), "adoptedBy", equalTo(city.staff("2")));
    }

    @ParameterizedTest
    @CsvSource({
        "DEMOCRATIC_ASSESSMENT,APPOINTMENT_CONSULTATION,appointment-consultation-missing",
        "DEMOCRATIC_ASSESSMENT,INTEGRITY_EVALUATION,integrity-evaluation-missing",
        "DEMOCRATIC_ASSESSMENT,DISCIPLINE_BREACHES,discipline-breaches-missing",
        "DISCIPLINE_QUESTIONNAIRE,AWARENESS,awareness-missing",
        "DISCIPLINE_QUESTIONNAIRE,BREACH_VIEWS,breach-views-missing"
    })
    void aFormAsksWhatIsRequiredOfItsPurpose(BallotPurpose purpose, String block, String error) {
        ObjectNode without = usual(purpose, questions -> {
            for (int i = questions.size() - 1; i >= 0; i--) {
                if (questions.get(i).path("block").asText().equals(block)) {
                    questions.remove(i);
                }
            }
        });
        post(city.officer(), draft("form-1", purpose, without))
                .statusCode(422)
                .body(
                        "code",
                        equalTo("required-block-missing"),
                        "errors.code",
                        contains(error),
                        "errors[0].pointer",
                        equalTo("/definition/questions"),
                        "errors[0].detail",
                        not(equalTo("error." + error)));
        put(drafted("form-1", purpose), without).statusCode(422).body("code", equalTo("required-block-missing"));
        city.officer().get(FORMS + "?cycleId=" + city.cycle).then().body("items.edition", contains(1));
    }

    @Test
    void aRecommendationAsksForReserveCadres() {
        post(
                        city.officer(),
                        draft(
                                "form-1",
                                BallotPurpose.DEMOCRATIC_RECOMMENDATION,
                                usual(BallotPurpose.DISCIPLINE_QUESTIONNAIRE, questions -> {})))
                .statusCode(422)
                .body("errors.code", contains("reserve-cadres-missing"));
    }

    @Test
    void eachFaultOfAFormIsNamedWhereItLies() {
        ObjectNode unfit = usual(BallotPurpose.DISCIPLINE_QUESTIONNAIRE, questions -> {
            ((ObjectNode) questions.get(1))
                    .put("code", questions.get(0).path("code").asText());
            ((ObjectNode) questions.get(2).path("choices").get(0)).remove("meaning");
            ((ObjectNode) questions.get(3)).put("max", 1);
        });
        post(in("zh-Hans", city.officer()), draft("form-1", BallotPurpose.DISCIPLINE_QUESTIONNAIRE, unfit))
                .statusCode(422)
                .body(
                        "code",
                        equalTo("form-unfit"),
                        "errors.pointer",
                        contains(
                                "/definition/questions/1/code",
                                "/definition/questions/2/choices/0/meaning",
                                "/definition/questions/3/max"),
                        "errors.code",
                        contains("code-repeated", "meaning-missing", "max-unfit"),
                        "errors[0].detail",
                        equalTo("该代码与另一题重复。"));
    }

    @Test
    void whatNoBallotHasRoomForIsRefused() {
        ObjectNode tooLong = usual(BallotPurpose.DISCIPLINE_QUESTIONNAIRE, questions -> {
            for (int i = 0; i < 11; i++) {
                ObjectNode many = questions.get(5).deepCopy();
                many.put("code", "many-" + i).put("kind", "SELECT").put("max", 1);
                ArrayNode choices = many.putArray("choices");
                for (int choice = 0; choice < FormDefinition.MOST_CHOICES; choice++) {
                    choices.addObject()
                            .putObject("label")
                            .put("zhHans", "x")
                            .put("zhHant", "x")
                            .put("en", "x");
                }
                questions.add(many);
            }
        });
        post(city.officer(), draft("form-1", BallotPurpose.DISCIPLINE_QUESTIONNAIRE, tooLong))
                .statusCode(422)
                .body("code", equalTo("ballot-too-long"));
    }

    @Test
    void whatIsNoFormIsRefused() {
        for (Consumer<ObjectNode> fault : List.<Consumer<ObjectNode>>of(
                question -> question.put("code", "Upper"),
                question -> question.put("code", "a-"),
                question -> question.remove("text"),
                question -> ((ObjectNode) question.path("text")).put("en", " "),
                question -> ((ObjectNode) question.path("text")).put("zhHant", "x".repeat(501)),
                question -> question.putArray("classes").addNull(),
                question -> question.putArray("choices").addNull(),
                question -> question.put("answer", "free text"),
                question -> question.put("kind", "TEXT"),
                question -> question.put("max", 0))) {
            ObjectNode wrong = questionnaire(0, fault);
            post(city.officer(), draft("form-1", BallotPurpose.DISCIPLINE_QUESTIONNAIRE, wrong))
                    .statusCode(400)
                    .body("code", equalTo("invalid-request"), "errors.size()", equalTo(1));
        }
        ObjectNode none = usual(BallotPurpose.DISCIPLINE_QUESTIONNAIRE, ArrayNode::removeAll);
        post(city.officer(), draft("form-1", BallotPurpose.DISCIPLINE_QUESTIONNAIRE, none))
                .statusCode(400)
                .body("errors.pointer", contains("/definition/questions"));
        city.officer().get(FORMS + "?cycleId=" + city.cycle).then().body("items", empty());
    }

    @Test
    void thereIsOneDraftOfACodeAndOneFirstEdition() throws Exception {
        String body = draft("form-1", BallotPurpose.DISCIPLINE_QUESTIONNAIRE, null);
        List<Integer> statuses = AtOnce.statuses(8, i -> post(city.officer(), body));
        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
        post(city.officer(), body).statusCode(409).body("code", equalTo("form-drafted-already"));
        adopted("form-2", BallotPurpose.DISCIPLINE_QUESTIONNAIRE);
        post(city.officer(), draft("form-2", BallotPurpose.DEMOCRATIC_ASSESSMENT, null))
                .statusCode(409)
                .body("code", equalTo("form-code-taken"));
    }

    @Test
    void aRepeatedRequestDraftsNothingTwice() {
        String key = UUID.randomUUID().toString();
        String body = draft("form-1", BallotPurpose.DISCIPLINE_QUESTIONNAIRE, null);
        String first = post(city.withKey(key, city.path, "1", ORGANIZATION_OFFICER), body)
                .statusCode(201)
                .extract()
                .path("id");
        post(city.withKey(key, city.path, "1", ORGANIZATION_OFFICER), body)
                .statusCode(201)
                .body("id", equalTo(first));
    }

    @Test
    void aDraftIsEditedByWhoeverReadItLast() {
        String id = drafted("form-1", BallotPurpose.DISCIPLINE_QUESTIONNAIRE);
        ObjectNode shorter = usual(BallotPurpose.DISCIPLINE_QUESTIONNAIRE, questions -> questions.remove(2));
        String before = city.officer().get(FORMS + "/" + id).path("sha256");
        RequestSpecification officer = city.withKey(UUID.randomUUID().toString(), city.path, "1", ORGANIZATION_OFFICER)
                .body("{\"definition\":" + shorter + "}");
        officer.put(FORMS + "/" + id).then().statusCode(428);
        put(id, shorter)
                .statusCode(200)
                .header("ETag", equalTo("\"v1\""))
                .body("sha256", not(equalTo(before)), "definition.questions.size()", equalTo(8));
        officer.header("If-Match", "\"v0\"")
                .put(FORMS + "/" + id)
                .then()
                .statusCode(412)
                .body("code", equalTo("stale-entity-tag"));
        city.withKey(UUID.randomUUID().toString(), city.path, "1", ORGANIZATION_OFFICER)
                .post(FORMS + "/" + id + "/adoption")
                .then()
                .statusCode(428);
    }

    @Test
    void whatIsAdoptedNeverChanges() throws SQLException {
        String id = adopted("form-1", BallotPurpose.DISCIPLINE_QUESTIONNAIRE);
        put(id, usual(BallotPurpose.DISCIPLINE_QUESTIONNAIRE, questions -> {}))
                .statusCode(409)
                .body("code", equalTo("form-adopted-already"));
        adopt(id).statusCode(409).body("code", equalTo("form-adopted-already"));
        for (String change : List.of(
                "definition = '{}'",
                "sha256 = repeat('0', 64)",
                "state = 'DRAFTED', adopted_at = null, adopted_by = null",
                "adopted_by = 'somebody'",
                "code = 'another'")) {
            refusedByTheDatabase("update ballot_form set " + change + " where id = '" + id + "'", "stays as it is");
        }
        refusedByTheDatabase("delete from ballot_form where id = '" + id + "'", "permission denied");
        nextEdition(id).statusCode(201);
        adopt(ofEdition(2)).statusCode(200);
        refusedByTheDatabase("update ballot_form set state = 'ADOPTED' where id = '" + id + "'", "stays as it is");
    }

    private static void refusedByTheDatabase(String statement, String words) throws SQLException {
        try (Connection connection = Database.runtime();
                Statement command = connection.createStatement()) {
            assertThatThrownBy(() -> command.execute(statement))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining(words);
        }
    }

    private String ofEdition(int edition) {
        return city.officer()
                .get(FORMS + "?cycleId=" + city.cycle)
                .path("items.find { it.edition == " + edition + " }.id");
    }

    @Test
    void aLaterEditionTakesThePlaceOfTheOneBefore() {
        String first = adopted("form-1", BallotPurpose.DISCIPLINE_QUESTIONNAIRE);
        String hash = city.officer().get(FORMS + "/" + first).path("sha256");
        try (PublishedEvents events = PublishedEvents.on("qingfeng.inspection.events.v1")) {
            String second = nextEdition(first)
                    .statusCode(201)
                    .body("edition", equalTo(2), "state", equalTo("DRAFTED"), "sha256", equalTo(hash))
                    .extract()
                    .path("id");
            nextEdition(first).statusCode(409).body("code", equalTo("form-drafted-already"));
            nextEdition(second).statusCode(409).body("code", equalTo("form-not-adopted"));
            city.officer().get(FORMS + "/" + first).then().body("state", equalTo("ADOPTED"));
            put(second, usual(BallotPurpose.DISCIPLINE_QUESTIONNAIRE, questions -> questions.remove(2)))
                    .statusCode(200);
            adopt(second).statusCode(200);
            city.officer()
                    .get(FORMS + "/" + first)
                    .then()
                    .body("state", equalTo("RETIRED"), "sha256", equalTo(hash), "adoptedAt", not(nullValue()));
            nextEdition(first).statusCode(409).body("code", equalTo("form-not-adopted"));
            PublishedEvent retired =
                    events.await(event -> event.type().equals("dev.qingfeng.inspection.ballot-form-retired.v1")
                            && event.json().path("formId").asText().equals(first));
            assertThat(retired.json().path("edition").asInt()).isEqualTo(1);
            PublishedEvent adopted =
                    events.await(event -> event.type().equals("dev.qingfeng.inspection.ballot-form-adopted.v1")
                            && event.json().path("formId").asText().equals(second));
            assertThat(adopted.json().path("purpose").asText()).isEqualTo("DISCIPLINE_QUESTIONNAIRE");
            assertThat(adopted.payload()).doesNotContain("拉票");
        }
    }

    @Test
    void twoWhoAdoptAtOnceAdoptOnce() throws Exception {
        String id = drafted("form-1", BallotPurpose.DISCIPLINE_QUESTIONNAIRE);
        assertThat(AtOnce.statuses(6, i -> adopt(id)))
                .containsOnlyOnce(200)
                .allMatch(status -> status == 200 || status == 409);
    }

    @Test
    void nomineesComeFromARoundThatIsAskedFor() {
        ObjectNode second = usual(
                BallotPurpose.DEMOCRATIC_RECOMMENDATION,
                questions -> ((ObjectNode) questions.get(0))
                        .putObject("nominees")
                        .put("formCode", "round-1")
                        .put("questionCode", "reserve-cadres")
                        .put("rule", "TOP")
                        .put("value", 6));
        String id = post(city.officer(), draft("round-2", BallotPurpose.DEMOCRATIC_RECOMMENDATION, second))
                .statusCode(201)
                .extract()
                .path("id");
        String first = drafted("round-1", BallotPurpose.DEMOCRATIC_RECOMMENDATION);
        adopt(id)
                .statusCode(422)
                .body(
                        "code",
                        equalTo("form-unfit"),
                        "errors[0].pointer",
                        equalTo("/definition/questions/0/nominees"),
                        "errors[0].code",
                        equalTo("earlier-round-unknown"));
        adopt(first).statusCode(200);
        adopt(id).statusCode(200);
        // Nor from itself.
        ObjectNode own = second.deepCopy();
        ((ObjectNode) own.at("/questions/0/nominees")).put("formCode", "round-2");
        String next = nextEdition(id).statusCode(201).extract().path("id");
        put(next, own).statusCode(200);
        adopt(next).statusCode(422).body("errors[0].code", equalTo("earlier-round-unknown"));
    }

    @Test
    void officersOfTheWholeCityWriteAndTheTeamsOfTheCycleRead() {
        String id = adopted("form-1", BallotPurpose.DISCIPLINE_QUESTIONNAIRE);
        String body = draft("form-2", BallotPurpose.DISCIPLINE_QUESTIONNAIRE, null);
        RequestSpecification ofTheTown = city.at(city.townPath, "9", ORGANIZATION_OFFICER);
        ofTheTown.get(FORMS + "/" + id).then().statusCode(404);
        ofTheTown.get(FORMS + "/" + id + "/print").then().statusCode(404);
        ofTheTown.get(FORMS + "?cycleId=" + city.cycle).then().body("items", empty());
        ofTheTown.post(FORMS + "/" + id + "/editions").then().statusCode(404);
        post(ofTheTown, body).statusCode(422).body("code", equalTo("unknown-reference"));
        city.asMember().get(FORMS + "/" + id).then().statusCode(404);
        city.formed();
        city.asMember().get(FORMS + "/" + id).then().statusCode(200);
        city.asMember().get(FORMS + "?cycleId=" + city.cycle).then().body("items.id", contains(id));
        post(city.asMember(), body).statusCode(403);
        city.asMember().post(FORMS + "/" + id + "/editions").then().statusCode(403);
        // Who sees it as a member of a team is no officer of the city by being one of an office.
        city.at(city.officePath, "6", ORGANIZATION_OFFICER, TEAM_LEADER)
                .post(FORMS + "/" + id + "/editions")
                .then()
                .statusCode(403)
                .body("code", equalTo("forbidden"));
        city.at(city.path, "31", "auditor").get(FORMS + "/" + id).then().statusCode(200);
        city.at(city.path, "31", "cadre").get(FORMS + "/" + id).then().statusCode(403);
        city.at("another", "31", ORGANIZATION_OFFICER)
                .get(FORMS + "/" + id)
                .then()
                .statusCode(404);
    }

    @Test
    void listsGoThroughTheFormsOfACycleInPages() {
        String first = drafted("form-1", BallotPurpose.DISCIPLINE_QUESTIONNAIRE);
        String second = drafted("form-2", BallotPurpose.DEMOCRATIC_ASSESSMENT);
        String cursor = city.officer()
                .get(FORMS + "?limit=1&cycleId=" + city.cycle)
                .then()
                .statusCode(200)
                .body("items.id", contains(first), "items[0].definition", nullValue())
                .extract()
                .path("next");
        city.officer()
                .get(FORMS + "?limit=1&cycleId=" + city.cycle + "&cursor=" + cursor)
                .then()
                .body("items.id", contains(second), "next", nullValue());
        city.officer().get(FORMS).then().body("items.id", hasItem(first));
        city.officer()
                .get(FORMS + "?limit=1&cursor=" + cursor)
                .then()
                .statusCode(400)
                .body("code", equalTo("bad-cursor"));
    }

    @Test
    void aBallotIsPrintedForEachClass() throws IOException {
        String id = drafted("form-1", BallotPurpose.DEMOCRATIC_RECOMMENDATION);
        String print = FORMS + "/" + id + "/print";
        assertThat(text(in("zh-Hans", city.officer()).get(print).then()))
                .contains("后备干部民主推荐票", "草案", "单人单桌、独立填写", "填票人类别：政协委员", "填票人类别：其他", "（最多选3项）", "form-1第1版");
        adopt(id).statusCode(200);
        assertThat(text(in("zh-Hans", city.officer())
                        .get(print + "?attendeeClass=CPPCC_MEMBER")
                        .then()))
                .contains("填票人类别：政协委员")
                .doesNotContain("草案", "其他");
    }

    @Test
    void aBallotIsPrintedInEachLanguage() throws IOException {
        String print =
                FORMS + "/" + drafted("form-1", BallotPurpose.DEMOCRATIC_ASSESSMENT) + "/print?attendeeClass=STAFF";
        assertThat(text(in("zh-Hans", city.officer()).get(print).then()))
                .contains("民主测评票", "1.对领导班子的总体评价")
                .contains("6–10.班子成员违反换届纪律情况", "6.是否有拉票行为", "姓名及职务");
        assertThat(text(in("zh-Hant", city.officer()).get(print).then())).contains("民主測評票", "單人單桌、獨立填寫", "優秀", "宜提拔使用");
        assertThat(text(city.officer().get(print).then()))
                .contains("DemocraticAssessment", "Ballotof:staff", "(onechoiceeach)");
    }

    @Test
    void aClassFindsOnItsBallotWhatItIsAsked() throws IOException {
        ObjectNode some = questionnaire(
                2, question -> question.putArray("classes").add("LEADER").add("STAFF"));
        String id = post(city.officer(), draft("form-1", BallotPurpose.DISCIPLINE_QUESTIONNAIRE, some))
                .statusCode(201)
                .extract()
                .path("id");
        String print = FORMS + "/" + id + "/print?attendeeClass=";
        assertThat(text(city.officer().get(print + "LEADER").then())).contains("whatfollows", "9.Overall");
        assertThat(text(city.officer().get(print + "OTHER").then()))
                .doesNotContain("whatfollows")
                .contains("8.Overall");
        city.officer().get(print + "NOBODY").then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"title", "text"})
    void whatCannotBePrintedIsRefusedWhenItIsPrinted(String place) {
        ObjectNode unprintable = questionnaire(0, question -> {});
        ObjectNode wording =
                (ObjectNode) (place.equals("title") ? unprintable.path("title") : unprintable.at("/questions/0/text"));
        wording.put("en", "\uD83D\uDE00");
        String id = post(city.officer(), draft("form-1", BallotPurpose.DISCIPLINE_QUESTIONNAIRE, unprintable))
                .statusCode(201)
                .extract()
                .path("id");
        city.officer()
                .get(FORMS + "/" + id + "/print")
                .then()
                .statusCode(409)
                .body("code", equalTo("character-not-printable"));
    }

    @Test
    void roundsBeginOnWhatIsAdoptedInTheirCycle() {
        String id = drafted("form-1", BallotPurpose.DISCIPLINE_QUESTIONNAIRE);
        refused(InspectionProblem.FORM_NOT_ADOPTED, id, city.cycle);
        adopt(id).statusCode(200);
        assertThat(adoptedForm(id, city.cycle).purpose()).isEqualTo(BallotPurpose.DISCIPLINE_QUESTIONNAIRE);
        refused(PlatformProblem.UNKNOWN_REFERENCE, id, UUID.randomUUID());
        refused(PlatformProblem.UNKNOWN_REFERENCE, UUID.randomUUID().toString(), city.cycle);
        adopt(nextEdition(id).extract().path("id")).statusCode(200);
        refused(InspectionProblem.FORM_NOT_ADOPTED, id, city.cycle);
    }

    private BallotForm adoptedForm(String id, UUID cycle) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Objects.requireNonNull(forms).adopted(UUID.fromString(id), cycle));
    }

    private void refused(ProblemCode problem, String id, UUID cycle) {
        assertThatThrownBy(() -> adoptedForm(id, cycle))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(problem));
    }
}
