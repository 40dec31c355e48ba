package dev.qingfeng.appointment.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.qingfeng.appointment.CityOfTests;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.PublishedEvent;
import dev.qingfeng.platform.testing.PublishedEvents;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One person under two staff numbers is found by a rule and kept under one of them; the other number says so. */
@QuarkusTest
class DuplicateResourceTest {

    private static final String DUPLICATES = "/appointment/v1/cadres/duplicates";

    private final CityOfTests city = new CityOfTests();
    private final String office = city.path + ".zuzhibu";

    /** A and B are one person, whose name somebody wrote in simplified characters; C is another. */
    @BeforeEach
    void onePersonTwiceAndAnother() {
        city.founded();
        cadres(
                        person("A", "張偉", city.town),
                        person("B", "张 伟", office),
                        person("C", "張偉", city.town).replace("1980-05-01", "1980-05-02"))
                .statusCode(200);
    }

    @Test
    void theSameNameBirthDateAndSexUnderTwoNumbersMayBeOnePerson() {
        city.as("organization-officer")
                .get(DUPLICATES)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].cadre.staffNumber", equalTo(number("A")))
                .body("items[0].other.staffNumber", equalTo(number("B")))
                .body("items[0].id", equalTo(id("A") + "/" + id("B")));
    }

    @ParameterizedTest
    @CsvSource({"張偉, 張衛", "1980-05-01, 1980-05-03", "FEMALE, MALE"})
    void whoeverDiffersInOneOfThemIsAnother(String alike, String different) {
        cadres(person("D", "張偉", city.town).replace(alike, different)).statusCode(200);
        city.as("auditor").get(DUPLICATES).then().body("items", hasSize(1));
    }

    @Test
    void namesWithoutALetterAreNotAlike() {
        cadres(person("D", "··", city.town), person("E", "··", city.town)).statusCode(200);
        city.as("auditor").get(DUPLICATES).then().body("items", hasSize(1));
    }

    @Test
    void duplicatesComeInPages() {
        cadres(person("D", "张伟", city.town)).statusCode(200);
        Stream.Builder<String> pairs = Stream.builder();
        String next = "";
        for (int page = 0; page < 3; page++) {
            var answer = city.as("auditor")
                    .get(DUPLICATES + "?limit=1" + (next.isEmpty() ? "" : "&cursor=" + next))
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(1))
                    .extract();
            pairs.add(answer.path("items[0].id"));
            next = answer.path("next");
        }
        assertThat(next).isNull();
        assertThat(pairs.build())
                .containsExactly(id("A") + "/" + id("B"), id("A") + "/" + id("D"), id("B") + "/" + id("D"));
    }

    @Test
    void whoDoesNotSeeBothIsShownNoDuplicateAndMergesNone() {
        city.at(city.town, "auditor").get(DUPLICATES).then().body("items", empty());
        city.at(office, "registry-admin").get(DUPLICATES).then().body("items", empty());
        city.at(city.town, "registry-admin")
                .header("If-Match", "\"v0\"")
                .contentType("application/json")
                .body(body("B", "\"v0\""))
                .post(path("A"))
                .then()
                .statusCode(422)
                .body("code", equalTo("unknown-reference"));
        city.at(office, "registry-admin")
                .header("If-Match", "\"v0\"")
                .contentType("application/json")
                .body(body("B", "\"v0\""))
                .post(path("A"))
                .then()
                .statusCode(404);
    }

    @Test
    void onlyTheRegistryAdminMerges() {
        city.as("committee-member", "discipline-officer", "cadre")
                .get(DUPLICATES)
                .then()
                .statusCode(403);
        city.as("organization-officer", "auditor", "discipline-officer")
                .header("If-Match", "*")
                .contentType("application/json")
                .body(body("B", "*"))
                .post(path("A"))
                .then()
                .statusCode(403);
    }

    @Test
    void theOtherIsInNoListAnyMoreAndShowsUnderWhomThePersonIsKept() {
        merge("A", "B").statusCode(200).header("ETag", equalTo("\"v1\"")).body("staffNumber", equalTo(number("A")));

        city.as("auditor")
                .get("/appointment/v1/cadres")
                .then()
                .body("items.staffNumber", contains(number("A"), number("C")));
        city.as("auditor").get("/appointment/v1/cadres?name=zw").then().body("items", hasSize(2));
        city.as("auditor").get("/appointment/v1/cadres?name=张伟").then().body("items", hasSize(2));
        city.as("auditor").get(DUPLICATES).then().body("items", empty());
        assertThat(city.as("auditor").get("/appointment/v1/cadres/exports/csv").asString())
                .contains(number("A"))
                .doesNotContain(number("B"));
        city.as("auditor")
                .get("/appointment/v1/cadres/" + id("B"))
                .then()
                .statusCode(200)
                .body("mergedInto", equalTo(id("A")), "staffNumber", equalTo(number("B")));
        city.as("auditor").get("/appointment/v1/cadres/" + id("A")).then().body("mergedInto", nullValue());
    }

    @Test
    void theNumberThatWasGivenUpIsKeptWithWhoAndWhy() {
        merge("A", "B").statusCode(200);
        city.as("auditor")
                .get("/appointment/v1/cadres/" + id("A") + "/corrections")
                .then()
                .body("items.fact", contains("STAFF_NUMBER", "NAME", "UNIT"))
                .body("items[0].oldValue", equalTo(number("B")), "items[0].newValue", equalTo(number("A")))
                .body("items[0].reason", equalTo("重複登記"), "items[0].correctedBy", equalTo(number("0")))
                .body("items[0].cadreId", equalTo(id("B")));
    }

    @Test
    void othersAreToldThatOneIsGoneAndWhoStays() {
        String gone = id("B");
        String stays = id("A");
        merge("A", "B").statusCode(200);
        try (PublishedEvents cadres = PublishedEvents.on("qingfeng.registry.cadres.v1")) {
            PublishedEvent tombstone = cadres.await(event -> event.key().equals(gone) && event.version() == 1);
            assertThat(tombstone.payload()).isNull();
            assertThat(tombstone.type()).isEqualTo("dev.qingfeng.registry.cadre.v1");
            PublishedEvent survivor = cadres.await(event -> event.key().equals(stays) && event.version() == 1);
            assertThat(texts(survivor, "mergedFrom")).containsExactly(gone);
            assertThat(survivor.payload()).doesNotContain("重複登記").doesNotContain(number("B"));
            assertThat(cadres.await(event -> event.key().equals(stays) && event.version() == 0)
                            .json()
                            .has("mergedFrom"))
                    .isFalse();
        }
    }

    @Test
    void kinFollowAndAreToldOfTheOneWhoStays() {
        String gone = id("B");
        kinships("B", "C", "SIBLING").statusCode(200);
        merge("A", "B", "\"v0\"", "\"v1\"").statusCode(200);

        city.as("auditor")
                .get("/appointment/v1/kinships")
                .then()
                .body("items", hasSize(1))
                .body("items[0].cadreId", equalTo(id("A")), "items[0].kinId", equalTo(id("C")));
        String kin = id("C");
        try (PublishedEvents cadres = PublishedEvents.on("qingfeng.registry.cadres.v1")) {
            assertThat(texts(cadres.await(event -> event.key().equals(kin) && event.version() == 1), "kinIds"))
                    .containsExactly(gone);
            assertThat(texts(cadres.await(event -> event.key().equals(kin) && event.version() == 2), "kinIds"))
                    .containsExactly(id("A"));
        }
    }

    @Test
    void whatBothSayOfTheirKinIsSaidOnce() {
        kinships("B", "C", "SIBLING").statusCode(200);
        kinships("C", "A", "SIBLING").statusCode(200);
        kinships("A", "B", "OTHER_KIN").statusCode(200);
        merge("A", "B", "\"v2\"", "\"v2\"").statusCode(200);

        city.as("auditor")
                .get("/appointment/v1/kinships")
                .then()
                .body("items", hasSize(1))
                .body("items[0].cadreId", equalTo(id("C")), "items[0].kinId", equalTo(id("A")));
    }

    @Test
    void tenuresFollowAndSoDoesAPostThatOnlyTheOtherHolds() {
        cadres(person("B", "张 伟", city.town).replace(",,,,BACHELOR", ",DEPUTY_HEAD_OF_GOVERNMENT,2022-01-01,,BACHELOR"))
                .statusCode(200);
        tenure("B", "2019-01-01", "2020-01-01").statusCode(200);
        tenure("A", "2020-01-01", "2021-01-01").statusCode(200);
        String unit = unit(city.town);
        cadres(person("A", "張偉", office)).statusCode(200);

        merge("A", "B", "*", "*")
                .statusCode(200)
                .body("postSince", equalTo("2022-01-01"), "unitId", equalTo(unit), "rank", equalTo("STAFF_MEMBER"));
        city.as("auditor")
                .get("/appointment/v1/tenures?cadreId=" + id("A"))
                .then()
                .body("items.since", containsInAnyOrder("2019-01-01", "2020-01-01", "2022-01-01"));
        city.as("auditor")
                .get("/appointment/v1/tenures?cadreId=" + id("B"))
                .then()
                .body("items", empty());
        city.as("auditor")
                .get("/appointment/v1/cadres/" + id("A") + "/corrections")
                .then()
                .body("items.fact", contains("UNIT", "UNIT", "UNIT", "STAFF_NUMBER", "NAME"));
        // Written again from a file, nothing changes: the registry says of the post what the tenures say.
        String file = city.as("registry-admin")
                .get("/appointment/v1/cadres/exports/csv")
                .asString();
        city.send("cadres", "", file).statusCode(200).body("changed", equalTo(0));
    }

    @Test
    void twoPostsAtATimeAreForAClerkToSettleFirst() {
        String held = ",DEPUTY_HEAD_OF_GOVERNMENT,2022-01-01,,BACHELOR";
        cadres(
                        person("A", "張偉", city.town).replace(",,,,BACHELOR", held),
                        person("B", "张 伟", city.town).replace(",,,,BACHELOR", held))
                .statusCode(200);
        merge("A", "B", "*", "*")
                .statusCode(409)
                .body("code", equalTo("merge-collides"))
                .body("detail", containsString("tenure " + tenureOf("B") + " / " + tenureOf("A")));

        cadres(person("B", "张 伟", city.town)).statusCode(200);
        merge("A", "B", "*", "*").statusCode(409).body("code", equalTo("merge-collides"));
        city.as("registry-admin")
                .header("If-Match", "*")
                .delete("/appointment/v1/tenures/" + tenureOf("B"))
                .then()
                .statusCode(204);
        merge("A", "B", "*", "*").statusCode(200).body("postSince", equalTo("2022-01-01"));
    }

    @Test
    void theMergedCannotBeWrittenOrNamedAgainAndTheAnswerTellsTheNumberThatStays() {
        merge("A", "B").statusCode(200);
        cadres(person("B", "张 伟", city.town))
                .statusCode(422)
                .body("errors.code", contains("cadre-merged"), "errors.column", contains("staffNumber"))
                .body("errors[0].detail", containsString(number("A")));
        kinships("B", "C", "SIBLING")
                .statusCode(422)
                .body("errors.code", contains("cadre-merged"), "errors[0].detail", containsString(number("A")));
        kinships("C", "B", "SIBLING")
                .body("errors.column", contains("kinStaffNumber"), "errors.code", contains("cadre-merged"));
        tenure("B", "2019-01-01", "2020-01-01").body("errors.code", contains("cadre-merged"));
        city.as("registry-admin")
                .header("If-Match", "*")
                .contentType("application/json")
                .body(
                        "{\"name\":\"張偉\",\"birthDate\":\"1980-05-01\",\"sex\":\"FEMALE\",\"education\":\"BACHELOR\",\"reason\":\"核對\"}")
                .post("/appointment/v1/cadres/" + id("B") + "/corrections")
                .then()
                .statusCode(409)
                .body("code", equalTo("cadre-merged"), "detail", containsString(number("A")));
        merge("B", "A", "*", "*").statusCode(409).body("code", equalTo("cadre-merged"));
        merge("A", "B", "*", "*").statusCode(409).body("code", equalTo("cadre-merged"));
    }

    @Test
    void theNumberThatStaysIsToldToThoseWhoMaySeeIt() {
        merge("A", "B").statusCode(200);
        city.at(office, "registry-admin")
                .contentType("text/csv; charset=UTF-8")
                .body(CityOfTests.CADRE_HEADER + person("B", "张 伟", office))
                .post("/appointment/v1/cadres/imports")
                .then()
                .statusCode(422)
                .body("errors.code", contains("cadre-merged"))
                .body("errors[0].detail", not(containsString(number("A"))));
        // Elsewhere the number is that of somebody else, as any other would be.
        CityOfTests other = new CityOfTests().founded();
        other.send("cadres", "", CityOfTests.CADRE_HEADER + person("B", "张 伟", other.town))
                .body("errors.code", contains("staff-number-taken"));
    }

    @Test
    void whoWasMergedBeforeIsKeptUnderTheLastOne() {
        cadres(person("D", "張偉", city.town)).statusCode(200);
        merge("A", "B").statusCode(200);
        merge("D", "A", "\"v0\"", "\"v1\"").statusCode(200);
        city.as("auditor").get("/appointment/v1/cadres/" + id("B")).then().body("mergedInto", equalTo(id("D")));
        city.as("auditor")
                .get("/appointment/v1/cadres/" + id("D") + "/corrections")
                .then()
                .body("items.findAll { it.fact == 'STAFF_NUMBER' }.oldValue", contains(number("B"), number("A")));
        String stays = id("D");
        List<String> gone = Stream.of(id("A"), id("B")).sorted().toList();
        try (PublishedEvents cadres = PublishedEvents.on("qingfeng.registry.cadres.v1")) {
            assertThat(texts(cadres.await(event -> event.key().equals(stays) && event.version() == 1), "mergedFrom"))
                    .isEqualTo(gone);
        }
    }

    @Test
    void aMergeNeedsTheVersionsOfBoth() {
        merge("A", "B", null, "\"v0\"").statusCode(428);
        merge("A", "B", "\"v7\"", "\"v0\"").statusCode(412);
        merge("A", "B", "\"v0\"", "\"v7\"").statusCode(412).body("code", equalTo("stale-entity-tag"));
        city.as("auditor").get(DUPLICATES).then().body("items", hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "C"})
    void neitherOneselfNorAnotherIsMerged(String duplicate) {
        merge("A", duplicate).statusCode(422).body("code", equalTo("not-duplicates"));
    }

    @Test
    void ofTwoClerksWhoMergeBothWaysOneComesTooLate() {
        String a = id("A");
        String b = id("B");
        ExecutorService clerks = Executors.newFixedThreadPool(2);
        try {
            List<Integer> answers = Stream.of(List.of(a, b), List.of(b, a))
                    .map(pair -> CompletableFuture.supplyAsync(
                            () -> send(pair.get(0), pair.get(1), "\"v0\"", "\"v0\"")
                                    .extract()
                                    .statusCode(),
                            clerks))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .sorted()
                    .toList();
            assertThat(answers.get(0)).isEqualTo(200);
            assertThat(answers.get(1)).isIn(409, 412);
        } finally {
            clerks.shutdown();
        }
        assertThat(Database.number(
                        "select count(*) from cadre where merged_into is not null and id in (?::uuid, ?::uuid)", a, b))
                .isEqualTo(1);
    }

    private String person(String number, String name, String unitPath) {
        return city.someone(number, unitPath).replace("某某", name);
    }

    private String number(String number) {
        return city.staffPrefix + "-" + number;
    }

    private ValidatableResponse cadres(String... rows) {
        return city.send("cadres", "", CityOfTests.CADRE_HEADER + String.join("", rows));
    }

    private ValidatableResponse kinships(String one, String other, String relation) {
        return city.send(
                "kinships",
                "",
                "staffNumber,kinStaffNumber,relation\n%s,%s,%s\n".formatted(number(one), number(other), relation));
    }

    private ValidatableResponse tenure(String number, String since, String until) {
        return city.send(
                "tenures",
                "",
                "staffNumber,unitPath,postKind,since,until\n%s,%s,DEPUTY_HEAD_OF_GOVERNMENT,%s,%s\n"
                        .formatted(number(number), city.town, since, until));
    }

    private String tenureOf(String number) {
        return city.as("auditor")
                .get("/appointment/v1/tenures?cadreId=" + id(number))
                .then()
                .extract()
                .path("items[0].id");
    }

    private ValidatableResponse merge(String survivor, String duplicate) {
        return merge(survivor, duplicate, "\"v0\"", "\"v0\"");
    }

    private ValidatableResponse merge(
            String survivor, String duplicate, @Nullable String survivorTag, String duplicateTag) {
        return send(id(survivor), id(duplicate), survivorTag, duplicateTag);
    }

    private ValidatableResponse send(
            String survivor, String duplicate, @Nullable String survivorTag, String duplicateTag) {
        var request = city.as("registry-admin").contentType("application/json").body(bodyOf(duplicate, duplicateTag));
        return (survivorTag == null ? request : request.header("If-Match", survivorTag))
                .post("/appointment/v1/cadres/" + survivor + "/merge")
                .then();
    }

    private String body(String duplicate, String tag) {
        return bodyOf(id(duplicate), tag);
    }

    private static String bodyOf(String duplicate, String tag) {
        return "{\"duplicateId\":\"%s\",\"duplicateTag\":\"%s\",\"reason\":\"重複登記\"}"
                .formatted(duplicate, tag.replace("\"", "\\\""));
    }

    private String path(String number) {
        return "/appointment/v1/cadres/" + id(number) + "/merge";
    }

    /** Also of one who is in no list any more. */
    private String id(String number) {
        try (var connection = Database.superuser();
                var query = connection.prepareStatement("select id from cadre where staff_number = ?")) {
            query.setString(1, number(number));
            try (var found = query.executeQuery()) {
                assertThat(found.next()).as(number).isTrue();
                return found.getObject(1, UUID.class).toString();
            }
        } catch (java.sql.SQLException e) {
            throw new AssertionError(e);
        }
    }

    private String unit(String path) {
        return city.as("auditor")
                .get("/appointment/v1/units")
                .then()
                .extract()
                .path("items.find { it.path == '%s' }.id".formatted(path));
    }

    private static List<String> texts(PublishedEvent event, String field) {
        return Stream.of(event.json().get(field))
                .flatMap(array -> {
                    Stream.Builder<String> texts = Stream.builder();
                    array.forEach(text -> texts.add(text.asText()));
                    return texts.build();
                })
                .toList();
    }
}
