package dev.qingfeng.inspection.interview;

import static dev.qingfeng.inspection.CityOfTests.daysAgo;
import static dev.qingfeng.inspection.CityOfTests.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.qingfeng.inspection.CityOfTests;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.PublishedEvents;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Forty people of all strata are interviewed in each unit; what they say is read by the inspection team alone. */
@QuarkusTest
class InterviewResourceTest {

    private static final String INTERVIEWS = "/inspection/v1/interviews";
    private static final String SECRET = "密談內容二百";
    private static final String SEEN_NOTHING = ",\"climate\":[{\"question\":\"KNOWS_DISCIPLINE\",\"reply\":\"YES\"}]";
    private static final String NAME = "隱名某";

    private final CityOfTests city = new CityOfTests();
    private String team = "";
    private String inspection = "";

    @BeforeEach
    void beInField() {
        city.founded();
        team = city.inField();
        inspection = city.inspectionOf(city.town);
        city.announce(inspection);
        city.record(inspection, city.step(1)).statusCode(200);
    }

    @AfterEach
    void close() {
        city.close();
    }

    private ValidatableResponse record(String body) {
        return city.asMember().body(body).post(INTERVIEWS).then();
    }

    private String body(String who, String more) {
        return body(who, now(), now(), city.leader, city.member, more);
    }

    private String body(String who, Instant from, Instant to, UUID one, UUID other, String more) {
        return "{\"inspectionId\":\"%s\",\"stratum\":\"MASSES\",%s,\"interviewerIds\":[\"%s\",\"%s\"],\"startedAt\":\"%s\",\"endedAt\":\"%s\"%s}"
                .formatted(inspection, who, one, other, from, to, more);
    }

    private static String named(String name, String organisation) {
        return "\"name\":\"%s\",\"organisation\":\"%s\"".formatted(name, organisation);
    }

    private static String cadre(UUID cadre) {
        return "\"cadreId\":\"%s\"".formatted(cadre);
    }

    private ValidatableResponse progress() {
        return city.asMember()
                .get("/inspection/v1/inspections/" + inspection + "/interview-progress")
                .then()
                .statusCode(200);
    }

    private void prepareSteps() {
        city.pledgePublicly(city.town);
    }

    @Test
    void theStepOfInterviewsIsRefusedAtThirtyNinePeopleAndTakenAtForty() {
        prepareSteps();
        city.record(inspection, city.step(6))
                .statusCode(409)
                .body("code", equalTo("gate-unmet"), "unmet", hasSize(9))
                .body("unmet.find { it.condition == 'too-few-interviewees' }.subject", equalTo("0/40"))
                .body("unmet.findAll { it.condition == 'stratum-missing' }.subject", hasSize(8))
                .body("unmet.rule", everyItem(equalTo("Interviews")));
        city.interview(inspection, 0, 39);
        // Somebody who was interviewed before.
        city.interview(inspection, 0, 1);
        city.record(inspection, city.step(6))
                .statusCode(409)
                .body("unmet.condition", contains("too-few-interviewees"))
                .body("unmet.subject", contains("39/40"));
        progress()
                .body("interviews", equalTo(40), "people", equalTo(39), "needed", equalTo(40), "missing", equalTo(1))
                .body("missingStrata", empty());
        city.interview(inspection, 39, 40);
        city.record(inspection, city.step(6)).statusCode(200);
        progress().body("missing", equalTo(0));
    }

    @Test
    void noOtherStepWaitsForInterviews() {
        prepareSteps();
        city.record(inspection, city.step(7)).statusCode(200);
    }

    @Test
    void eachStratumIsNeeded() {
        prepareSteps();
        LocalDateTime now = LocalDateTime.ofInstant(now(), ZoneId.of("Asia/Shanghai"));
        city.importInterviews(IntStream.range(0, 45)
                        .mapToObj(i -> "%1$s,%2$s,,某某%3$d,某某村,%4$s|%5$s,%6$s,%6$s,\n"
                                .formatted(
                                        inspection,
                                        CityOfTests.STRATA.get(i % 7),
                                        i,
                                        city.staff("6"),
                                        city.staff("7"),
                                        now.minusNanos(1000L * i)))
                        .collect(Collectors.joining()))
                .statusCode(200);
        city.record(inspection, city.step(6))
                .statusCode(409)
                .body("unmet.condition", contains("stratum-missing"))
                .body("unmet.subject", contains("MASSES"));
        progress()
                .body("missingStrata", contains("MASSES"))
                .body("strata.find { it.stratum == 'LEADERSHIP_TEAM_MEMBER' }.people", equalTo(7));
        record(body(named("某某", "某某村"), "")).statusCode(201);
        city.record(inspection, city.step(6)).statusCode(200);
    }

    @Test
    void anInspectionIsNotConcludedIfTwoTurnOutToBeOnePerson() {
        prepareSteps();
        UUID one = city.knownCadre("31");
        UUID other = city.knownCadre("32");
        city.interview(inspection, 0, 38);
        record(body(cadre(one), "")).statusCode(201);
        record(body(cadre(other), "")).statusCode(201);
        for (int number = 2; number <= 10; number++) {
            city.record(inspection, city.step(number)).statusCode(200);
        }
        city.keptAs("33", city.office, null, one, other);
        progress().body("people", equalTo(39), "interviews", equalTo(40));
        city.conclude(inspection)
                .statusCode(409)
                .body("unmet.condition", contains("too-few-interviewees"))
                .body("unmet.subject", contains("39/40"));
        city.interview(inspection, 38, 39);
        city.conclude(inspection).statusCode(200);
    }

    @Test
    void somebodyIsKnownAgainHoweverTheyWereWrittenDown() {
        record(body(named("張 偉", "東湖村"), "")).statusCode(201);
        record(body(named("张伟", "东湖村 "), "")).statusCode(201);
        record(body(named("张伟", "西湖村"), "")).statusCode(201);
        progress().body("interviews", equalTo(3), "people", equalTo(2));
    }

    @Test
    void whatWasSaidIsReadByTheTeamAndLeavesAnAuditRow() {
        String opinions =
                ",\"themes\":[\"WORK_STYLE\"],\"opinions\":[{\"cadreId\":\"%s\",\"grade\":\"POOR\",\"note\":\"%s\"}],\"recommendations\":[{\"cadreId\":\"%s\",\"post\":\"HEAD_OF_GOVERNMENT\"}],\"notes\":\"%s\""
                        .formatted(city.secretary, SECRET, city.member, SECRET);
        String id = record(body(named(NAME, "某某村"), opinions))
                .statusCode(201)
                .body("stratum", equalTo("MASSES"))
                .body("name", nullValue(), "notes", nullValue(), "opinions", nullValue())
                .extract()
                .path("id");
        city.asLeader()
                .get(INTERVIEWS + "/" + id)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"v0\""))
                .body("name", equalTo(NAME), "notes", equalTo(SECRET), "themes", contains("WORK_STYLE"))
                .body("opinions[0].grade", equalTo("POOR"), "opinions[0].note", equalTo(SECRET))
                .body("recommendations[0].post", equalTo("HEAD_OF_GOVERNMENT"));
        assertThat(Database.number(
                        "select count(*) from audit_entry where action = 'READ' and record_id = ? and actor = ?",
                        id,
                        city.staff("6")))
                .isEqualTo(1);
        city.asMember()
                .get(INTERVIEWS + "?inspectionId=" + inspection)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].name", equalTo(NAME), "items[0].notes", nullValue());
        assertThat(Database.number(
                        "select count(*) from audit_entry where action = 'READ' and record_id = ? and actor = ?",
                        id,
                        city.staff("7")))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"organization-officer", "auditor", "committee-member", "discipline-officer", "registry-admin"})
    void nobodyElseReadsWithWhomOrWhat(String role) {
        String id =
                record(body(named(NAME, "某某村"), "")).statusCode(201).extract().path("id");
        for (String address : List.of(INTERVIEWS, INTERVIEWS + "/" + id)) {
            city.at(city.path, "2", role).get(address).then().statusCode(403).body("code", equalTo("forbidden"));
        }
        // Nor with a role in teams, in a team of others or in none.
        city.at(city.path, "41", role, "team-leader", "team-member")
                .get(INTERVIEWS + "/" + id)
                .then()
                .statusCode(404);
        city.at(city.path, "41", role, "team-leader", "team-member")
                .get(INTERVIEWS)
                .then()
                .statusCode(200)
                .body("items", empty());
        city.at(city.path, "41", role, "team-member")
                .body(body(named(NAME, "某某村"), ""))
                .post(INTERVIEWS)
                .then()
                .statusCode(403)
                .body("code", equalTo("not-of-the-team"));
    }

    @Test
    void whoeverHasLeftTheTeamReadsNoLonger() {
        String id =
                record(body(named(NAME, "某某村"), "")).statusCode(201).extract().path("id");
        city.asMember().get(INTERVIEWS + "/" + id).then().statusCode(200);
        assertThat(Database.execute(
                        "delete from team_member where team_id = ? and cadre_id = ?",
                        UUID.fromString(team),
                        city.member))
                .isEqualTo(1);
        city.asMember().get(INTERVIEWS + "/" + id).then().statusCode(404);
        city.asMember().get(INTERVIEWS).then().statusCode(200).body("items", empty());
        city.asLeader().get(INTERVIEWS + "/" + id).then().statusCode(200);
    }

    @Test
    void whoeverStandsAsideReadsNoLonger() {
        String id =
                record(body(named(NAME, "某某村"), "")).statusCode(201).extract().path("id");
        city.officer()
                .body("{\"cycleId\":\"%s\",\"cadreId\":\"%s\",\"unitId\":\"%s\",\"reason\":\"x\"}"
                        .formatted(city.cycle, city.member, city.town))
                .post("/inspection/v1/recusals")
                .then()
                .statusCode(201);
        city.asMember().get(INTERVIEWS + "/" + id).then().statusCode(404);
        city.asMember().get(INTERVIEWS).then().statusCode(200).body("items", empty());
        city.asLeader().get(INTERVIEWS + "/" + id).then().statusCode(200);
        city.asLeader().get(INTERVIEWS).then().statusCode(200).body("items", hasSize(1));
        UUID third = city.knownCadre("8");
        Database.execute(
                "insert into team_member (team_id, cycle_id, cadre_id, source_unit_id) values (?::uuid, ?, ?, ?)",
                team,
                city.cycle,
                third,
                city.office);
        String others = body(named("乙某", "某某村"), now(), now(), city.leader, third, "");
        city.asMember().body(others).post(INTERVIEWS).then().statusCode(409).body("code", equalTo("member-recused"));
        city.asLeader().body(others).post(INTERVIEWS).then().statusCode(201);
    }

    @Test
    void whatAMemberHeardBeforeTheyStoodAsideIsEnteredAfterwards() {
        Instant before = now();
        city.officer()
                .body("{\"cycleId\":\"%s\",\"cadreId\":\"%s\",\"unitId\":\"%s\",\"reason\":\"x\"}"
                        .formatted(city.cycle, city.member, city.town))
                .post("/inspection/v1/recusals")
                .then()
                .statusCode(201);
        Instant after = now();
        enter(after).statusCode(409).body("code", equalTo("member-recused"));
        enter(before).statusCode(201);
        importAsLeader(after).statusCode(422).body("errors.code", hasItem("member-recused"));
        importAsLeader(before.minusMillis(1)).statusCode(200).body("created", equalTo(1));
        city.tell(city.member, "7", city.office, 1, CityOfTests.kin(city.secretary));
        enter(before.minusMillis(2)).statusCode(409).body("unmet.condition", contains("kin-there"));
        importAsLeader(before.minusMillis(2)).statusCode(422).body("errors.code", hasItem("member-recused"));
    }

    private ValidatableResponse enter(Instant when) {
        return city.asLeader()
                .body(body(named(NAME, "某某村"), when, when, city.leader, city.member, CityOfTests.PERHAPS_LATE))
                .post(INTERVIEWS)
                .then();
    }

    /** Another of the team enters it for them. */
    @Test
    void whoeverStandsAsideImportsNothingOfWhatTheyHeardBefore() {
        Instant before = now();
        city.officer()
                .body("{\"cycleId\":\"%s\",\"cadreId\":\"%s\",\"unitId\":\"%s\",\"reason\":\"x\"}"
                        .formatted(city.cycle, city.member, city.town))
                .post("/inspection/v1/recusals")
                .then()
                .statusCode(201);
        importAs(city.asMember(), before)
                .statusCode(422)
                .body("errors.column", contains("inspectionId"), "errors.code", contains("unknown-reference"));
        importAsLeader(before).statusCode(200).body("created", equalTo(1));
    }

    private ValidatableResponse importAsLeader(Instant when) {
        return importAs(city.asLeader(), when);
    }

    private ValidatableResponse importAs(RequestSpecification who, Instant when) {
        String file = """
                inspectionId,stratum,staffNumber,name,organisation,interviewers,startedAt,endedAt,lateReason
                %1$s,MASSES,,乙某,某某村,%2$s|%3$s,%4$s,%4$s,刚过零点
                """.formatted(
                        inspection,
                        city.staff("6"),
                        city.staff("7"),
                        LocalDateTime.ofInstant(when, ZoneId.of("Asia/Shanghai")));
        return who.contentType("text/csv")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post(INTERVIEWS + "/imports")
                .then();
    }

    @Test
    void aMemberReadsUnderWhicheverNumberTheyAreKept() {
        String id =
                record(body(named(NAME, "某某村"), "")).statusCode(201).extract().path("id");
        city.keptAs("17", city.office, null, city.member);
        for (String number : List.of("17", "7")) {
            city.at(city.officePath, number, "team-member")
                    .get(INTERVIEWS + "/" + id)
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void neitherDatabaseNorEventsNorKeptAnswersHoldWhatWasSaid() throws SQLException {
        String id = record(body(
                        named(NAME, "某某村"),
                        ",\"notes\":\"%s\",\"opinions\":[{\"cadreId\":\"%s\",\"grade\":\"POOR\",\"note\":\"%s\"}]"
                                .formatted(SECRET, city.secretary, SECRET)))
                .statusCode(201)
                .extract()
                .path("id");
        city.asMember().get(INTERVIEWS + "/" + id).then().statusCode(200);
        try (PublishedEvents events = PublishedEvents.on("qingfeng.inspection.events.v1")) {
            assertThat(events.await(event -> event.key().equals(id)).json().properties())
                    .extracting(Map.Entry::getKey)
                    .containsExactlyInAnyOrder("interviewId", "inspectionId", "cycleId", "unitId");
            assertThat(events.untilNow())
                    .noneMatch(event -> String.valueOf(event.payload()).contains(SECRET)
                            || String.valueOf(event.payload()).contains(NAME));
        }
        try (Connection connection = Database.superuser();
                Statement statement = connection.createStatement()) {
            for (String table : List.of("interview", "interview_file", "outbox", "idempotency_key", "audit_entry")) {
                try (ResultSet rows = statement.executeQuery("select t::text from " + table + " t")) {
                    while (rows.next()) {
                        assertThat(rows.getString(1)).as(table).doesNotContain(SECRET, NAME);
                    }
                }
            }
            try (ResultSet rows = statement.executeQuery("select count(*) from interview_file where id = '" + id
                    + "' and position(convert_to('POOR', 'UTF8') in content) = 0")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(1);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'\"name\":\"某某\"', interviewee-unclear",
        "'\"organisation\":\"某某\"', interviewee-unclear",
        "'\"cadreId\":\"01980f2a-7c00-7000-8000-000000000005\",\"name\":\"某某\",\"organisation\":\"某某村\"', interviewee-unclear",
        "'\"cadreId\":\"01980f2a-7c00-7000-8000-000000000005\"', unknown-reference",
        "'\"name\":\"某某\",\"organisation\":\"某某村\",\"themes\":[\"NONE_OF_THEM\"]', unknown-reference",
        "'\"name\":\"某某\",\"organisation\":\"某某村\",\"climate\":[{\"question\":\"NONE_OF_THEM\",\"reply\":\"NO\"}]', unknown-reference",
        "'\"name\":\"某某\",\"organisation\":\"某某村\",\"climate\":[{\"question\":\"SAW_CANVASSING\",\"reply\":\"NO\"},{\"question\":\"SAW_CANVASSING\",\"reply\":\"YES\"}]', answer-given-twice"
    })
    void whoAndWhatHaveToBeClear(String who, String code) {
        record(body(who, "")).statusCode(422).body("code", equalTo(code));
        progress().body("interviews", equalTo(0));
    }

    @Test
    void anOpinionIsOnAMemberOfTheLeadershipTeamAndOneOnEach() {
        String opinions = ",\"opinions\":[{\"cadreId\":\"%s\",\"grade\":\"POOR\"}%s]";
        String twice = ",{\"cadreId\":\"%s\",\"grade\":\"AVERAGE\"}".formatted(city.secretary);
        record(body(named(NAME, "某某村"), opinions.formatted(city.secretary, twice)))
                .statusCode(422)
                .body("code", equalTo("opinion-given-twice"));
        record(body(named(NAME, "某某村"), opinions.formatted(city.member, "")))
                .statusCode(422)
                .body("code", equalTo("unknown-reference"));
        record(body(
                        named(NAME, "某某村"),
                        ",\"recommendations\":[{\"cadreId\":\"%s\",\"post\":\"PARTY_SECRETARY\"}]"
                                .formatted(UUID.randomUUID())))
                .statusCode(422)
                .body("code", equalTo("unknown-reference"));
    }

    @Test
    void anInterviewIsHeldByTwoOfTheTeam() {
        record(body(named(NAME, "某某村"), now(), now(), city.member, city.member, ""))
                .statusCode(422)
                .body("code", equalTo("too-few-interviewers"));
        record(body(named(NAME, "某某村"), now(), now(), city.member, city.secretary, ""))
                .statusCode(422)
                .body("code", equalTo("unknown-reference"));
    }

    @Test
    void anInterviewIsHeldInTheFieldworkAndEndsAfterItsStart() {
        record(body(named(NAME, "某某村"), daysAgo(1), now(), city.leader, city.member, ""))
                .statusCode(409)
                .body("unmet.condition", hasItem("interview-before-fieldwork"));
        record(body(named(NAME, "某某村"), now(), now().minusSeconds(1), city.leader, city.member, ""))
                .statusCode(422)
                .body("code", equalTo("ends-before-start"));
        record(body(named(NAME, "某某村"), now(), now().plusSeconds(600), city.leader, city.member, ""))
                .statusCode(422)
                .body("code", equalTo("in-the-future"));
        try (CityOfTests other = new CityOfTests().founded()) {
            other.formed();
            String early = other.inspectionOf(other.town);
            other.asMember()
                    .body(body(named(NAME, "某某村"), now(), now(), other.leader, other.member, "")
                            .replace(inspection, early))
                    .post(INTERVIEWS)
                    .then()
                    .statusCode(409)
                    .body("unmet.condition", hasItem("fieldwork-not-started"));
        }
    }

    @Test
    void thereIsNoLongestDurationAndTheSameAtTheSameTimeIsRefused() {
        Instant at = now();
        record(body(named(NAME, "某某村"), at, at, city.leader, city.member, "")).statusCode(201);
        record(body(named(NAME, "某某村"), at, now(), city.leader, city.member, ""))
                .statusCode(409)
                .body("code", equalTo("interview-recorded-already"));
    }

    @Test
    void anInterviewOfBeforeTheEndIsEnteredAfterItAndOneOfAfterwardsIsNot() {
        prepareSteps();
        city.interview(inspection);
        Instant before = now();
        for (int number = 2; number <= 10; number++) {
            city.record(inspection, city.step(number)).statusCode(200);
        }
        city.conclude(inspection).statusCode(200);
        record(body(named(NAME, "某某村"), before, before, city.leader, city.member, ""))
                .statusCode(201);
        record(body(named(NAME, "某某村"), "")).statusCode(409).body("code", equalTo("concluded-already"));
    }

    @Test
    void aFileIsTakenAsAWholeAndSaysWhatIsWrong() {
        String at = LocalDateTime.ofInstant(now(), ZoneId.of("Asia/Shanghai")).toString();
        String both = city.staff("6") + "|" + city.staff("7");
        String good = "%s,MASSES,,某某,某某村,%s,%s,%s,\n".formatted(inspection, both, at, at);
        city.importInterviews(good
                        + "%s,MASSES,,某某,某某村,%s,%s,%s,\n".formatted(UUID.randomUUID(), both, at, at)
                        + "%s,MASSES,,某某,,%s,%s,%s,\n".formatted(inspection, both, at, at)
                        + "%s,MASSES,NOBODY,,,%s,%s,%s,\n".formatted(inspection, both, at, at)
                        + "%s,MASSES,,甲某,某某村,%s,%s,%s,\n".formatted(inspection, city.staff("6"), at, at)
                        + "%s,MASSES,,乙某,某某村,NOBODY,%s,%s,\n".formatted(inspection, at, at)
                        + "%s,MASSES,,丙某,某某村,%s,2026-01-01T09:00,%s,\n".formatted(inspection, both, at)
                        + "%s,MASSES,,丁某,某某村,%s,%s,2026-01-01T09:00,\n".formatted(inspection, both, at)
                        + "%s,MASSES,,戊某,某某村,%s,%s,2199-01-01T09:00,\n".formatted(inspection, both, at))
                .statusCode(422)
                .body(
                        "errors.code",
                        contains(
                                "unknown-reference",
                                "interviewee-unclear",
                                "unknown-reference",
                                "too-few-interviewers",
                                "unknown-reference",
                                "interview-before-fieldwork",
                                "ends-before-start",
                                "in-the-future"));
        progress().body("interviews", equalTo(0));
        city.importInterviews(good).statusCode(200).body("created", equalTo(1));
        city.importInterviews(good).statusCode(200).body("created", equalTo(0), "unchanged", equalTo(1));
        city.importInterviews(good.replace("MASSES", "RETIRED_CADRE"))
                .statusCode(200)
                .body("changed", equalTo(1));
        progress().body("strata.find { it.stratum == 'RETIRED_CADRE' }.people", equalTo(1));
        String later = local(now(), 0);
        city.importInterviews(
                        "%s,ORDINARY_STAFF,%s,,,%s,%s,%s,\n".formatted(inspection, city.staff("9"), both, later, later))
                .statusCode(200)
                .body("created", equalTo(1));
        city.asMember()
                .get(INTERVIEWS + "?stratum=ORDINARY_STAFF")
                .then()
                .body("items.cadreId", contains(city.secretary.toString()), "items.name", contains("某某9"));
        city.at(city.path, "41", "team-member")
                .contentType("text/csv")
                .body(("inspectionId,stratum,staffNumber,name,organisation,interviewers,startedAt,endedAt,lateReason\n"
                                + good)
                        .getBytes(StandardCharsets.UTF_8))
                .post(INTERVIEWS + "/imports")
                .then()
                .statusCode(422)
                .body("errors.code", contains("unknown-reference"));
    }

    private String row(String who, String from, String to) {
        return "%s,MASSES,%s,%s|%s,%s,%s,\n".formatted(inspection, who, city.staff("6"), city.staff("7"), from, to);
    }

    /** So many milliseconds from a time, by the clock of the place. */
    private static String local(Instant time, int milliseconds) {
        return LocalDateTime.ofInstant(time.plusMillis(milliseconds), ZoneId.of("Asia/Shanghai"))
                .toString();
    }

    @Test
    void interviewsWaitForTheNoticeAndTheStepsThatComeFirst() {
        try (CityOfTests other = new CityOfTests().founded()) {
            other.inField();
            inspection = other.inspectionOf(other.town);
            String body = body(named(NAME, "某某村"), now(), now(), other.leader, other.member, "");
            other.asMember()
                    .body(body)
                    .post(INTERVIEWS)
                    .then()
                    .statusCode(409)
                    .body("unmet.condition", contains("notice-not-posted", "step-out-of-order"));
            other.asLeader()
                    .body(CityOfTests.notice(0, 3, ""))
                    .post("/inspection/v1/inspections/" + inspection + "/notice")
                    .then()
                    .statusCode(200);
            other.asMember()
                    .body(body)
                    .post(INTERVIEWS)
                    .then()
                    .statusCode(409)
                    .body("unmet.condition", contains("notice-period-running", "step-out-of-order"));
            String at = local(now(), 0);
            other.importInterviews("%s,MASSES,,某某,某某村,%s|%s,%s,%s,\n"
                            .formatted(inspection, other.staff("6"), other.staff("7"), at, at))
                    .statusCode(422)
                    .body("errors.code", containsInAnyOrder("notice-period-running", "step-out-of-order"));
        }
    }

    @Test
    void nobodyOfTheTeamIsInterviewed() {
        UUID kept = city.keptAs("17", city.office, null, city.member);
        for (String who : List.of(cadre(city.leader), cadre(kept), named("某某6", "單位"))) {
            record(body(who, "")).statusCode(422).body("code", equalTo("interviewee-of-the-team"));
        }
        String at = local(now(), 0);
        city.importInterviews(row(city.staff("6") + ",,", at, at) + row(",某某6,单位", at, at))
                .statusCode(422)
                .body("errors.code", contains("interviewee-of-the-team", "interviewee-of-the-team"));
        // Whoever is of that name elsewhere is somebody else.
        record(body(named("某某6", "某某村"), "")).statusCode(201);
    }

    @Test
    void nobodyHoldsTwoInterviewsAtOnce() {
        Instant from = now();
        await().until(() -> now().isAfter(from.plusMillis(120)));
        record(body(named("甲某", "某某村"), from, from.plusMillis(60), city.leader, city.member, ""))
                .statusCode(201);
        record(body(named("乙某", "某某村"), from.plusMillis(59), from.plusMillis(100), city.member, city.leader, ""))
                .statusCode(409)
                .body("code", equalTo("interviewer-elsewhere"));
        city.importInterviews(row(",乙某,某某村", local(from, 59), local(from, 100)))
                .statusCode(422)
                .body("errors.code", contains("interviewer-elsewhere"));
        city.importInterviews(row(",乙某,某某村", local(from, 60), local(from, 100))
                        + row(",丙某,某某村", local(from, 99), local(from, 110)))
                .statusCode(422)
                .body("errors.line", contains(3))
                .body("errors.code", contains("interviewer-elsewhere"));
        city.importInterviews(row(",乙某,某某村", local(from, 60), local(from, 100))
                        + row(",丙某,某某村", local(from, 100), local(from, 110)))
                .statusCode(200);
        progress().body("interviews", equalTo(3));
    }

    @Test
    void nobodyIsAtTwoPlacesAtOneInstantHoweverShortTheInterviews() {
        Instant at = now();
        await().until(() -> now().isAfter(at.plusMillis(60)));
        record(body(named("甲某", "某某村"), at, at, city.leader, city.member, "")).statusCode(201);
        for (Instant end : List.of(at, at.plusMillis(10))) {
            record(body(named("乙某", "某某村"), at, end, city.member, city.leader, ""))
                    .statusCode(409)
                    .body("code", equalTo("interviewer-elsewhere"));
            city.importInterviews(row(",乙某,某某村", local(at, 0), local(end, 0)))
                    .statusCode(422)
                    .body("errors.code", contains("interviewer-elsewhere"));
        }
        city.importInterviews(
                        row(",乙某,某某村", local(at, 20), local(at, 20)) + row(",丙某,某某村", local(at, 20), local(at, 20)))
                .statusCode(422)
                .body("errors.code", contains("interviewer-elsewhere"));
        // Whoever has ended is free.
        record(body(named("乙某", "某某村"), at.plusMillis(30), at.plusMillis(40), city.member, city.leader, ""))
                .statusCode(201);
        record(body(named("丙某", "某某村"), at.plusMillis(40), at.plusMillis(40), city.member, city.leader, ""))
                .statusCode(201);
    }

    @Test
    void whoeverIsEnteredAsACadreAndByNameCountsOnce() {
        record(body(cadre(city.secretary), "")).statusCode(201);
        record(body(named("某某9", "单位"), "")).statusCode(201);
        progress().body("interviews", equalTo(2), "people", equalTo(1));
        record(body(named("某某9", "镇上"), "")).statusCode(201);
        progress().body("people", equalTo(2));
        UUID other = city.knownCadre("31");
        Instant at = now();
        city.importInterviews(row(city.staff("31") + ",,", local(at, -1), local(at, -1))
                        + row(",某某31,單位", local(at, 0), local(at, 0)))
                .statusCode(200);
        assertThat(other).isNotNull();
        progress().body("interviews", equalTo(5), "people", equalTo(3));
    }

    @Test
    void anImportChangesNothingButTheStratumAndNotAfterTheEnd() {
        prepareSteps();
        city.interview(inspection);
        String at = local(now(), 0);
        String row = row(",甲某,某某村", at, at);
        city.importInterviews(row).statusCode(200);
        city.importInterviews(row(",甲某,某某村", at, local(now(), 0)))
                .statusCode(422)
                .body("errors.code", contains("interview-fixed"));
        city.importInterviews(row.replace("|" + city.staff("7"), ""))
                .statusCode(422)
                .body("errors.code", contains("interview-fixed"));
        for (int number = 2; number <= 10; number++) {
            city.record(inspection, city.step(number)).statusCode(200);
        }
        city.conclude(inspection).statusCode(200);
        city.importInterviews(row.replace("MASSES", "RETIRED_CADRE"))
                .statusCode(422)
                .body("errors.column", contains("stratum"), "errors.code", contains("inspection-concluded"));
        city.importInterviews(row).statusCode(200).body("unchanged", equalTo(1));
    }

    @Test
    void anInterviewIsRecordedWhileNobodyElseChangesTheInspection() throws Exception {
        assertThat(CityOfTests.afterWhoeverChanges(
                        inspection,
                        () -> record(body(named(NAME, "某某村"), "")).extract().statusCode()))
                .isEqualTo(201);
    }

    @Test
    void interviewsAreCountedWhileNobodyRecordsOne() throws Exception {
        assertThat(CityOfTests.afterWhoeverChanges(
                        inspection, () -> figures("POST").extract().statusCode()))
                .isEqualTo(409);
    }

    @Test
    void aKeyIsRepeatedWithoutASecondInterview() {
        String key = UUID.randomUUID().toString();
        String body = body(named(NAME, "某某村"), "");
        List<String> ids = IntStream.range(0, 2)
                .mapToObj(i -> city.withKey(key, city.officePath, "7", "team-member")
                        .body(body)
                        .post(INTERVIEWS)
                        .then()
                        .statusCode(201)
                        .extract()
                        .<String>path("id"))
                .toList();
        assertThat(ids.get(0)).isEqualTo(ids.get(1));
        progress().body("interviews", equalTo(1));
    }

    @Test
    void progressIsForTheTeamAndOfficesOfTheCityAndNotForThoseWhoAreInspected() {
        progress();
        for (String role : List.of("organization-officer", "auditor")) {
            city.at(city.path, "2", role)
                    .get("/inspection/v1/inspections/" + inspection + "/interview-progress")
                    .then()
                    .statusCode(200);
            city.at(city.townPath, "5", role)
                    .get("/inspection/v1/inspections/" + inspection + "/interview-progress")
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("not-of-the-team"));
        }
        city.at("elsewhere", "5", "organization-officer")
                .get("/inspection/v1/inspections/" + inspection + "/interview-progress")
                .then()
                .statusCode(404);
    }

    private ValidatableResponse figures(String method) {
        return city.officer()
                .request(method, "/inspection/v1/inspections/" + inspection + "/interview-figures")
                .then();
    }

    @Test
    void whatIsSaidTogetherIsCountedOnceAndShowsNothingSmall() {
        prepareSteps();
        city.interview(inspection);
        for (int i = 0; i < 13; i++) {
            String grade = i < 7 ? "EXCELLENT" : i < 12 ? "AVERAGE" : "POOR";
            record(body(
                            named("有言" + i, "某某村"),
                            ",\"opinions\":[{\"cadreId\":\"%s\",\"grade\":\"%s\"}],\"recommendations\":[{\"cadreId\":\"%s\",\"post\":\"%s\"}]"
                                    .formatted(
                                            city.secretary,
                                            grade,
                                            city.member,
                                            i < 9 ? "HEAD_OF_GOVERNMENT" : "PARTY_SECRETARY")))
                    .statusCode(201);
        }
        for (int number = 2; number <= 10; number++) {
            city.record(inspection, city.step(number)).statusCode(200);
        }
        figures("GET").statusCode(404);
        figures("POST").statusCode(409).body("unmet.condition", contains("inspection-not-concluded"));
        city.conclude(inspection).statusCode(200);
        figures("POST").statusCode(200);
        figures("POST").statusCode(409).body("code", equalTo("counted-already"));
        String all = figures("GET")
                .statusCode(200)
                .body("figures.people", equalTo(53))
                .body("figures.members.cadreId", contains(city.secretary.toString()))
                .body("figures.members[0].people", equalTo(13))
                // One thought poor: so neither that nor what would give it away is there.
                .body("figures.members[0].grades.find { it.grade == 'POOR' }.opinions", nullValue())
                .body("figures.strata.find { it.stratum == 'MASSES' }.opinions", equalTo(13))
                .body("figures.strata.find { it.stratum == 'RETIRED_CADRE' }.opinions", nullValue())
                .body("figures.recommendations", hasSize(1))
                .body("figures.recommendations[0].post", equalTo("HEAD_OF_GOVERNMENT"))
                .body("figures.recommendations[0].people", equalTo(9))
                .extract()
                .asString();
        assertThat(all).doesNotContain("有言");
        for (String role : List.of("auditor", "discipline-officer")) {
            city.at(city.path, "3", role)
                    .get("/inspection/v1/inspections/" + inspection + "/interview-figures")
                    .then()
                    .statusCode(403);
        }
        city.at(city.townPath, "5", "organization-officer")
                .get("/inspection/v1/inspections/" + inspection + "/interview-figures")
                .then()
                .statusCode(403)
                .body("code", equalTo("not-of-the-team"));
        city.at(city.path, "4", "committee-member")
                .get("/inspection/v1/inspections/" + inspection + "/interview-figures")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse climate(String method) {
        return city.officer()
                .request(method, "/inspection/v1/cycles/" + city.cycle + "/interview-climate")
                .then();
    }

    @Test
    void theClimateIsCountedOfEachUnitAndOnceOfTheCity() {
        prepareSteps();
        city.interview(inspection);
        for (int i = 0; i < 15; i++) {
            record(body(
                            named("有言" + i, "某某村"),
                            ",\"climate\":[{\"question\":\"KNOWS_DISCIPLINE\",\"reply\":\"%s\"},{\"question\":\"SAW_VOTE_BUYING\",\"reply\":\"%s\"}]"
                                    .formatted(List.of("YES", "NO", "UNKNOWN").get(i % 3), i < 1 ? "YES" : "NO")))
                    .statusCode(201);
        }
        for (int number = 2; number <= 10; number++) {
            city.record(inspection, city.step(number)).statusCode(200);
        }
        Instant before = now();
        city.conclude(inspection).statusCode(200);
        climate("GET").statusCode(404);
        climate("POST")
                .statusCode(409)
                .body("unmet.condition", contains("interviews-not-counted"))
                .body("unmet.subject", contains(city.town.toString()))
                .body("unmet.rule", contains("Four surveys"));
        String figures = figures("POST").statusCode(200).extract().path("id");
        // Whatever is found of interviews later, by a clock that goes slow or because two are one, the sum is of what
        // was counted.
        String late = record(body(named("有言", "某某村"), before, before, city.leader, city.member, SEEN_NOTHING))
                .statusCode(201)
                .extract()
                .path("id");
        Database.execute("update interview set recorded_at = recorded_at - interval '1 day' where id = ?::uuid", late);
        climate("POST").statusCode(200);
        climate("POST").statusCode(409).body("code", equalTo("climate-counted-already"));
        String all = climate("GET")
                .statusCode(200)
                .header("ETag", notNullValue())
                .body("people", equalTo(55), "units.unitId", contains(city.town.toString()))
                .body("questions.find { it.question == 'KNOWS_DISCIPLINE' }.people", equalTo(15))
                .body("units[0].questions.find { it.question == 'KNOWS_DISCIPLINE' }.people", equalTo(15))
                // One saw votes being bought: neither the unit nor the city tells.
                .body(
                        "units[0].questions.find { it.question == 'SAW_VOTE_BUYING' }.replies.people.findAll { it != null }",
                        empty())
                .body(
                        "questions.find { it.question == 'SAW_VOTE_BUYING' }.replies.people.findAll { it != null }",
                        empty())
                .extract()
                .asString();
        assertThat(all).doesNotContain("有言");
        try (PublishedEvents events = PublishedEvents.on("qingfeng.inspection.events.v1")) {
            assertThat(events.await(event -> event.key().equals(figures)).json().path("climate"))
                    .hasSize(5);
        }
        city.at(city.townPath, "5", "organization-officer")
                .get("/inspection/v1/cycles/" + city.cycle + "/interview-climate")
                .then()
                .statusCode(404);
    }

    @Test
    void codesHaveTheirWords() {
        city.asMember()
                .header("Accept-Language", "zh-Hant")
                .get("/inspection/v1/vocabularies/interview-themes")
                .then()
                .statusCode(200)
                .body("terms.find { it.code == 'WORK_STYLE' }.label", not(equalTo("WORK_STYLE")));
        city.asMember()
                .get("/inspection/v1/vocabularies")
                .then()
                .statusCode(200)
                .body(
                        "name",
                        containsInAnyOrder(
                                "attendee-classes",
                                "ballot-form-blocks",
                                "ballot-form-states",
                                "ballot-purposes",
                                "ballot-question-kinds",
                                "ballot-question-subjects",
                                "ballot-round-states",
                                "box-opening-outcomes",
                                "box-opening-states",
                                "choice-meanings",
                                "climate-levels",
                                "climate-measures",
                                "climate-questions",
                                "climate-replies",
                                "climate-surveys",
                                "dossier-sections",
                                "dossier-sources",
                                "evidence-kinds",
                                "finding-categories",
                                "finding-severities",
                                "finding-states",
                                "grades",
                                "grading-subjects",
                                "inspection-states",
                                "interview-themes",
                                "meeting-states",
                                "notice-states",
                                "presences",
                                "progression-rules",
                                "recommended-posts",
                                "reminder-kinds",
                                "reporting-channels",
                                "recusal-grounds",
                                "schedule-conflicts",
                                "sitting-states",
                                "step-states",
                                "steps",
                                "strata",
                                "talk-kinds",
                                "talk-themes",
                                "team-states"))
                .body("terms.flatten().findAll { it.label == null || it.label.startsWith('value.') }", empty());
        city.asMember().get("/inspection/v1/vocabularies/none").then().statusCode(404);
    }
}
