package dev.qingfeng.inspection.thoughttalk;

import static dev.qingfeng.inspection.CityOfTests.daysAgo;
import static dev.qingfeng.inspection.CityOfTests.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.qingfeng.inspection.CityOfTests;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.PublishedEvents;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody talks with each of those who lead townships; with whom is counted, and what was said is theirs. */
@QuarkusTest
class ThoughtTalkResourceTest {

    private static final String TALKS = "/inspection/v1/thought-talks";
    private static final String SECRET = "談心密語三百";

    private final CityOfTests city = new CityOfTests();
    private @Nullable UUID talker;

    @BeforeEach
    void found() {
        city.founded();
    }

    @AfterEach
    void close() {
        city.close();
    }

    private ValidatableResponse record(String kind, UUID with, String more) {
        return city.officer()
                .body(body(kind, with, talker == null ? city.leader : talker, now(), now(), more))
                .post(TALKS)
                .then();
    }

    private String body(String kind, UUID with, UUID talker, Instant from, Instant to, String more) {
        return "{\"cycleId\":\"%s\",\"kind\":\"%s\",\"cadreId\":\"%s\",\"talkerId\":\"%s\",\"themes\":[\"WORK\",\"THINKING\"],\"startedAt\":\"%s\",\"endedAt\":\"%s\"%s}"
                .formatted(city.cycle, kind, with, talker, from, to, more);
    }

    private ValidatableResponse coverage() {
        return city.officer()
                .get("/inspection/v1/cycles/" + city.cycle + "/talk-coverage")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse missing(String filter) {
        return city.officer()
                .get("/inspection/v1/cycles/" + city.cycle + "/missing-talks" + filter)
                .then()
                .statusCode(200);
    }

    @Test
    void coverageCountsThoseWhoLeadTownshipsAndNamesThoseWhoAreMissing() {
        UUID secretary = city.knownHolder("51", city.town, city.knownPost(city.town, "PARTY_SECRETARY"));
        UUID deputy = city.knownHolder("52", city.town, city.knownPost(city.town, "DEPUTY_HEAD_OF_GOVERNMENT"));
        UUID other = city.knownHolder("53", city.farm, city.knownPost(city.farm, "PARTY_SECRETARY"));
        // Neither belongs to a leadership team.
        city.knownHolder("54", city.town, city.knownPost(city.town, "STAFF"));
        talker = city.knownHolder("55", city.city, city.knownPost(city.city, "PARTY_SECRETARY"));

        record("SUMMONED_TALK", secretary, "").statusCode(201);
        record("THOUGHT_TALK", deputy, "").statusCode(201);
        record("THOUGHT_TALK", city.member, "").statusCode(201);
        coverage()
                .body("kinds.find { it.kind == 'SUMMONED_TALK' }.due", equalTo(2))
                .body("kinds.find { it.kind == 'SUMMONED_TALK' }.talked", equalTo(1))
                .body("kinds.find { it.kind == 'THOUGHT_TALK' }.due", equalTo(3))
                .body("kinds.find { it.kind == 'THOUGHT_TALK' }.talked", equalTo(1))
                .body("units.find { it.unitId == '" + city.town + "' }.due", equalTo(2))
                .body("units.find { it.unitId == '" + city.town + "' }.talked", equalTo(1));
        missing("")
                .body("items.cadreId", containsInAnyOrder(secretary.toString(), other.toString()))
                .body("items.find { it.cadreId == '" + secretary + "' }.kinds", contains("THOUGHT_TALK"))
                .body("items.find { it.cadreId == '" + other + "' }.kinds", contains("THOUGHT_TALK", "SUMMONED_TALK"));
        missing("?kind=SUMMONED_TALK").body("items.cadreId", contains(other.toString()));
        String next = missing("?limit=1").body("items", hasSize(1)).extract().path("next");
        missing("?limit=1&cursor=" + next).body("items", hasSize(1)).body("next", nullValue());

        record("THOUGHT_TALK", secretary, "").statusCode(201);
        record("THOUGHT_TALK", other, "").statusCode(201);
        record("SUMMONED_TALK", other, "").statusCode(201);
        missing("").body("items", empty());
    }

    private ValidatableResponse missingThemes(String page) {
        return city.officer()
                .get("/inspection/v1/cycles/" + city.cycle + "/missing-themes" + page)
                .then()
                .statusCode(200);
    }

    private void about(UUID with, String kind, String themes) {
        city.officer()
                .body(body(kind, with, city.leader, now(), now(), "")
                        .replace("[\"WORK\",\"THINKING\"]", "[" + themes + "]"))
                .post(TALKS)
                .then()
                .statusCode(201);
    }

    @Test
    void coverageCountsEachOfTheFourThemesAndNamesThoseWhoAreLeft() {
        UUID post = city.knownPost(city.town, "PARTY_SECRETARY");
        UUID secretary = city.knownHolder("51", city.town, post);
        UUID deputy = city.knownHolder("52", city.town, city.knownPost(city.town, "DEPUTY_HEAD_OF_GOVERNMENT"));
        UUID untold = city.knownHolder("53", city.farm, city.knownPost(city.farm, "PARTY_SECRETARY"));
        about(secretary, "THOUGHT_TALK", "\"WORK\",\"THINKING\"");
        about(deputy, "THOUGHT_TALK", "\"WORK\"");
        // What the city's secretary says when summoning is no thought talk.
        about(secretary, "SUMMONED_TALK", "\"SUGGESTIONS\"");
        about(city.member, "THOUGHT_TALK", "\"SUGGESTIONS\"");

        coverage()
                .body("themes.theme", contains("WORK", "THINKING", "PERSONAL_WISHES", "SUGGESTIONS"))
                .body("themes.due", contains(3, 3, 3, 3))
                .body("themes.talked", contains(2, 1, 0, 0));
        missingThemes("")
                .body("items.cadreId", containsInAnyOrder(secretary.toString(), deputy.toString()))
                .body("items.cadreId", not(hasItem(untold.toString())))
                .body(
                        "items.find { it.cadreId == '" + secretary + "' }.themes",
                        contains("PERSONAL_WISHES", "SUGGESTIONS"))
                .body("items.find { it.cadreId == '" + deputy + "' }.themes", hasSize(3));
        String next =
                missingThemes("?limit=1").body("items", hasSize(1)).extract().path("next");
        missingThemes("?limit=1&cursor=" + next).body("items", hasSize(1)).body("next", nullValue());

        // A second talk makes up for the first, with whom they are under another number too.
        about(secretary, "THOUGHT_TALK", "\"PERSONAL_WISHES\",\"SUGGESTIONS\"");
        city.keptAs("61", city.town, post, secretary);
        missingThemes("").body("items.cadreId", contains(deputy.toString()));
        coverage().body("themes.talked", contains(2, 1, 1, 1));
        city.at(city.townPath, "5", "organization-officer")
                .get("/inspection/v1/cycles/" + city.cycle + "/missing-themes")
                .then()
                .statusCode(404);
    }

    @Test
    void leadersOfTheOfficesOfTheCityTalkAndItsSecretarySummons() {
        for (UUID nobody : List.of(
                city.knownHolder("51", city.town, city.knownPost(city.town, "HEAD_OF_GOVERNMENT")),
                city.knownHolder("52", city.knownUnit("TOWN_DIRECT"), city.knownPost(city.town, "STAFF")))) {
            talker = nobody;
            record("THOUGHT_TALK", city.secretary, "").statusCode(422).body("code", equalTo("talker-not-entitled"));
        }
        // Whoever leads an office is known from now on.
        UUID head = city.knownHolder("53", city.office, city.knownPost(city.office, "HEAD_OF_GOVERNMENT"));
        UUID ofAnOffice = city.knownHolder("55", city.office, city.knownPost(city.office, "PARTY_SECRETARY"));
        talker = ofAnOffice;
        record("SUMMONED_TALK", city.secretary, "").statusCode(422).body("code", equalTo("talker-not-entitled"));
        // While the registry does not know who the city's own is, somebody of whom it knows no post.
        talker = city.member;
        record("SUMMONED_TALK", city.secretary, "").statusCode(201);
        UUID secretary = city.knownHolder("54", city.city, city.knownPost(city.city, "PARTY_SECRETARY"));
        record("SUMMONED_TALK", city.secretary, "").statusCode(422).body("code", equalTo("talker-not-entitled"));
        talker = city.leader;
        record("THOUGHT_TALK", city.secretary, "").statusCode(422).body("code", equalTo("talker-not-entitled"));
        talker = head;
        record("THOUGHT_TALK", city.secretary, "").statusCode(201);
        record("SUMMONED_TALK", city.secretary, "").statusCode(422).body("code", equalTo("talker-not-entitled"));
        talker = ofAnOffice;
        record("SUMMONED_TALK", city.secretary, "").statusCode(422).body("code", equalTo("talker-not-entitled"));
        talker = secretary;
        record("SUMMONED_TALK", city.secretary, "").statusCode(201);
    }

    @Test
    void aTalkCountsForThePersonUnderWhicheverNumber() {
        UUID post = city.knownPost(city.town, "PARTY_SECRETARY");
        UUID secretary = city.knownHolder("51", city.town, post);
        record("SUMMONED_TALK", secretary, "").statusCode(201);
        city.keptAs("61", city.town, post, secretary);
        coverage()
                .body("kinds.find { it.kind == 'SUMMONED_TALK' }.due", equalTo(1))
                .body("kinds.find { it.kind == 'SUMMONED_TALK' }.talked", equalTo(1));
    }

    @Test
    void aTalkIsNoInterview() {
        city.inField();
        String inspection = city.inspectionOf(city.town);
        city.announce(inspection);
        city.record(inspection, city.step(1)).statusCode(200);
        city.interview(inspection, 0, 39);
        record("THOUGHT_TALK", city.secretary, "").statusCode(201);
        city.officer()
                .get("/inspection/v1/inspections/" + inspection + "/interview-progress")
                .then()
                .body("people", equalTo(39), "missing", equalTo(1));
    }

    @Test
    void whatWasSaidIsReadByWhoTalkedAndWhoRecordedIt() {
        String id = record("THOUGHT_TALK", city.secretary, ",\"notes\":\"%s\"".formatted(SECRET))
                .statusCode(201)
                .body("notes", nullValue(), "themes", contains("WORK", "THINKING"))
                .body("unitId", equalTo(city.town.toString()))
                .extract()
                .path("id");
        city.officer().get(TALKS + "/" + id + "/notes").then().statusCode(200).body("notes", equalTo(SECRET));
        city.at(city.path, "6", "committee-member")
                .get(TALKS + "/" + id + "/notes")
                .then()
                .statusCode(200)
                .body("notes", equalTo(SECRET));
        assertThat(Database.number("select count(*) from audit_entry where action = 'READ' and record_id = ?", id))
                .isEqualTo(2);
        city.at(city.path, "4", "organization-officer")
                .get(TALKS + "/" + id + "/notes")
                .then()
                .statusCode(403)
                .body("code", equalTo("not-your-talk"));
        city.at(city.path, "2", "auditor")
                .get(TALKS + "/" + id + "/notes")
                .then()
                .statusCode(403);
        city.at(city.path, "4", "auditor").get(TALKS + "/" + id).then().statusCode(200);
        assertThat(Database.number(
                        "select count(*) from talk_notes where id = ?::uuid and position(convert_to(?, 'UTF8') in notes) > 0",
                        id,
                        SECRET))
                .isZero();
        try (PublishedEvents events = PublishedEvents.on("qingfeng.inspection.events.v1")) {
            assertThat(events.await(event -> event.key().equals(id)).payload()).doesNotContain(SECRET);
        }
        String without = record("SUMMONED_TALK", city.secretary, "")
                .statusCode(201)
                .extract()
                .path("id");
        city.officer()
                .get(TALKS + "/" + without + "/notes")
                .then()
                .statusCode(200)
                .body("notes", nullValue());
    }

    @Test
    void talksAreForThoseWhoSeeTheWholeCity() {
        String id = record("THOUGHT_TALK", city.secretary, "")
                .statusCode(201)
                .extract()
                .path("id");
        for (String unitPath : List.of(city.townPath, "elsewhere")) {
            city.at(unitPath, "5", "organization-officer")
                    .get(TALKS + "/" + id)
                    .then()
                    .statusCode(404);
            city.at(unitPath, "5", "organization-officer")
                    .get(TALKS)
                    .then()
                    .statusCode(200)
                    .body("items", empty());
            city.at(unitPath, "5", "organization-officer")
                    .get("/inspection/v1/cycles/" + city.cycle + "/talk-coverage")
                    .then()
                    .statusCode(404);
            city.at(unitPath, "5", "organization-officer")
                    .body(body("THOUGHT_TALK", city.secretary, city.leader, now(), now(), ""))
                    .post(TALKS)
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("unknown-reference"));
        }
        city.officer()
                .get(TALKS + "?kind=THOUGHT_TALK&cycleId=" + city.cycle)
                .then()
                .body("items.id", contains(id));
        city.officer()
                .get(TALKS + "?kind=SUMMONED_TALK&cycleId=" + city.cycle)
                .then()
                .body("items", empty());
    }

    @Test
    void aTalkIsOfTwoAndInItsTimeHoweverLateItIsRecorded() {
        record("THOUGHT_TALK", city.leader, "").statusCode(422).body("code", equalTo("talk-with-oneself"));
        record("THOUGHT_TALK", UUID.randomUUID(), "").statusCode(422).body("code", equalTo("unknown-reference"));
        Instant at = now();
        String body = body("THOUGHT_TALK", city.secretary, city.leader, at, at, "");
        city.officer().body(body).post(TALKS).then().statusCode(201);
        city.officer().body(body).post(TALKS).then().statusCode(409).body("code", equalTo("talk-recorded-already"));
        city.officer()
                .body(body("THOUGHT_TALK", city.secretary, city.leader, at, at.minusSeconds(1), ""))
                .post(TALKS)
                .then()
                .statusCode(422)
                .body("code", equalTo("ends-before-start"));
        city.officer()
                .body(body("THOUGHT_TALK", city.secretary, city.leader, daysAgo(9), daysAgo(8), ""))
                .post(TALKS)
                .then()
                .statusCode(422)
                .body("code", equalTo("late-reason-missing"));
        // There is no longest duration.
        city.officer()
                .body(body(
                        "THOUGHT_TALK", city.secretary, city.leader, daysAgo(9), daysAgo(8), ",\"lateReason\":\"补录\""))
                .post(TALKS)
                .then()
                .statusCode(201)
                .body("lateReason", not(nullValue()));
    }
}
