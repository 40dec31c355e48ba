package dev.qingfeng.inspection.schedule;

import static dev.qingfeng.inspection.CityOfTests.ORGANIZATION_OFFICER;
import static dev.qingfeng.inspection.CityOfTests.TEAM_LEADER;
import static dev.qingfeng.inspection.CityOfTests.today;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.qingfeng.inspection.AtOnce;
import dev.qingfeng.inspection.CityOfTests;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.PublishedEvent;
import dev.qingfeng.platform.testing.PublishedEvents;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.HeaderConfig;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Leaders and officers plan when units are inspected, and see in the timetable what does not fit. */
@QuarkusTest
class ScheduleResourceTest {

    private static final String INSPECTIONS = "/inspection/v1/inspections/";

    private final CityOfTests city = new CityOfTests();
    private final String schedule = "/inspection/v1/cycles/" + city.cycle + "/schedule";
    private String team = "";
    private String ofTown = "";
    private String ofFarm = "";

    @BeforeEach
    void found() {
        city.founded();
        team = city.form(city.team(List.of(city.member), city.town, city.farm))
                .statusCode(201)
                .extract()
                .path("id");
        ofTown = city.inspectionOf(city.town);
        ofFarm = city.inspectionOf(city.farm);
    }

    @AfterEach
    void close() {
        city.close();
    }

    private static ValidatableResponse plan(
            RequestSpecification who, String inspection, LocalDate first, LocalDate last) {
        return who.body("{\"firstDay\":\"%s\",\"lastDay\":\"%s\"}".formatted(first, last))
                .post(INSPECTIONS + inspection + "/planned-days")
                .then();
    }

    private ValidatableResponse read(String more) {
        return city.officer().get(schedule + more).then().statusCode(200);
    }

    /** A Monday long after today, in a week without holidays that anybody told. */
    private static LocalDate monday() {
        LocalDate later = today().plusDays(20);
        return later.minusDays(later.getDayOfWeek().getValue() - 1L);
    }

    @Test
    void anInspectionIsPlannedAndPlannedAnewAndTold() {
        city.officer().get(INSPECTIONS + ofTown + "/planned-days").then().statusCode(404);
        plan(city.asLeader(), ofTown, monday(), monday().plusDays(2))
                .statusCode(200)
                .header("ETag", equalTo("\"v0\""))
                .body(
                        "firstDay",
                        equalTo(monday().toString()),
                        "lastDay",
                        equalTo(monday().plusDays(2).toString()));
        RequestSpecification untagged =
                city.withKey(UUID.randomUUID().toString(), city.path, "2", ORGANIZATION_OFFICER);
        plan(untagged, ofTown, monday(), monday()).statusCode(428);
        plan(city.officer(), ofTown, monday(), monday().plusDays(2))
                .statusCode(200)
                .header("ETag", equalTo("\"v0\""));
        plan(city.officer(), ofTown, monday(), monday()).statusCode(200).header("ETag", equalTo("\"v1\""));
        city.asMember()
                .get(INSPECTIONS + ofTown + "/planned-days")
                .then()
                .statusCode(200)
                .body("lastDay", equalTo(monday().toString()));
        try (PublishedEvents events = PublishedEvents.on("qingfeng.inspection.events.v1")) {
            List<PublishedEvent> told = events.await(
                    2,
                    event -> event.type().equals("dev.qingfeng.inspection.inspection-planned.v1")
                            && String.valueOf(event.payload()).contains(ofTown));
            assertThat(told)
                    .extracting(event -> event.json().get("lastDay").asText())
                    .containsExactly(monday().plusDays(2).toString(), monday().toString());
        }
    }

    @Test
    void daysThatAreNoDaysAreRefused() {
        plan(city.officer(), ofTown, monday(), monday().minusDays(1))
                .statusCode(422)
                .body("code", equalTo("planned-days-wrong"));
        plan(city.officer(), ofTown, monday(), monday().plusYears(1)).statusCode(422);
        plan(city.officer(), ofTown, monday(), monday().plusYears(1).minusDays(1))
                .statusCode(200);
    }

    @Test
    void onlyTheLeaderAndOfficersOfTheCityPlanAndOnlyTheyAndTheTeamSee() {
        plan(city.asMember(), ofTown, monday(), monday()).statusCode(403);
        plan(city.at(city.officePath, "7", TEAM_LEADER), ofTown, monday(), monday())
                .statusCode(403)
                .body("code", equalTo("not-of-the-team"));
        RequestSpecification townsOfficer = city.at(city.townPath, "3", ORGANIZATION_OFFICER);
        plan(townsOfficer, ofTown, monday(), monday()).statusCode(403);
        plan(city.officer(), ofTown, monday(), monday()).statusCode(200);
        city.at(city.townPath, "3", ORGANIZATION_OFFICER)
                .get(INSPECTIONS + ofTown + "/planned-days")
                .then()
                .statusCode(403)
                .body("code", equalTo("not-of-the-team"));
        city.at(city.townPath, "3", ORGANIZATION_OFFICER).get(schedule).then().statusCode(404);
        city.asMember().get(schedule).then().body("items", hasSize(2));
        city.at(city.path, "4", "auditor").get(schedule).then().body("items", hasSize(2));
    }

    @Test
    void ofManyWhoPlanAtOnceOneDoesAndNobodyIsOverwritten() throws Exception {
        assertThat(AtOnce.statuses(
                        5,
                        i -> plan(
                                city.withKey(UUID.randomUUID().toString(), city.path, "2", ORGANIZATION_OFFICER),
                                ofTown,
                                monday(),
                                monday().plusDays(i))))
                .containsOnlyOnce(200)
                .isSubsetOf(200, 409, 428);
        assertThat(Database.number("select count(*) from inspection_plan where inspection_id = ?::uuid", ofTown))
                .isEqualTo(1);
    }

    @Test
    void whatDoesNotFitIsShownOfEachUnitAndListed() {
        plan(city.officer(), ofTown, monday(), monday().plusDays(5)).statusCode(200);
        plan(city.officer(), ofFarm, monday().plusDays(1), monday().plusDays(1)).statusCode(200);
        String meeting = city.meeting(ofFarm, "2");
        read("").body(
                        "items.find { it.inspectionId == '%s' }.conflicts.kind".formatted(ofTown),
                        contains("TEAM_IN_TWO_UNITS", "REST_DAY"))
                .body(
                        "items.find { it.inspectionId == '%s' }.conflicts.kind".formatted(ofFarm),
                        hasItems("TEAM_IN_TWO_UNITS", "MEETING_OUTSIDE_PLANNED_DAYS", "BEFORE_NOTICE_PERIOD"))
                .body("items.find { it.inspectionId == '%s' }.meetings.meetingId".formatted(ofFarm), contains(meeting))
                .body(
                        "items.find { it.inspectionId == '%s' }.firstDay".formatted(ofTown),
                        equalTo(monday().toString()));
        city.officer()
                .get(schedule + "/conflicts")
                .then()
                .statusCode(200)
                .body("conflicts.findAll { it.meetingId == null }", hasSize(3))
                .body("conflicts.inspectionId", hasItems(ofTown, ofFarm));
        String near = city.meeting(ofTown, "2");
        read("?limit=1&teamId=" + team)
                .body("items[0].conflicts.kind", hasItem("MEETINGS_TOO_NEAR"), "next", notNullValue());
        city.officer()
                .body("{\"reason\":\"改期\"}")
                .post("/inspection/v1/meetings/" + near + "/cancellation")
                .then()
                .statusCode(200);
        read("").body("items.conflicts.flatten().kind", not(hasItem("MEETINGS_TOO_NEAR")));
        plan(city.officer(), ofFarm, today(), today()).statusCode(200);
        read("").body("items.conflicts.flatten().kind", hasItem("BEFORE_NOTICE_PERIOD"));
    }

    @Test
    void ofAUnitWithoutPlannedDaysAMeetingIsJudgedByItself() throws IOException {
        String meeting = city.meeting(ofTown, "2");
        read("").body(
                        "items.find { it.inspectionId == '%s' }.conflicts.find { it.kind == 'BEFORE_NOTICE_PERIOD' }.meetingId"
                                .formatted(ofTown),
                        equalTo(meeting));
        assertThat(printed("en")).contains(today() + "beforethenoticeperiodisover");
        plan(city.officer(), ofFarm, today(), today()).statusCode(200);
        read("").body(
                        "items.conflicts.flatten().findAll { it.kind == 'TEAM_IN_TWO_UNITS' }.inspectionId",
                        containsInAnyOrder(ofTown, ofFarm));
    }

    @Test
    void itIsAskedForByTeamAndByDay() {
        String another = city.form(city.team(city.knownCadre("8"), List.of(), city.knownUnit("PARK")))
                .extract()
                .path("id");
        read("").body("items", hasSize(3)).body("items.firstDay", contains(nullValue(), nullValue(), nullValue()));
        read("?teamId=" + another).body("items.teamId", contains(another));
        read("?day=" + monday()).body("items", empty());
        plan(city.officer(), ofTown, monday(), monday().plusDays(1)).statusCode(200);
        read("?day=" + monday().plusDays(1)).body("items.inspectionId", contains(ofTown));
        read("?day=" + monday().plusDays(2)).body("items", empty());
        city.meeting(ofFarm, "2");
        read("?day=" + today()).body("items.inspectionId", contains(ofFarm));
        city.announce(ofTown);
        read("?day=" + today()).body("items.inspectionId", containsInAnyOrder(ofTown, ofFarm));
        city.officer().get(schedule + "?day=never").then().statusCode(400);
    }

    @Test
    void itIsPrintedAndWrittenToAWorkbook() throws IOException {
        plan(city.officer(), ofTown, monday(), monday().plusDays(5)).statusCode(200);
        city.meeting(ofTown, "2");
        assertThat(printed("en"))
                .contains("TimetableofInspections", "第一考察组", "單位", monday().toString(), "礼堂", "dayofrest");
        assertThat(printed("zh-Hans")).contains("考察日程表", "计划日期", "第一考察组", monday().toString(), "礼堂", "休息日");
        assertThat(printed("zh-Hant")).contains("考察日程表", "計劃日期", "第一考察组", monday().toString(), "礼堂", "休息日");
        byte[] workbook = city.officer()
                .get(schedule + "/exports/xlsx")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        assertThat(sheet(workbook)).contains("第一考察组", monday().plusDays(5).toString(), "day of rest", "礼堂");
    }

    private String printed(String language) throws IOException {
        byte[] pdf = city.officer()
                .config(RestAssured.config()
                        .headerConfig(HeaderConfig.headerConfig().overwriteHeadersWithName("Accept-Language")))
                .header("Accept-Language", language)
                .get(schedule + "/document")
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .extract()
                .asByteArray();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s", "");
        }
    }

    private static String sheet(byte[] workbook) throws IOException {
        try (ReadableWorkbook file = new ReadableWorkbook(new ByteArrayInputStream(workbook))) {
            return file.getFirstSheet().read().stream()
                    .flatMap(row -> IntStream.range(0, row.getCellCount()).mapToObj(row::getCellText))
                    .collect(Collectors.joining("\n"));
        }
    }
}
