package dev.qingfeng.inspection.climate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.qingfeng.inspection.CityOfTests;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.ForeignEvents;
import dev.qingfeng.platform.testing.PublishedEvent;
import dev.qingfeng.platform.testing.PublishedEvents;
import dev.qingfeng.platform.testing.StatementCount;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The climate board combines the four surveys, is frozen once for each month, and points to nobody. */
@QuarkusTest
class ClimateBoardResourceTest {

    private static final String BOARDS = "/inspection/v1/climate-boards";
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final List<String> EVERY_READER =
            List.of("organization-officer", "committee-member", "committee-secretary", "discipline-officer", "auditor");

    @Inject
    ClimateFreezing freezing;

    private CityOfTests city;
    private UUID park = new UUID(0, 0);
    private final YearMonth now = YearMonth.now(SHANGHAI);
    private SurveysOfTests surveys;

    @BeforeEach
    void twoTeams() {
        city = new CityOfTests().founded();
        park = city.knownUnit("PARK");
        city.form(city.team(List.of(city.member), city.town, park)).statusCode(201);
        city.form(city.team(city.knownCadre("8"), List.of(), city.farm)).statusCode(201);
        surveys = new SurveysOfTests(city);
    }

    @AfterEach
    void close() {
        city.close();
    }

    private UUID told(YearMonth month) {
        return surveys.told(month);
    }

    /** Freezes this month, although it is not over yet; the board's id. */
    private String frozen() {
        freezing.freeze(surveys.told(now, ",\"reports\":17", ",\"reports\":11"));
        return boardOf(now);
    }

    private String boardOf(YearMonth month) {
        return boards().extract().path("items.find { it.startsOn == '" + month.atDay(1) + "' }.id");
    }

    private ValidatableResponse boards() {
        return city.officer().get(BOARDS + "?cycleId=" + city.cycle).then().statusCode(200);
    }

    private ValidatableResponse board(String id) {
        return city.at(city.path, "1", "discipline-officer")
                .get(BOARDS + "/" + id)
                .then();
    }

    private ValidatableResponse units(String id) {
        return city.officer().get(BOARDS + "/" + id + "/units").then();
    }

    private static String figure(String measure, UUID place) {
        return "figures.find { it.measure == '" + measure + "' && it.placeId == '" + place + "' }";
    }

    @Test
    void whatWasCountedInAMonthIsOnOneBoard() {
        surveys.questionnaire(city.town, 57, 20);
        surveys.questionnaire(park, 60, 30);
        surveys.questionnaire(city.farm, 60, 25);
        String meeting = city.meeting(city.inspectionOf(city.town), "1");
        city.convene(meeting);
        count(meeting, 63, 50).statusCode(200);
        String id = frozen();

        boardAs("organization-officer", id)
                .body(
                        "startsOn",
                        equalTo(now.atDay(1).toString()),
                        "endsOn",
                        equalTo(now.atEndOfMonth().toString()))
                .body("figures.level", everyItem(equalTo("CITY")))
                .body("figures.placeId", everyItem(equalTo(city.city.toString())))
                .body(figure("AWARE", city.city) + ".asked", equalTo(180))
                .body(figure("AWARE", city.city) + ".counted", equalTo(177))
                .body(figure("AWARE", city.city) + ".ratio", equalTo(0.98333335f))
                .body(figure("BREACH_IN_THE_UNIT", city.city) + ".counted", equalTo(75))
                .body(figure("BREACH_IN_THE_UNIT", city.city) + ".question", equalTo("canvassing"))
                .body(figure("FORMS_RETURNED", city.city) + ".survey", equalTo("REPORTS"))
                .body(figure("REPORTS_RECEIVED", city.city) + ".counted", equalTo(17))
                .body("figures.find { it.question == 'WEB_COLUMN' }.counted", equalTo(11))
                .body("figures.find { it.question == 'HOTLINE' }.counted", nullValue());
        units(id)
                .statusCode(200)
                .body("figures.level", not(contains("CITY")))
                .body(figure("AWARE", city.town) + ".counted", equalTo(57))
                .body(figure("BREACH_IN_THE_UNIT", park) + ".counted", equalTo(30))
                .body(figure("FORMS_RETURNED", city.town) + ".asked", equalTo(63))
                .body(figure("FORMS_RETURNED", city.town) + ".counted", equalTo(50))
                .body("figures.findAll { it.measure == 'REPORTS_RECEIVED' }", empty())
                .body("figures.findAll { it.level == 'TEAM' && it.measure == 'AWARE' }", hasSize(2));
    }

    @Test
    void whatIsOfAHandfulIsAbsentTogetherWithWhatWouldTellIt() {
        surveys.questionnaire(city.town, 60, 2);
        surveys.questionnaire(park, 60, 30);
        surveys.questionnaire(city.farm, 60, 25);
        String id = frozen();
        units(id)
                .body(figure("BREACH_IN_THE_UNIT", city.town) + ".counted", nullValue())
                .body(figure("BREACH_IN_THE_UNIT", park) + ".counted", nullValue())
                .body(figure("BREACH_IN_THE_UNIT", city.farm) + ".counted", equalTo(25));
        assertThat(Database.number(
                        "select count(*) from climate_cell where board_id = ?::uuid and place_id = ? and measure = 'BREACH_IN_THE_UNIT'"
                                + " and counted is null",
                        id,
                        city.town))
                .as("kept nowhere")
                .isEqualTo(1);
    }

    private static final String CLIMATE = "[{\"question\":\"KNOWS_DISCIPLINE\",\"people\":%s,\"replies\":["
            + "{\"reply\":\"YES\",\"people\":%s},{\"reply\":\"NO\",\"people\":null},{\"reply\":\"UNKNOWN\",\"people\":null}]}]";

    /** Counts what so many said in a unit, of whom so many were asked and said yes; null where it is withheld. */
    private void interviewed(UUID unit, int people, @Nullable Integer asked, @Nullable Integer yes, Instant then) {
        Database.execute(
                "insert into interview_figures (id, version, inspection_id, cycle_id, unit_id, figures, counted_at)"
                        + " values (gen_random_uuid(), 0, ?::uuid, ?, ?, ?::jsonb, ?)",
                city.inspectionOf(unit),
                city.cycle,
                unit,
                "{\"people\":%d,\"members\":[],\"strata\":[],\"recommendations\":[],\"climate\":%s}"
                        .formatted(people, CLIMATE.formatted(asked, yes)),
                Timestamp.from(then));
    }

    /** The same of the city, now. */
    private void interviewedInTheCity(int people, int asked, int yes) {
        Database.execute(
                "insert into city_climate (id, version, cycle_id, people, questions, counted_at)"
                        + " values (gen_random_uuid(), 0, ?, ?, ?::jsonb, now())",
                city.cycle,
                people,
                CLIMATE.formatted(asked, yes));
    }

    private Instant inTheMonthBefore() {
        return now.minusMonths(1).atDay(10).atStartOfDay(SHANGHAI).toInstant();
    }

    @Test
    void interviewsAreToldAsTheyWereWhenTheyWereCounted() {
        interviewed(city.town, 43, 40, 38, Instant.now());
        String id = frozen();
        units(id)
                .body(figure("INTERVIEWED", city.town) + ".counted", equalTo(43))
                .body(figure("SAID_YES", city.town) + ".asked", equalTo(40))
                .body(figure("SAID_YES", city.town) + ".counted", equalTo(38));
        board(id).body("figures.findAll { it.survey == 'INTERVIEWS' }", empty());
    }

    @Test
    void howManySaidYesIsAbsentWhereItWasWithheldWhenItWasCounted() {
        interviewed(city.town, 43, 40, null, Instant.now());
        interviewed(park, 3, null, null, Instant.now());
        String id = frozen();
        units(id)
                .body(figure("SAID_YES", city.town) + ".asked", equalTo(40))
                .body(figure("SAID_YES", city.town) + ".counted", nullValue())
                .body(figure("INTERVIEWED", park) + ".counted", equalTo(3))
                .body(figure("SAID_YES", park) + ".question", equalTo("KNOWS_DISCIPLINE"))
                .body(figure("SAID_YES", park) + ".asked", nullValue());
    }

    /** Those of the unit are on the board of the month before, so that none is beside the city's. */
    @Test
    void interviewsOfACityOfOneUnitAreNotToldWhicheverMonthTheUnitsWereCountedIn() {
        interviewed(city.town, 43, 40, 38, inTheMonthBefore());
        freezing.freeze(told(now.minusMonths(1)));
        interviewedInTheCity(43, 40, 38);
        String id = frozen();
        for (String role : EVERY_READER) {
            boardAs(role, id)
                    .body(figure("INTERVIEWED", city.city) + ".survey", equalTo("INTERVIEWS"))
                    .body(figure("INTERVIEWED", city.city) + ".counted", nullValue())
                    .body(figure("SAID_YES", city.city) + ".question", equalTo("KNOWS_DISCIPLINE"))
                    .body(figure("SAID_YES", city.city) + ".asked", nullValue())
                    .body(figure("SAID_YES", city.city) + ".counted", nullValue());
        }
        units(boardOf(now.minusMonths(1))).body(figure("INTERVIEWED", city.town) + ".counted", equalTo(43));
    }

    @Test
    void interviewsOfThreeUnitsAreTheCitysThoughTheUnitsWereCountedInAnotherMonth() {
        for (UUID unit : List.of(city.town, park, city.farm)) {
            interviewed(unit, 43, 40, 38, inTheMonthBefore());
        }
        freezing.freeze(told(now.minusMonths(1)));
        interviewedInTheCity(129, 120, 114);
        String id = frozen();
        for (String role : EVERY_READER) {
            boardAs(role, id)
                    .body(figure("INTERVIEWED", city.city) + ".counted", equalTo(129))
                    .body(figure("SAID_YES", city.city) + ".asked", equalTo(120))
                    .body(figure("SAID_YES", city.city) + ".counted", equalTo(114));
        }
    }

    /** A unit where nobody was interviewed hides nobody. */
    @Test
    void aUnitInWhichNobodyWasInterviewedIsNotBehindTheCitysInterviews() {
        interviewed(city.town, 43, 40, 38, inTheMonthBefore());
        interviewed(park, 43, 40, 38, inTheMonthBefore());
        interviewed(city.farm, 0, 0, 0, inTheMonthBefore());
        freezing.freeze(told(now.minusMonths(1)));
        interviewedInTheCity(86, 80, 76);
        board(frozen())
                .body(figure("INTERVIEWED", city.city) + ".counted", nullValue())
                .body(figure("SAID_YES", city.city) + ".counted", nullValue());
    }

    @Test
    void eachResultIsOnOneBoardAndWhatComesTooLateIsOnTheNext() {
        surveys.questionnaire(city.town, 50, 20);
        freezing.freeze(told(now.minusMonths(1)));
        freezing.freeze(told(now));
        freezing.freeze(told(now.plusMonths(1)));
        boards().body("items", hasSize(3));
        board(boardOf(now.minusMonths(1))).body("figures.findAll { it.measure == 'AWARE' }", empty());
        board(boardOf(now)).body("figures.findAll { it.measure == 'AWARE' }.counted", contains(50));
        board(boardOf(now.plusMonths(1))).body("figures.findAll { it.measure == 'AWARE' }", empty());
        Database.execute(
                "update round_result set counted_at = ? where id in (select id from ballot_round where cycle_id = ?)",
                Timestamp.from(Instant.now().minus(Duration.ofDays(90))),
                city.cycle);
        freezing.freeze(told(now.plusMonths(2)));
        board(boardOf(now.plusMonths(2))).body("figures.findAll { it.measure == 'AWARE' }", empty());
    }

    @Test
    void aRoundThatNobodySignedForSaysNothing() {
        surveys.questionnaire(city.town, 50, 20);
        Database.execute("alter table ballot_round disable trigger ballot_round_stays_certified");
        Database.execute(
                "update ballot_round set state = 'CLOSED', certified_at = null where cycle_id = ?", city.cycle);
        Database.execute("alter table ballot_round enable trigger ballot_round_stays_certified");
        board(frozen()).body("figures.findAll { it.survey == 'QUESTIONNAIRE' }", empty());
    }

    @Test
    void aMonthIsFrozenOnceItIsOverAndComplaintServiceHasToldItsPart() {
        told(now);
        freezing.freezeDue();
        boards().body("items", empty());
        told(now.minusMonths(2));
        told(now.minusMonths(3));
        freezing.freezeDue();
        freezing.freezeDue();
        boards().body(
                        "items.startsOn",
                        contains(
                                now.minusMonths(3).atDay(1).toString(),
                                now.minusMonths(2).atDay(1).toString()));
    }

    @Test
    void ofSeveralReplicasOneFreezes() throws Exception {
        surveys.questionnaire(city.town, 50, 20);
        UUID month = told(now);
        CompletableFuture.allOf(Stream.generate(() -> CompletableFuture.runAsync(() -> freezing.freeze(month)))
                        .limit(4)
                        .toArray(CompletableFuture[]::new))
                .get();
        boards().body("items", hasSize(1));
    }

    @Test
    void whatIsFrozenNeverChangesAndTellsItselfByItsTag() {
        surveys.questionnaire(city.town, 50, 20);
        String id = frozen();
        String tag = board(id).extract().header("ETag");
        String before = board(id).extract().asString();
        surveys.questionnaire(park, 10, 30);
        freezing.freeze(told(now));
        assertThat(board(id).extract().asString()).isEqualTo(before);
        city.at(city.path, "1", "auditor")
                .header("If-None-Match", tag)
                .get(BOARDS + "/" + id)
                .then()
                .statusCode(304);
        for (String change : List.of(
                "update climate_cell set counted = 1 where board_id = ?::uuid",
                "delete from climate_cell where board_id = ?::uuid",
                "update climate_board set frozen_at = now() where id = ?::uuid",
                "delete from climate_board where id = ?::uuid",
                "delete from climate_source where board_id = ?::uuid",
                "update awareness_rate set aware = 0 where board_id = ?::uuid")) {
            assertThatThrownBy(() -> Database.execute(change, id))
                    .as(change)
                    .hasStackTraceContaining("What is frozen stays as it is");
        }
    }

    @Test
    void readersSeeTheSameOrNothing() {
        surveys.questionnaire(city.town, 50, 20);
        String id = frozen();
        String whole = units(id).statusCode(200).extract().asString();
        assertThat(city.at(city.path, "3", "committee-member")
                        .get(BOARDS + "/" + id + "/units")
                        .asString())
                .isEqualTo(whole);
        for (String role : List.of("discipline-officer", "auditor", "team-leader")) {
            city.at(city.path, "4", role)
                    .get(BOARDS + "/" + id + "/units")
                    .then()
                    .statusCode(403);
        }
        for (String place : List.of("", "/units")) {
            city.at(city.townPath, "5", "organization-officer")
                    .get(BOARDS + "/" + id + place)
                    .then()
                    .statusCode(404);
        }
        city.at(city.townPath, "5", "organization-officer")
                .get(BOARDS + "?cycleId=" + city.cycle)
                .then()
                .body("items", empty());
        city.at(city.path, "4", "team-leader").get(BOARDS).then().statusCode(403);
    }

    @Test
    void whoIsJudgedOrStandsAsideSeesTheCityAndNoUnit() {
        surveys.questionnaire(city.town, 50, 20);
        surveys.questionnaire(park, 50, 20);
        surveys.questionnaire(city.farm, 50, 20);
        String id = frozen();
        city.knownHolder("21", city.town, city.knownPost(city.town, "HEAD_OF_GOVERNMENT"));
        city.at(city.path, "21", "organization-officer")
                .get(BOARDS + "/" + id + "/units")
                .then()
                .statusCode(403)
                .body("code", equalTo("own-leadership-team"));
        UUID aside = city.knownCadre("22");
        city.officer()
                .body("{\"cycleId\":\"%s\",\"cadreId\":\"%s\",\"unitId\":\"%s\",\"reason\":\"x\"}"
                        .formatted(city.cycle, aside, city.town))
                .post("/inspection/v1/recusals")
                .then()
                .statusCode(201);
        city.at(city.path, "22", "organization-officer")
                .get(BOARDS + "/" + id + "/units")
                .then()
                .statusCode(403)
                .body("code", equalTo("stands-aside"));
        for (String number : List.of("21", "22")) {
            city.at(city.path, number, "organization-officer")
                    .get(BOARDS + "/" + id)
                    .then()
                    .statusCode(200);
        }
    }

    /** A figure of the city that is one of a unit or two is told with the units; awareness is told of each unit. */
    @Test
    void everybodySeesTheSameOfACityAndNobodyWhatIsOfAUnitOrTwo() {
        surveys.questionnaire(city.town, 50, 20);
        surveys.questionnaire(park, 50, 30);
        String id = frozen();
        city.knownHolder("21", city.town, city.knownPost(city.town, "HEAD_OF_GOVERNMENT"));
        String breach = figure("BREACH_IN_THE_UNIT", city.city);
        boardAs("organization-officer", id)
                .body(breach + ".question", equalTo("canvassing"))
                .body(breach + ".asked", nullValue(), breach + ".counted", nullValue(), breach + ".ratio", nullValue())
                .body(figure("AWARE", city.city) + ".counted", equalTo(100))
                .body(figure("REPORTS_RECEIVED", city.city) + ".counted", equalTo(17));
        String told = boardAs("organization-officer", id).extract().asString();
        String tag = boardAs("organization-officer", id).extract().header("ETag");
        Stream.concat(
                        EVERY_READER.stream().map(role -> boardAs(role, id)),
                        Stream.of(city.at(city.path, "21", "organization-officer")
                                .get(BOARDS + "/" + id)
                                .then()))
                .forEach(same -> {
                    same.statusCode(200).header("ETag", tag);
                    assertThat(same.extract().asString()).isEqualTo(told);
                });
    }

    @Test
    void whatThreeUnitsAreBehindIsTheCitys() {
        surveys.questionnaire(city.town, 50, 20);
        surveys.questionnaire(park, 50, 30);
        surveys.questionnaire(city.farm, 50, 25);
        String id = frozen();
        for (String role : List.of("organization-officer", "discipline-officer", "auditor")) {
            boardAs(role, id).body(figure("BREACH_IN_THE_UNIT", city.city) + ".counted", equalTo(75));
        }
    }

    private ValidatableResponse boardAs(String role, String id) {
        return city.at(city.path, "4", role).get(BOARDS + "/" + id).then().statusCode(200);
    }

    @Test
    void eachReadOfUnitsIsOnRecord() {
        surveys.questionnaire(city.town, 50, 20);
        String id = frozen();
        board(id).statusCode(200);
        units(id).statusCode(200);
        assertThat(Database.number(
                        "select count(*) from audit_entry where record_id = ? and actor = ? and action = 'READ'",
                        id,
                        city.staff("2")))
                .isEqualTo(1);
    }

    @Test
    void theBoardIsToldOfWithoutFiguresAndAwarenessByUnit() {
        surveys.questionnaire(city.town, 50, 20);
        surveys.questionnaire(park, 60, 20);
        String id = frozen();
        try (PublishedEvents events = PublishedEvents.on("qingfeng.inspection.events.v1")) {
            PublishedEvent updated = events.await(event -> event.key().equals(id));
            assertThat(updated.type()).isEqualTo("dev.qingfeng.inspection.climate-updated.v1");
            assertThat(updated.json().properties()).hasSize(4);
        }
        try (PublishedEvents rates = PublishedEvents.on("qingfeng.inspection.awareness-rates.v1")) {
            List<PublishedEvent> told = rates.await(
                    2, event -> event.json().path("cycleId").asText().equals(city.cycle.toString()));
            assertThat(told.stream()
                            .map(event -> event.json().get("unitId").asText() + " "
                                    + event.json().get("aware") + "/"
                                    + event.json().get("asked")))
                    .containsExactlyInAnyOrder(city.town + " 50/60", park + " 60/60");
        }
    }

    @Test
    void listsAndBoardsTakeTheSameNumberOfStatementsWhateverTheirLength() {
        surveys.questionnaire(city.town, 50, 20);
        freezing.freeze(told(now));
        surveys.questionnaire(park, 50, 20);
        surveys.questionnaire(city.farm, 50, 20);
        List<Long> statements = new ArrayList<>();
        for (YearMonth month : List.of(now, now.plusMonths(1))) {
            if (month.isAfter(now)) {
                Database.execute(
                        "update round_result set counted_at = now() where id in (select id from ballot_round where cycle_id = ?)",
                        city.cycle);
                freezing.freeze(told(month));
            }
            String id = boardOf(month);
            statements.add(StatementCount.of(() -> board(id).statusCode(200)));
            statements.add(StatementCount.of(() -> units(id).statusCode(200)));
        }
        assertThat(statements.subList(2, 4)).isEqualTo(statements.subList(0, 2));
        assertThat(statements).allMatch(each -> each < 16);
        assertThat(StatementCount.of(() -> city.officer().get(BOARDS + "?limit=50&cycleId=" + city.cycle)))
                .isEqualTo(StatementCount.of(() -> city.officer().get(BOARDS + "?limit=1&cycleId=" + city.cycle)));
    }

    private ValidatableResponse count(String meeting, int issued, int returned) {
        return city.asMember()
                .body("{\"issued\":%d,\"returned\":%d}".formatted(issued, returned))
                .post("/inspection/v1/meetings/" + meeting + "/report-forms")
                .then();
    }

    @Test
    void formsForWrittenReportsAreCountedAtTheMeetingUntilABoardHasThem() {
        String meeting = city.meeting(city.inspectionOf(city.town), "1");
        String forms = "/inspection/v1/meetings/" + meeting + "/report-forms";
        city.asMember().get(forms).then().statusCode(200).body("issued", nullValue());
        count(meeting, 63, 61).statusCode(409).body("code", equalTo("meeting-not-convened"));
        city.convene(meeting);
        count(meeting, 63, 64).statusCode(422).body("code", equalTo("more-returned-than-issued"));
        count(meeting, 63, 61).statusCode(200);
        String tag = city.asMember().get(forms).header("ETag");
        city.withKey(UUID.randomUUID().toString(), city.officePath, "7", "team-member")
                .body("{\"issued\":63,\"returned\":62}")
                .post(forms)
                .then()
                .statusCode(428);
        count(meeting, 63, 62).statusCode(200).body("returned", equalTo(62));
        city.withKey(UUID.randomUUID().toString(), city.officePath, "7", "team-member")
                .header("If-Match", tag)
                .body("{\"issued\":63,\"returned\":60}")
                .post(forms)
                .then()
                .statusCode(412);
        frozen();
        count(meeting, 63, 60).statusCode(409).body("code", equalTo("report-forms-stay-counted"));
        assertThatThrownBy(() -> Database.execute("update report_forms set returned = 60 where id = ?::uuid", meeting))
                .hasStackTraceContaining("What a board has counted stays as it is");
    }

    @Test
    void whoIsOfTheUnitLearnsNothingOfItsForms() {
        String meeting = city.meeting(city.inspectionOf(city.town), "1");
        city.convene(meeting);
        String forms = "/inspection/v1/meetings/" + meeting + "/report-forms";
        city.at(city.townPath, "5", "organization-officer")
                .get(forms)
                .then()
                .statusCode(403)
                .body("code", equalTo("not-of-the-team"));
        city.knownHolder("21", city.town, city.knownPost(city.town, "HEAD_OF_GOVERNMENT"));
        city.at(city.path, "21", "organization-officer")
                .get(forms)
                .then()
                .statusCode(403)
                .body("code", equalTo("own-leadership-team"));
        city.at(city.path + ".nowhere", "5", "organization-officer")
                .get(forms)
                .then()
                .statusCode(404);
    }

    @Test
    void whatIsNoMonthIsKeptAsideAndAStaleOneIgnored() {
        UUID id = UUID.randomUUID();
        UUID poison = UUID.randomUUID();
        try (ForeignEvents months = ForeignEvents.on(SurveysOfTests.MONTHS);
                PublishedEvents letters = PublishedEvents.on("inspection-service.dead-letter.v1")) {
            months.send(poison, 1, 1, "{\"cycleId\":\"01980f2a-7c00-7000-8000-000000000012\"}");
            months.send(id, 1, 7, surveys.month(now, ",\"reports\":17", ""));
            months.send(id, 1, 6, surveys.month(now, ",\"reports\":18", ""));
            months.send(id, 2, 0, surveys.month(now, ",\"reports\":19", ""));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> Database.number(
                                    "select count(*) from complaint_month where id = ? and epoch = 2 and reports = 19",
                                    id)
                            == 1);
            PublishedEvent letter = letters.await(event -> poison.toString().equals(event.key()));
            assertThat(letter.header("dead-letter-topic")).isEqualTo(SurveysOfTests.MONTHS);
        }
    }
}
