package dev.qingfeng.inspection.notice;

import static dev.qingfeng.inspection.CityOfTests.ORGANIZATION_OFFICER;
import static dev.qingfeng.inspection.CityOfTests.TEAM_LEADER;
import static dev.qingfeng.inspection.CityOfTests.notice;
import static dev.qingfeng.inspection.CityOfTests.today;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.qingfeng.inspection.CityOfTests;
import dev.qingfeng.inspection.inspection.AskedSteps;
import dev.qingfeng.inspection.inspection.Step;
import dev.qingfeng.inspection.inspection.UnitInspection;
import dev.qingfeng.inspection.inspection.UnitInspectionRepository;
import dev.qingfeng.platform.problem.Unmet;
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
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A notice says who comes when and where violations can be reported; it is printed, posted, and issued anew when it changes. */
@QuarkusTest
class NoticeResourceTest {

    private static final String INSPECTIONS = "/inspection/v1/inspections/";

    private final CityOfTests city = new CityOfTests();
    private String inspection = "";

    @Inject
    NoticedTeam noticed;

    @Inject
    UnitInspectionRepository inspections;

    @BeforeEach
    void assigned() {
        city.founded().formed();
        inspection = city.inspectionOf(city.town);
    }

    @AfterEach
    void close() {
        city.close();
    }

    private ValidatableResponse post(String body) {
        return city.asLeader()
                .body(body)
                .post(INSPECTIONS + inspection + "/notice")
                .then();
    }

    private static RequestSpecification in(String language, RequestSpecification someone) {
        return someone.config(RestAssured.config()
                        .headerConfig(HeaderConfig.headerConfig().overwriteHeadersWithName("Accept-Language")))
                .header("Accept-Language", language);
    }

    private ValidatableResponse draft(RequestSpecification someone, int beginsInDays, String hotline) {
        return someone.queryParam(
                        "fieldworkBeginsOn", today().plusDays(beginsInDays).toString())
                .queryParam("hotline", hotline)
                .get(INSPECTIONS + inspection + "/notice/draft")
                .then();
    }

    private static String text(ValidatableResponse printed) throws IOException {
        byte[] pdf =
                printed.statusCode(200).contentType("application/pdf").extract().asByteArray();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s", "");
        }
    }

    @Test
    void aDraftNamesTheTeamTheHotlineAndTheLastDayToPostIt() throws IOException {
        String chinese = text(draft(in("zh-Hans", city.asLeader()), 9, "0716-12380"));
        assertThat(chinese)
                .contains("考察预告", "單位：", "考察组组长：某某6；成员：某某7。", "举报电话：0716-12380。", "草稿", "換屆")
                .contains(today().plusDays(6).getDayOfMonth() + "日张贴");
        assertThat(text(draft(in("zh-Hant", city.officer()), 9, "12380"))).contains("考察預告", "舉報電話：12380。");
        assertThat(text(draft(city.officer(), 9, "12380"))).contains("NoticeofInspection", "Draft.");
        assertThat(text(city.officer()
                        .get(INSPECTIONS + inspection + "/notice/draft")
                        .then()))
                .contains("telephone:____")
                .contains(String.valueOf(today().plusDays(3).getYear()));
        assertThat(Database.number(
                        "select count(*) from unit_inspection where notice_posted_at is not null and id = ?::uuid",
                        inspection))
                .isZero();
    }

    @Test
    void aDraftIsPrintedByWhoeverMayPostItAndWhileItCanBeInTime() {
        draft(city.asLeader(), 3, "12380").statusCode(200);
        draft(city.asLeader(), 2, "12380").statusCode(422).body("code", equalTo("notice-too-late"));
        draft(city.asLeader(), 3, "1".repeat(51)).statusCode(400);
        draft(city.asMember(), 3, "12380").statusCode(403);
        draft(city.at(city.townPath, "9", ORGANIZATION_OFFICER), 3, "12380")
                .statusCode(403)
                .body("code", equalTo("not-of-the-team"));
        draft(city.at(city.path + ".other", "31", TEAM_LEADER), 3, "12380").statusCode(404);
        draft(city.asLeader(), 3, "12380\uD83D\uDE00").statusCode(409).body("code", equalTo("character-not-printable"));
    }

    @Test
    void whatIsPostedIsReadAndPrintedInEachLanguage() throws IOException {
        in("zh-Hans", city.officer())
                .get(INSPECTIONS + inspection + "/notice")
                .then()
                .statusCode(404);
        post(notice(0, 3, "")).statusCode(200);
        in("zh-Hans", city.officer())
                .get(INSPECTIONS + inspection + "/notice")
                .then()
                .statusCode(200)
                .body("title", equalTo("考察预告"), "addressee", equalTo("單位"), "issuer", equalTo("單位"))
                .body("paragraphs[3]", containsString("12380"));
        in("en", city.officer())
                .get(INSPECTIONS + inspection + "/notice")
                .then()
                .body("paragraphs[2]", equalTo("The inspection team is led by 某某6. Its members: 某某7."));
        String printed = text(in("zh-Hant", city.asMember())
                .get(INSPECTIONS + inspection + "/notice/print")
                .then());
        assertThat(printed)
                .contains("考察預告", "考察組組長：某某6", today().getYear() + "年")
                .doesNotContain("草稿");
    }

    @Test
    void aChangeIssuesItAnewAndItsPeriodBeginsAnew() {
        post(notice(3, 0, ",\"lateReason\":\"没有网络\"")).statusCode(200).body("earlierNotices", empty());
        post(notice(0, 3, "").replace("12380", "12309"))
                .statusCode(200)
                .body("notice.hotline", equalTo("12309"))
                .body("earlierNotices.hotline", contains("12380"))
                .body("earlierNotices.lateReason", contains("没有网络"));
        city.assemble(inspection);
        city.train(
                city.officer().get("/inspection/v1/teams?cycleId=" + city.cycle).path("items[0].id"));
        city.record(inspection, city.step(1))
                .statusCode(409)
                .body("unmet.condition", hasItems("notice-period-running"));
        try (PublishedEvents events = PublishedEvents.on("qingfeng.inspection.events.v1")) {
            List<PublishedEvent> told = events.await(2, event -> event.key().equals(inspection));
            assertThat(told)
                    .extracting(event -> event.json().get("issue").asInt())
                    .containsExactly(1, 2);
        }
    }

    @Test
    void aNoticeLeavesNobodyOfTheTeamOut() {
        city.gone(city.member);
        draft(city.asLeader(), 9, "12380").statusCode(422).body("code", equalTo("unknown-reference"));
        post(notice(0, 3, "")).statusCode(422).body("code", equalTo("unknown-reference"));
    }

    @Test
    void aNoticeThatNamesATeamHangsFromItsLastChangeOn() {
        post(notice(3, 0, ",\"lateReason\":\"没有网络\"")).statusCode(200);
        city.officer()
                .body("{\"leaderId\":\"%s\",\"memberIds\":[\"%s\"]}".formatted(city.leader, city.knownCadre("8")))
                .post("/inspection/v1/teams/"
                        + city.officer()
                                .get("/inspection/v1/teams?cycleId=" + city.cycle)
                                .path("items[0].id")
                        + "/membership")
                .then()
                .statusCode(200);
        post(notice(3, 0, ",\"lateReason\":\"没有网络\""))
                .statusCode(422)
                .body("code", equalTo("notice-before-change"))
                .body("unmet.condition", contains("notice-before-change"));
        post(notice(0, 3, "")).statusCode(200).body("earlierNotices", hasSize(1));
    }

    @Test
    void theFirstNoticeDidNotHangBeforeTheTeamWasFormed() {
        UUID park = city.knownUnit("PARK");
        city.form(city.teamOfToday(city.knownCadre("8"), List.of(), park))
                .statusCode(201)
                .body("formedAt", notNullValue(), "formingLateReason", nullValue());
        String announced = city.inspectionOf(park);
        postAsOfficer(announced, notice(3, 0, ",\"lateReason\":\"没有网络\""))
                .statusCode(422)
                .body("code", equalTo("notice-before-change"))
                .body("unmet.condition", contains("notice-before-change"));
        postAsOfficer(announced, notice(0, 3, "")).statusCode(200);
    }

    private ValidatableResponse postAsOfficer(String announced, String body) {
        return city.officer()
                .body(body)
                .post(INSPECTIONS + announced + "/notice")
                .then();
    }

    @Test
    void aTeamThatWasFormedOnPaperIsRecordedWithItsTimeAndItsNoticeHungFromThenOn() {
        UUID park = city.knownUnit("PARK");
        String team = city.teamOfToday(city.knownCadre("8"), List.of(), park)
                .replaceFirst("}$", ",\"occurredAt\":\"%s\"%%s}".formatted(CityOfTests.daysAgo(4)));
        city.form(team.formatted("")).statusCode(422).body("code", equalTo("late-reason-missing"));
        city.form(team.formatted(",\"lateReason\":\"红头文件\""))
                .statusCode(201)
                .body("formedAt", notNullValue(), "formingRecordedAt", notNullValue())
                .body("formingLateReason", equalTo("红头文件"));
        postAsOfficer(city.inspectionOf(park), notice(5, 0, ",\"lateReason\":\"没有网络\""))
                .statusCode(422)
                .body("code", equalTo("notice-before-change"));
        postAsOfficer(city.inspectionOf(park), notice(3, 0, ",\"lateReason\":\"没有网络\""))
                .statusCode(200);
    }

    @Test
    void theFirstNoticeDidNotHangBeforeTheTeamWasGivenTheUnit() {
        String team =
                city.officer().get("/inspection/v1/teams?cycleId=" + city.cycle).path("items[0].id");
        city.officer()
                .body("{\"assignments\":[{\"unitId\":\"%s\",\"teamId\":\"%s\"}]}".formatted(city.farm, team))
                .post("/inspection/v1/cycles/" + city.cycle + "/team-assignments")
                .then()
                .statusCode(200);
        postAsOfficer(city.inspectionOf(city.farm), notice(3, 0, ",\"lateReason\":\"没有网络\""))
                .statusCode(422)
                .body("code", equalTo("notice-before-change"));
        postAsOfficer(city.inspectionOf(city.farm), notice(0, 3, "")).statusCode(200);
    }

    @Test
    void aPhotoShowsWhereTheNoticeHangs() {
        byte[] photo = CityOfTests.picture("board");
        String photos = INSPECTIONS + inspection + "/notice/photos";
        keep(city.asMember(), photo).statusCode(409).body("unmet.condition", contains("notice-not-posted"));
        post(notice(0, 3, "")).statusCode(200);
        String first = keep(city.asMember(), photo)
                .statusCode(201)
                .body("issue", equalTo(1), "mediaType", equalTo("image/png"), "uploadedBy", equalTo(city.staff("7")))
                .extract()
                .path("id");
        post(notice(0, 4, "")).statusCode(200);
        String second = keep(city.officer(), photo)
                .statusCode(201)
                .body("issue", equalTo(2))
                .extract()
                .path("id");
        city.officer().get(photos).then().body("items.id", contains(first, second), "items.issue", contains(1, 2));
        city.at(city.townPath, "9", ORGANIZATION_OFFICER).get(photos).then().body("items", hasSize(2));
        city.officer().get(photos + "/" + first).then().statusCode(200).body("issue", equalTo(1));
        assertThat(city.asLeader()
                        .get(photos + "/" + first + "/content")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray())
                .isEqualTo(photo);
        assertThat(Database.number(
                        "select count(*) from audit_entry where action = 'READ' and operation = 'getNoticePhotoContent'"
                                + " and actor = ?",
                        city.staff("6")))
                .isEqualTo(1);
        for (String what : List.of("", "/" + first + "/content")) {
            city.at(city.path + ".other", "31", TEAM_LEADER)
                    .get(photos + what)
                    .then()
                    .statusCode(404);
        }
        city.at(city.townPath, "9", ORGANIZATION_OFFICER)
                .get(photos + "/" + first + "/content")
                .then()
                .statusCode(403)
                .body("code", equalTo("not-of-the-team"));
        keep(city.at(city.townPath, "9", ORGANIZATION_OFFICER), photo).statusCode(403);
        UUID kin = city.knownCadre("13");
        city.tell(kin, "13", city.office, 1, CityOfTests.kin(city.secretary));
        city.at(city.path, "13", ORGANIZATION_OFFICER)
                .get(photos + "/" + first + "/content")
                .then()
                .statusCode(403)
                .body("code", equalTo("stands-aside"));
        // Kept beside the files of steps, and none of them.
        String files = INSPECTIONS + inspection + "/steps/1/files";
        String file = city.asMember()
                .contentType("application/octet-stream")
                .body(photo)
                .post(files)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        city.officer().get(files).then().body("items.id", contains(file));
        city.officer().get(files + "/" + first).then().statusCode(404);
        city.officer().get(photos + "/" + file).then().statusCode(404);
        city.officer().get(photos).then().body("items.id", contains(first, second));
        keep(city.asMember(), new byte[] {1, 2, 3}).statusCode(422).body("code", equalTo("file-type-refused"));
        try (PublishedEvents events = PublishedEvents.on("qingfeng.inspection.events.v1")) {
            PublishedEvent kept = events.await(event -> event.key().equals(second));
            assertThat(kept.type()).isEqualTo("dev.qingfeng.inspection.notice-photo-kept.v1");
            assertThat(kept.json().get("issue").asInt()).isEqualTo(2);
        }
    }

    private ValidatableResponse keep(RequestSpecification someone, byte[] photo) {
        return someone.contentType("application/octet-stream")
                .body(photo)
                .post(INSPECTIONS + inspection + "/notice/photos")
                .then();
    }

    @Test
    void aStepWaitsForANoticeThatNamesTheTeamAsItIs() {
        city.close();
        try (CityOfTests another = new CityOfTests().founded()) {
            String team = another.inField();
            String announced = another.inspectionOf(another.town);
            another.announce(announced);
            Database.execute(
                    "insert into team_member (team_id, cycle_id, cadre_id, source_unit_id) values (?::uuid, ?, ?, ?)",
                    team,
                    another.cycle,
                    another.knownCadre("8"),
                    another.office);
            Database.execute("update inspection_team set members_changed_at = now() where id = ?::uuid", team);
            another.record(announced, another.step(1))
                    .statusCode(409)
                    .body("unmet.condition", contains("notice-names-another-team"))
                    .body("unmet.rule", contains("Notice"));
            assertBoardsAreToldTheSame(announced, 1);
            Database.execute("update inspection_team set members_changed_at = null where id = ?::uuid", team);
            another.announce(announced);
            assertBoardsAreToldTheSame(announced, 0);
            another.record(announced, another.step(1)).statusCode(200);
            // What is under way goes on.
            Database.execute("delete from team_member where cadre_id = ?", another.member);
            Database.execute("update inspection_team set members_changed_at = now() where id = ?::uuid", team);
            assertBoardsAreToldTheSame(announced, 0);
        }
    }

    /** One by one, of a few and of many. */
    private void assertBoardsAreToldTheSame(String announced, int unmet) {
        UUID id = UUID.fromString(announced);
        Map<UUID, Set<Step>> asked = new HashMap<>(Map.of(id, Set.of(Step.FIELD_VISIT)));
        QuarkusTransaction.requiringNew().run(() -> {
            UnitInspection judged = inspections.findById(id);
            List<Unmet> one = noticed.missing(judged, Step.FIELD_VISIT, Instant.now());
            assertThat(one).hasSize(unmet);
            Map<UUID, Map<Step, List<Unmet>>> same =
                    one.isEmpty() ? Map.of() : Map.of(id, Map.of(Step.FIELD_VISIT, one));
            assertThat(noticed.missing(new AskedSteps(judged.cycleId(), asked), Instant.now(), inspections::findById))
                    .isEqualTo(same);
            for (int i = 0; i < AskedSteps.FEW; i++) {
                asked.put(UUID.randomUUID(), Set.of(Step.FIELD_VISIT));
            }
            assertThat(noticed.missing(new AskedSteps(judged.cycleId(), asked), Instant.now(), inspections::findById))
                    .isEqualTo(same);
        });
    }
}
