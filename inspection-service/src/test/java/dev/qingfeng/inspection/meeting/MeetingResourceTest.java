package dev.qingfeng.inspection.meeting;

import static dev.qingfeng.inspection.CityOfTests.REQUIRED_CLASSES;
import static dev.qingfeng.inspection.CityOfTests.daysAgo;
import static dev.qingfeng.inspection.CityOfTests.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.qingfeng.inspection.AtOnce;
import dev.qingfeng.inspection.CityOfTests;
import dev.qingfeng.inspection.InspectionConfig;
import dev.qingfeng.inspection.inspection.AskedSteps;
import dev.qingfeng.inspection.inspection.Step;
import dev.qingfeng.inspection.inspection.UnitInspection;
import dev.qingfeng.inspection.inspection.UnitInspectionRepository;
import dev.qingfeng.platform.document.QrCode;
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
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A meeting knows who is expected, who came, who was late and who is absent; and steps wait for each class to be there. */
@QuarkusTest
class MeetingResourceTest {

    private static final String MEETINGS = "/inspection/v1/meetings";
    private static final String HEADER =
            "meetingId,attendeeClass,staffNumber,name,organisation,checkedInAt,lateReason\n";

    private final CityOfTests city = new CityOfTests();

    @Inject
    AttendeeRepository attendees;

    @Inject
    MeetingRepository meetings;

    @Inject
    UnitInspectionRepository inspections;

    @Inject
    InspectionConfig config;

    private String inspection = "";

    @BeforeEach
    void found() {
        city.founded();
        city.formed();
        inspection = city.inspectionOf(city.town);
    }

    @AfterEach
    void close() {
        city.close();
    }

    private ValidatableResponse post(String meeting, String what, String body) {
        return city.asMember()
                .body(body)
                .post(MEETINGS + "/" + meeting + "/" + what)
                .then();
    }

    private static String named(String attendeeClass, String name, String more) {
        return "{\"attendeeClass\":\"%s\",\"name\":\"%s\",\"organisation\":\"某某厂\"%s}"
                .formatted(attendeeClass, name, more);
    }

    private static String cadre(String attendeeClass, UUID cadre) {
        return "{\"attendeeClass\":\"%s\",\"cadreId\":\"%s\"}".formatted(attendeeClass, cadre);
    }

    private String add(String meeting, String body) {
        return post(meeting, "attendees", body).statusCode(200).extract().path("id");
    }

    private ValidatableResponse checkIn(String meeting, String attendee, String more) {
        return post(meeting, "check-ins", "{\"attendeeId\":\"%s\"%s}".formatted(attendee, more));
    }

    private String convened() {
        String meeting = city.meeting(inspection, "1,2,4,5");
        city.convene(meeting);
        return meeting;
    }

    private ValidatableResponse attendance(String meeting) {
        return city.asMember()
                .get(MEETINGS + "/" + meeting + "/attendance")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse closing(String meeting, String body) {
        return post(meeting, "closing", body);
    }

    private static String at(Instant moment, String more) {
        return ",\"occurredAt\":\"%s\"%s".formatted(moment, more);
    }

    @Test
    void aMeetingGoesFromItsDraftToTheEndOfItsAttendance() {
        String meeting = city.meeting(inspection, "4,1,2");
        String secretary = add(meeting, cadre("PRESCRIBED", city.secretary));
        String head = add(meeting, named("ENTERPRISE_HEAD", "甲某", ""));
        String absent = add(meeting, named("ENTERPRISE_HEAD", "乙某", ""));
        checkIn(meeting, head, "").statusCode(409).body("code", equalTo("meeting-not-convened"));
        closing(meeting, "{}").statusCode(409).body("code", equalTo("meeting-not-convened"));
        city.convene(meeting);
        post(meeting, "convocation", "").statusCode(409).body("code", equalTo("meeting-convened-already"));

        Instant before = now().minus(Duration.ofMinutes(1));
        post(meeting, "plan", "{\"steps\":[1,2],\"place\":\"礼堂\",\"plannedStart\":\"%s\"}".formatted(before))
                .statusCode(200)
                .body("steps", contains(1, 2), "state", equalTo("CONVENED"));
        checkIn(meeting, secretary, at(before.minusSeconds(1), CityOfTests.PERHAPS_LATE))
                .statusCode(200)
                .body("late", equalTo(false), "presence", equalTo("PRESENT"), "name", equalTo("某某9"));
        checkIn(meeting, head, "").statusCode(200).body("late", equalTo(true), "name", equalTo("甲某"));
        post(meeting, "walk-ins", named("CPPCC_MEMBER", "丙某", ""))
                .statusCode(200)
                .body("walkIn", equalTo(true), "presence", equalTo("PRESENT"));
        post(meeting, "attendees/" + head + "/absence", "{\"reason\":\"出差\"}")
                .statusCode(409)
                .body("code", equalTo("checked-in-already"));
        post(meeting, "attendees/" + absent + "/absence", "{\"reason\":\"出差\"}")
                .statusCode(200)
                .body("absenceReason", equalTo("出差"), "presence", equalTo("EXPECTED"));
        attendance(meeting)
                .body("expected", equalTo(3), "present", equalTo(3), "late", equalTo(2), "absent", equalTo(0))
                .body("missing", contains("PARTY_CONGRESS_DELEGATE", "PEOPLES_CONGRESS_DEPUTY", "TOWNSHIP_DEPUTY"));

        closing(meeting, "{\"startedAt\":\"%s\"}".formatted(now()))
                .statusCode(200)
                .body("state", equalTo("HELD"), "corrections", equalTo(0));
        attendance(meeting)
                .body("expected", equalTo(3), "present", equalTo(3), "late", equalTo(0), "absent", equalTo(1))
                .body("classes.find { it.attendeeClass == 'ENTERPRISE_HEAD' }.absent", equalTo(1));
        city.asMember()
                .get(MEETINGS + "/" + meeting + "/attendees?attendeeClass=ENTERPRISE_HEAD")
                .then()
                .body("items.presence", containsInAnyOrder("PRESENT", "ABSENT"));

        try (PublishedEvents events = PublishedEvents.on("qingfeng.inspection.events.v1")) {
            List<PublishedEvent> told = events.await(4, event -> event.key().equals(meeting));
            assertThat(told)
                    .extracting(PublishedEvent::type)
                    .containsExactly(
                            "dev.qingfeng.inspection.meeting-planned.v1",
                            "dev.qingfeng.inspection.meeting-convened.v1",
                            "dev.qingfeng.inspection.meeting-convened.v1",
                            "dev.qingfeng.inspection.attendance-closed.v1");
            assertThat(told.get(1).json().get("expected").asInt()).isEqualTo(3);
            assertThat(told).extracting(PublishedEvent::payload).noneMatch(payload -> payload.contains("某"));
        }
        assertThat(Database.number(
                        "select count(*) from audit_entry where record_type = 'Attendee' and record_id = ?"
                                + " and operation = 'checkIn'",
                        head))
                .isEqualTo(1);
    }

    @Test
    void whoeverIsCheckedInTwiceIsCheckedInOnce() {
        String meeting = convened();
        String head = add(meeting, named("ENTERPRISE_HEAD", "甲某", ""));
        String first = checkIn(meeting, head, at(now().minusSeconds(90), CityOfTests.PERHAPS_LATE))
                .statusCode(200)
                .extract()
                .path("checkedInAt");
        checkIn(meeting, head, "").statusCode(200).body("checkedInAt", equalTo(first));
        attendance(meeting).body("present", equalTo(1));
    }

    @Test
    void aHundredCheckInsAtOnceLoseNobody() throws Exception {
        String meeting = convened();
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 0; i < 90; i++) {
            rows.append("%s,STAFF,,某%d,某某厂,,\n".formatted(meeting, i));
        }
        city.importAttendees(rows.toString()).statusCode(200).body("created", equalTo(90));
        List<String> all = city.asMember()
                .get(MEETINGS + "/" + meeting + "/attendees?limit=100")
                .then()
                .extract()
                .path("items.id");
        String before = city.asMember().get(MEETINGS + "/" + meeting).header("ETag");
        // Ten of them by two phones.
        List<Integer> statuses = AtOnce.statuses(100, i -> checkIn(meeting, all.get(i % 90), ""));
        assertThat(statuses).hasSize(100).containsOnly(200);
        attendance(meeting).body("present", equalTo(90), "expected", equalTo(90));
        assertThat(city.asMember().get(MEETINGS + "/" + meeting).header("ETag"))
                .as("a check-in leaves the meeting alone")
                .isEqualTo(before);
    }

    @Test
    void whoComesWhileAttendanceIsClosedIsCountedOrRefused() throws Exception {
        String meeting = convened();
        List<String> all = IntStream.range(0, 12)
                .mapToObj(i -> add(meeting, named("STAFF", "某" + i, "")))
                .toList();
        List<Integer> statuses = AtOnce.statuses(
                13, i -> i == 6 ? closing(meeting, "{}") : checkIn(meeting, all.get(i < 6 ? i : i - 1), ""));
        long came = IntStream.range(0, 13)
                .filter(i -> i != 6 && statuses.get(i) == 200)
                .count();
        attendance(meeting).body("present", equalTo((int) came));
        if (statuses.get(6) == 200) {
            try (PublishedEvents events = PublishedEvents.on("qingfeng.inspection.events.v1")) {
                PublishedEvent closed = events.await(event -> event.key().equals(meeting)
                        && event.type().equals("dev.qingfeng.inspection.attendance-closed.v1"));
                assertThat(closed.json().at("/classes").findValuesAsText("present").stream()
                                .mapToInt(Integer::parseInt)
                                .sum())
                        .isEqualTo((int) came);
            }
        }
    }

    @Test
    void whoeverSignedOnPaperIsCheckedInByTheCodeBesideTheirName() throws IOException {
        String meeting = convened();
        String other = convened();
        add(meeting, named("ENTERPRISE_HEAD", "甲某", ""));
        add(meeting, cadre("PRESCRIBED", city.secretary));
        byte[] pdf = asMemberIn("zh-Hans")
                .get(MEETINGS + "/" + meeting + "/attendance-list")
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .extract()
                .asByteArray();
        List<String> codes;
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document)).contains("甲某", "某某9", "某某厂", "规模以上企业负责人", "签名");
            codes = new ArrayList<>(QrCode.read(new PDFRenderer(document).renderImageWithDPI(0, 200)));
        }
        assertThat(codes).hasSize(2);
        for (String code : codes) {
            post(meeting, "check-ins", "{\"code\":\"%s\"}".formatted(code))
                    .statusCode(200)
                    .body("presence", equalTo("PRESENT"));
        }
        attendance(meeting).body("present", equalTo(2));
        post(other, "check-ins", "{\"code\":\"%s\"}".formatted(codes.get(0)))
                .statusCode(422)
                .body("code", equalTo("code-unknown"));
        String madeUp = codes.get(0).substring(0, codes.get(0).length() - 1)
                + (codes.get(0).endsWith("0") ? "1" : "0");
        post(meeting, "check-ins", "{\"code\":\"%s\"}".formatted(madeUp))
                .statusCode(422)
                .body("code", equalTo("code-unknown"));
        post(meeting, "check-ins", "{}").statusCode(422).body("code", equalTo("attendee-unclear"));
        checkIn(meeting, UUID.randomUUID().toString(), "").statusCode(422).body("code", equalTo("unknown-reference"));
    }

    private RequestSpecification asMemberIn(String language) {
        return city.asMember()
                .config(RestAssured.config()
                        .headerConfig(HeaderConfig.headerConfig().overwriteHeadersWithName("Accept-Language")))
                .header("Accept-Language", language);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-Hant"})
    void theListIsPrintedInEachLanguageAndAlsoWithNobodyInIt(String language) throws IOException {
        byte[] pdf = asMemberIn(language)
                .get(MEETINGS + "/" + city.meeting(inspection, "1") + "/attendance-list")
                .asByteArray();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains(language.equals("en") ? "Nobody is in this list." : "名單中沒有人員");
        }
    }

    @Test
    void whatIsRecordedAfterwardsIsTakenAndFlagged() {
        String meeting = convened();
        String head = add(meeting, named("ENTERPRISE_HEAD", "甲某", ""));
        String staff = add(meeting, named("STAFF", "乙某", ""));
        checkIn(meeting, head, at(daysAgo(1), "")).statusCode(422).body("code", equalTo("late-reason-missing"));
        checkIn(meeting, head, at(now().plusSeconds(600), "")).statusCode(422).body("code", equalTo("in-the-future"));
        checkIn(meeting, head, at(daysAgo(1), ",\"lateReason\":\"没有网络\""))
                .statusCode(200)
                .body("lateReason", equalTo("没有网络"), "late", equalTo(false));
        Instant closed = now();
        closing(meeting, "{\"occurredAt\":\"%s\"}".formatted(closed)).statusCode(200);

        checkIn(meeting, staff, at(closed.minusMillis(5), ""))
                .statusCode(422)
                .body("code", equalTo("late-reason-missing"));
        checkIn(meeting, staff, at(closed.plusMillis(1), ",\"lateReason\":\"漏记\""))
                .statusCode(409)
                .body("code", equalTo("attendance-closed"));
        checkIn(meeting, staff, at(closed.minusMillis(5), ",\"lateReason\":\"漏记\""))
                .statusCode(200)
                .body("lateReason", equalTo("漏记"));
        attendance(meeting).body("present", equalTo(2), "absent", equalTo(0));
        city.asMember().get(MEETINGS + "/" + meeting).then().body("corrections", equalTo(1));
        post(meeting, "attendees", named("STAFF", "丙某", "")).statusCode(409).body("code", equalTo("attendance-closed"));
        try (PublishedEvents events = PublishedEvents.on("qingfeng.inspection.events.v1")) {
            List<PublishedEvent> told = events.await(4, event -> event.key().equals(meeting));
            assertThat(told.get(3).type()).isEqualTo("dev.qingfeng.inspection.attendance-closed.v1");
            assertThat(told.get(3).json().get("corrections").asInt()).isEqualTo(1);
            assertThat(told).extracting(PublishedEvent::version).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void attendanceIsNotClosedBeforeTheStartNorBeforeTheLastWhoCame() {
        String meeting = convened();
        closing(meeting, "{\"occurredAt\":\"%s\",\"lateReason\":\"补录\"}".formatted(daysAgo(1)))
                .statusCode(422)
                .body("code", equalTo("closed-before-start"));
        checkIn(meeting, add(meeting, named("STAFF", "甲某", "")), "").statusCode(200);
        closing(
                        meeting,
                        "{\"startedAt\":\"%s\",\"occurredAt\":\"%s\",\"lateReason\":\"补录\"}"
                                .formatted(daysAgo(2), daysAgo(1)))
                .statusCode(422)
                .body("code", equalTo("closed-before-last-arrival"));
    }

    @Test
    void nobodyIsInAListTwice() {
        String meeting = convened();
        add(meeting, cadre("PRESCRIBED", city.secretary));
        add(meeting, named("STAFF", "甲某", ""));
        post(meeting, "attendees", cadre("LEADER", city.secretary))
                .statusCode(409)
                .body("code", equalTo("attendee-listed-already"));
        post(meeting, "walk-ins", named("OTHER", "甲某", ""))
                .statusCode(409)
                .body("code", equalTo("name-listed-already"));
        UUID kept = city.keptAs("19", city.town, UUID.randomUUID(), city.secretary);
        post(meeting, "attendees", cadre("LEADER", kept))
                .statusCode(409)
                .body("code", equalTo("attendee-listed-already"));
        post(meeting, "attendees", cadre("LEADER", UUID.randomUUID()))
                .statusCode(422)
                .body("code", equalTo("unknown-reference"));
    }

    @Test
    void theSameCadreAddedAtOnceIsListedOnce() throws Exception {
        String meeting = convened();
        List<Integer> statuses =
                AtOnce.statuses(6, i -> post(meeting, "attendees", cadre("PRESCRIBED", city.secretary)));
        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(1);
        assertThat(statuses).containsOnly(200, 409);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"attendeeClass\":\"STAFF\"}",
                "{\"attendeeClass\":\"STAFF\",\"name\":\"甲某\"}",
                "{\"attendeeClass\":\"STAFF\",\"name\":\"甲某\",\"organisation\":\" \"}",
                "{\"attendeeClass\":\"STAFF\",\"cadreId\":\"01980f2a-7c00-7000-8000-000000000012\",\"name\":\"甲某\"}"
            })
    void anAttendeeIsACadreOrSomebodyByNameAndOrganisation(String body) {
        post(city.meeting(inspection, "1"), "attendees", body)
                .statusCode(422)
                .body("code", equalTo("attendee-unclear"));
    }

    @Test
    void aSignedListIsEnteredFromAFile() {
        String meeting = convened();
        String today = CityOfTests.today() + "T00:00";
        String good = HEADER
                + "%s,PRESCRIBED,%s,,,%s,\n".formatted(meeting, city.staff("9"), today)
                + "%s,ENTERPRISE_HEAD,,甲某,某某厂,,\n".formatted(meeting);
        city.importAttendees(good).statusCode(200).body("created", equalTo(2));
        attendance(meeting).body("present", equalTo(1), "expected", equalTo(2));
        city.importAttendees(good).statusCode(200).body("unchanged", equalTo(2));
        city.importAttendees(HEADER + "%s,ENTERPRISE_HEAD,,甲某,某某厂,%s,\n".formatted(meeting, today))
                .statusCode(200)
                .body("changed", equalTo(1));
        attendance(meeting).body("present", equalTo(2), "expected", equalTo(2));
    }

    @Test
    void whoWasForgottenIsEnteredFromAFileOnceAttendanceIsClosed() {
        String meeting = convened();
        String absent = add(meeting, named("STAFF", "甲某", ""));
        String today = CityOfTests.today() + "T00:00";
        Instant closed = now();
        closing(meeting, "{\"startedAt\":\"%1$s\",\"occurredAt\":\"%1$s\"}".formatted(closed))
                .statusCode(200);
        String row = HEADER + meeting + ",%s,,%s,某某厂,%s,%s\n";
        city.importAttendees(row.formatted("STAFF", "甲某", today, ""))
                .statusCode(422)
                .body("errors.column", contains("lateReason"), "errors.code", contains("late-reason-missing"));
        city.importAttendees(row.formatted("STAFF", "丙某", "", "漏记"))
                .statusCode(422)
                .body("errors.code", contains("attendance-closed"));
        city.importAttendees(row.formatted("OTHER", "甲某", today, "漏记"))
                .statusCode(422)
                .body("errors.column", contains("attendeeClass"));
        String later =
                LocalDateTime.ofInstant(now(), ZoneId.of("Asia/Shanghai")).toString();
        city.importAttendees(row.formatted("STAFF", "甲某", later, "漏记"))
                .statusCode(422)
                .body("errors.column", contains("checkedInAt"), "errors.code", contains("attendance-closed"));
        attendance(meeting).body("present", equalTo(0));
        city.importAttendees(row.formatted("STAFF", "甲某", today, "漏记")
                        + row.formatted("CPPCC_MEMBER", "乙某", today, "漏记").substring(HEADER.length()))
                .statusCode(200)
                .body("changed", equalTo(1), "created", equalTo(1));
        attendance(meeting).body("present", equalTo(2), "expected", equalTo(1), "absent", equalTo(0));
        city.asMember()
                .get(MEETINGS + "/" + meeting + "/attendees/" + absent)
                .then()
                .body("lateReason", equalTo("漏记"), "presence", equalTo("PRESENT"));
        city.asMember().get(MEETINGS + "/" + meeting).then().body("corrections", equalTo(2));
        try (PublishedEvents events = PublishedEvents.on("qingfeng.inspection.events.v1")) {
            List<PublishedEvent> told = events.await(4, event -> event.key().equals(meeting));
            assertThat(told.get(3).type()).isEqualTo("dev.qingfeng.inspection.attendance-closed.v1");
            assertThat(told.get(3).json().get("corrections").asInt()).isEqualTo(2);
        }
    }

    @Test
    void anAbsenceIsSaidOfTheAttendeeThatWasRead() {
        String meeting = convened();
        String absent = add(meeting, named("STAFF", "甲某", ""));
        String address = MEETINGS + "/" + meeting + "/attendees/" + absent;
        String tag =
                city.asMember().get(address).then().statusCode(200).extract().header("ETag");
        String body = "{\"reason\":\"出差\"}";
        city.withKey(UUID.randomUUID().toString(), city.officePath, "7", CityOfTests.TEAM_MEMBER)
                .body(body)
                .post(address + "/absence")
                .then()
                .statusCode(428);
        city.withKey(UUID.randomUUID().toString(), city.officePath, "7", CityOfTests.TEAM_MEMBER)
                .header("If-Match", tag)
                .body(body)
                .post(address + "/absence")
                .then()
                .statusCode(200)
                .header("ETag", not(equalTo(tag)));
        city.withKey(UUID.randomUUID().toString(), city.officePath, "7", CityOfTests.TEAM_MEMBER)
                .header("If-Match", tag)
                .body(body)
                .post(address + "/absence")
                .then()
                .statusCode(412);
        city.at(city.townPath, "5", "organization-officer").get(address).then().statusCode(403);
        city.asMember()
                .get(MEETINGS + "/" + meeting + "/attendees/" + UUID.randomUUID())
                .then()
                .statusCode(404);
    }

    private ValidatableResponse takeBack(String meeting, String attendee) {
        return post(meeting, "attendees/" + attendee + "/check-in-withdrawal", "{\"reason\":\"点错了行\"}");
    }

    @Test
    void aCheckInOfSomebodyWhoWasNotThereIsTakenBackUntilAttendanceIsClosed() {
        String meeting = convened();
        String head = add(meeting, named("ENTERPRISE_HEAD", "甲某", ""));
        takeBack(meeting, head).statusCode(409).body("code", equalTo("not-checked-in"));
        checkIn(meeting, head, "").statusCode(200);
        assertThat(lacking("ENTERPRISE_HEAD")).isEmpty();
        takeBack(meeting, head)
                .statusCode(200)
                .body("presence", equalTo("EXPECTED"), "checkedInAt", nullValue(), "recordedAt", nullValue());
        assertThat(lacking("ENTERPRISE_HEAD")).containsExactly("class-absent ENTERPRISE_HEAD");
        post(meeting, "attendees/" + head + "/absence", "{\"reason\":\"出差\"}").statusCode(200);
        checkIn(meeting, head, "").statusCode(200).body("presence", equalTo("PRESENT"));
        takeBack(meeting, head).statusCode(200);
        assertThat(Database.number(
                        "select count(*) from check_in_taken_back where attendee_id = ?::uuid and reason = '点错了行'"
                                + " and taken_back_by = ?",
                        head,
                        city.staff("7")))
                .isEqualTo(2);

        String uninvited = post(meeting, "walk-ins", named("STAFF", "乙某", ""))
                .statusCode(200)
                .extract()
                .path("id");
        takeBack(meeting, uninvited).statusCode(200).body("walkIn", equalTo(true));
        closing(meeting, "{}").statusCode(200);
        attendance(meeting).body("expected", equalTo(1), "present", equalTo(0), "absent", equalTo(1));
        checkIn(meeting, head, at(now().minusSeconds(1), ",\"lateReason\":\"漏录\""));
        takeBack(meeting, head).statusCode(409).body("code", equalTo("attendance-closed"));
    }

    @Test
    void whatIsRememberedOfWhoCameIsForgottenWhenACheckInIsTakenBack() {
        String meeting = convened();
        String head = add(meeting, named("ENTERPRISE_HEAD", "甲某", ""));
        checkIn(meeting, head, "").statusCode(200);
        Attendance remembering = attendanceRequiring("ENTERPRISE_HEAD");
        assertThat(lacking(remembering)).isEmpty();
        takeBack(meeting, head).statusCode(200);
        assertThat(lacking(remembering)).containsExactly("class-absent ENTERPRISE_HEAD");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ofAnother,STAFF,,甲某,某某厂,,|meetingId|unknown-reference",
                "convened,STAFF,,甲某,,,|staffNumber|attendee-unclear",
                "convened,STAFF,nobody,,,,|staffNumber|unknown-reference",
                "convened,STAFF,,甲某,某某厂,2020-06-14T08:50,|lateReason|late-reason-missing",
                "convened,STAFF,,甲某,某某厂,2199-06-14T08:50,|checkedInAt|in-the-future",
                "convened,STAFF,,甲某,某某厂,1199-06-14T08:50,补录|checkedInAt|out-of-range",
                "drafted,STAFF,,甲某,某某厂,2020-06-14T08:50,补录|checkedInAt|meeting-not-convened",
                "held,STAFF,,甲某,某某厂,,|meetingId|attendance-closed",
                "cancelled,STAFF,,甲某,某某厂,,|meetingId|meeting-cancelled"
            })
    void aRowAtFaultIsNamedAndNothingIsWritten(String row, String column, String code) {
        String meeting = city.meeting(inspection, "1");
        String good = city.meeting(inspection, "1");
        if (!row.startsWith("drafted")) {
            city.convene(meeting);
        }
        if (row.startsWith("held")) {
            closing(meeting, "{}").statusCode(200);
        }
        if (row.startsWith("cancelled")) {
            post(meeting, "cancellation", "{\"reason\":\"x\"}").statusCode(200);
        }
        String meant = row.startsWith("ofAnother") ? UUID.randomUUID().toString() : meeting;
        city.importAttendees(HEADER + good + ",STAFF,,乙某,某某厂,,\n" + row.replaceFirst("^[^,]*", meant) + "\n")
                .statusCode(422)
                .body("code", equalTo("import-refused"))
                .body("errors.column", contains(column), "errors.code", contains(code), "errors.line", contains(3));
        attendance(good).body("expected", equalTo(0));
    }

    @Test
    void namesAreForTheTeamAndForOfficersOfTheWholeCity() {
        String meeting = convened();
        add(meeting, named("ENTERPRISE_HEAD", "甲某", ""));
        for (String names : new String[] {"attendees", "attendance-list"}) {
            String address = MEETINGS + "/" + meeting + "/" + names;
            city.officer().get(address).then().statusCode(200);
            city.at(city.path, "5", "auditor").get(address).then().statusCode(403);
            city.at(city.townPath, "5", "organization-officer")
                    .get(address)
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("not-of-the-team"));
            city.at(city.officePath, "77", CityOfTests.TEAM_MEMBER)
                    .get(address)
                    .then()
                    .statusCode(404);
        }
        // When the team comes is no business of the unit before it is asked to.
        String drafted = city.meeting(inspection, "1");
        city.at(city.townPath, "5", "organization-officer")
                .get(MEETINGS + "/" + drafted)
                .then()
                .statusCode(404);
        city.at(city.path, "5", "auditor").get(MEETINGS + "/" + drafted).then().statusCode(200);
        city.convene(drafted);
        city.at(city.townPath, "5", "organization-officer")
                .get(MEETINGS + "/" + drafted)
                .then()
                .statusCode(200);
        city.at(city.path, "5", "auditor")
                .get(MEETINGS + "/" + meeting + "/attendance")
                .then()
                .statusCode(200)
                .body("expected", equalTo(1));
        city.at(city.path, "5", "auditor")
                .get(MEETINGS + "?cycleId=" + city.cycle + "&inspectionId=" + inspection)
                .then()
                .body("items.id", contains(meeting, drafted));
        city.at(city.path + ".elsewhere", "5", "auditor").get(MEETINGS).then().body("items", empty());
        for (String what : new String[] {"attendees", "walk-ins"}) {
            city.at(city.townPath, "5", "organization-officer")
                    .body(named("STAFF", "乙某", ""))
                    .post(MEETINGS + "/" + meeting + "/" + what)
                    .then()
                    .statusCode(403);
        }
        city.at(city.townPath, "5", "organization-officer")
                .contentType("text/csv")
                .body((HEADER + meeting + ",STAFF,,yi,factory,,\n").getBytes(StandardCharsets.UTF_8))
                .post("/inspection/v1/meeting-attendees/imports")
                .then()
                .statusCode(422)
                .body("errors.code", contains("unknown-reference"));
        city.at(city.townPath, "5", "organization-officer")
                .body("{\"reason\":\"x\"}")
                .post(MEETINGS + "/" + meeting + "/cancellation")
                .then()
                .statusCode(403);
        city.withKey(UUID.randomUUID().toString(), city.path, "2", CityOfTests.ORGANIZATION_OFFICER)
                .header("If-Match", "\"v17\"")
                .post(MEETINGS + "/" + meeting + "/convocation")
                .then()
                .statusCode(412);
    }

    @Test
    void aStepWaitsForAMeetingWithEachClassThere() {
        startFieldwork();
        assertLacking(city.step(1), "meeting-missing", "DUTY_AND_INTEGRITY_REPORT");
        String drafted = city.meeting(inspection, "1,2");
        assertLacking(city.step(1), "meeting-missing", "DUTY_AND_INTEGRITY_REPORT");
        city.convene(drafted);
        city.record(inspection, city.step(1))
                .statusCode(409)
                .body("code", equalTo("gate-unmet"))
                .body("unmet.condition", hasSize(REQUIRED_CLASSES.size()))
                .body("unmet.subject", containsInAnyOrder(REQUIRED_CLASSES.toArray()))
                .body("unmet.rule[0]", equalTo("Attendance"));
        for (String required : REQUIRED_CLASSES.subList(1, REQUIRED_CLASSES.size())) {
            post(drafted, "walk-ins", named(required, required, "")).statusCode(200);
        }
        assertLacking(city.step(1), "class-absent", "PRESCRIBED");
        Instant before = now();
        String secretary = add(drafted, cadre("PRESCRIBED", city.secretary));
        assertLacking(city.step(1), "class-absent", "PRESCRIBED");
        checkIn(drafted, secretary, "").statusCode(200);
        assertLacking(
                city.step(1, before.toString(), before.toString(), city.member, "[" + CityOfTests.EVIDENCE + "]"),
                "class-absent",
                "PRESCRIBED");
        // Another meeting of the same step, to which nobody came yet, takes nothing from the first.
        city.convene(city.meeting(inspection, "1"));
        city.record(inspection, city.step(1)).statusCode(200);
        // Those steps alone need one.
        city.record(inspection, city.step(3)).statusCode(200);
        assertLacking(city.step(5), "meeting-missing", "DISCIPLINE_QUESTIONNAIRE");
        closing(drafted, "{}").statusCode(200);
        city.record(inspection, city.step(2)).statusCode(200);
    }

    /** As the step would be judged with other classes set. */
    private List<String> lacking(String... classes) {
        return lacking(attendanceRequiring(classes));
    }

    private Attendance attendanceRequiring(String... classes) {
        InspectionConfig set = (InspectionConfig) Proxy.newProxyInstance(
                InspectionConfig.class.getClassLoader(),
                new Class<?>[] {InspectionConfig.class},
                (own, method, given) -> method.getName().equals("requiredClasses")
                        ? Stream.of(classes).map(ClassRequirement::of).toList()
                        : method.invoke(config, given));
        return new Attendance(attendees, meetings, set);
    }

    private List<String> lacking(Attendance attendance) {
        return QuarkusTransaction.requiringNew().call(() -> {
            UnitInspection judged = inspections.findById(UUID.fromString(inspection));
            Step step = Step.numbered(1);
            List<Unmet> one = attendance.missing(judged, step, now());
            Map<UUID, Set<Step>> asked = new HashMap<>(Map.of(judged.id(), Set.of(step)));
            assertThat(attendance.missing(new AskedSteps(judged.cycleId(), asked), now(), inspections::findById))
                    .isEqualTo(one.isEmpty() ? Map.of() : Map.of(judged.id(), Map.of(step, one)));
            // And so among more than are looked for one by one.
            for (int i = 0; i < AskedSteps.FEW; i++) {
                asked.put(UUID.randomUUID(), Set.of(step));
            }
            assertThat(attendance
                            .missing(new AskedSteps(judged.cycleId(), asked), now(), inspections::findById)
                            .getOrDefault(judged.id(), Map.of()))
                    .isEqualTo(one.isEmpty() ? Map.of() : Map.of(step, one));
            return one.stream()
                    .map(unmet -> unmet.condition() + " " + unmet.subject())
                    .toList();
        });
    }

    @Test
    void whichClassesAreThereAndHowManyIsSet() {
        String meeting = city.assemble(inspection);
        assertThat(lacking("CPPCC_MEMBER")).isEmpty();
        assertThat(lacking()).isEmpty();
        assertThat(lacking("STAFF", "CPPCC_MEMBER")).containsExactly("class-absent STAFF");
        assertThat(lacking("CPPCC_MEMBER:2")).containsExactly("class-absent CPPCC_MEMBER");
        post(meeting, "walk-ins", named("CPPCC_MEMBER", "戊某", "")).statusCode(200);
        assertThat(lacking("CPPCC_MEMBER:2")).isEmpty();
    }

    private void startFieldwork() {
        String team = city.asMember()
                .get("/inspection/v1/inspections/" + inspection)
                .then()
                .extract()
                .path("teamId");
        city.train(team);
        city.sign(city.leader, city.member);
        city.asLeader()
                .post("/inspection/v1/teams/" + team + "/fieldwork")
                .then()
                .statusCode(200);
        city.asLeader()
                .body(CityOfTests.notice(3, 0, ",\"lateReason\":\"没有网络\""))
                .post("/inspection/v1/inspections/" + inspection + "/notice")
                .then()
                .statusCode(200);
        city.pledgePublicly(city.town);
    }

    private void assertLacking(String step, String condition, String subject) {
        city.record(inspection, step)
                .statusCode(409)
                .body("code", equalTo("gate-unmet"))
                .body("unmet.find { it.rule == 'Attendance' }.condition", equalTo(condition))
                .body("unmet.findAll { it.rule == 'Attendance' }.subject", contains(subject));
    }

    @Test
    void aCancelledMeetingIsNoneAndOneInUseIsNotCancelled() {
        startFieldwork();
        String meeting = city.assemble(inspection);
        post(meeting, "cancellation", "{\"reason\":\"因防汛推迟\"}")
                .statusCode(200)
                .body("state", equalTo("CANCELLED"), "cancellationReason", equalTo("因防汛推迟"))
                .body("closedAt", nullValue());
        for (String what : new String[] {"convocation", "closing"}) {
            post(meeting, what, what.equals("closing") ? "{}" : "")
                    .statusCode(409)
                    .body("code", equalTo("meeting-cancelled"));
        }
        assertLacking(city.step(1), "meeting-missing", "DUTY_AND_INTEGRITY_REPORT");
        String used = city.assemble(inspection);
        city.record(inspection, city.step(1)).statusCode(200);
        post(used, "cancellation", "{\"reason\":\"x\"}").statusCode(409).body("code", equalTo("meeting-in-use"));
        try (PublishedEvents events = PublishedEvents.on("qingfeng.inspection.events.v1")) {
            assertThat(events.await(2, event -> event.key().equals(meeting)))
                    .extracting(PublishedEvent::payload)
                    .noneMatch(payload -> payload.contains("防汛"));
        }
    }

    private ValidatableResponse plan(String meeting, String steps, Object place, Object start) {
        return post(
                meeting,
                "plan",
                "{\"steps\":[%s],\"place\":\"%s\",\"plannedStart\":\"%s\"}".formatted(steps, place, start));
    }

    @Test
    void aMeetingInUseStaysSoWhoeverIsSaidNotToHaveCome() {
        startFieldwork();
        String used = city.assemble(inspection);
        String start = city.asMember().get(MEETINGS + "/" + used).path("plannedStart");
        city.record(inspection, city.step(1)).statusCode(200);
        city.asMember()
                .get(MEETINGS + "/" + used + "/attendees?limit=500")
                .<List<String>>path("items.id")
                .forEach(attendee -> takeBack(used, attendee).statusCode(200));
        post(used, "cancellation", "{\"reason\":\"x\"}").statusCode(409).body("code", equalTo("meeting-in-use"));
        plan(used, "2,4,5", "礼堂", start).statusCode(409).body("code", equalTo("meeting-in-use"));
        plan(used, "1,2,4,5", "礼堂", now().minusSeconds(60)).statusCode(409).body("code", equalTo("meeting-in-use"));
        city.conclude(inspection)
                .statusCode(409)
                .body(
                        "unmet.findAll { it.condition == 'meeting-missing' }.subject",
                        contains(
                                "DUTY_AND_INTEGRITY_REPORT",
                                "DEMOCRATIC_ASSESSMENT",
                                "DEMOCRATIC_RECOMMENDATION",
                                "DISCIPLINE_QUESTIONNAIRE"));
    }

    @Test
    void aMeetingKeepsTheStepsThatHaveBegunAtItAndItsStart() {
        startFieldwork();
        String used = city.assemble(inspection);
        String start = city.asMember().get(MEETINGS + "/" + used).path("plannedStart");
        plan(used, "1,2,4,5", "礼堂", now().minusSeconds(60)).statusCode(200);
        plan(used, "1,2,4,5", "礼堂", start).statusCode(200);
        city.record(inspection, city.step(1)).statusCode(200);

        plan(used, "2,4,5", "礼堂", start).statusCode(409).body("code", equalTo("meeting-in-use"));
        plan(used, "1,2,4,5", "礼堂", now().minusSeconds(60)).statusCode(409).body("code", equalTo("meeting-in-use"));
        plan(used, "1,2,5,6", "会议室", start)
                .statusCode(200)
                .body("steps", contains(1, 2, 5, 6), "place", equalTo("会议室"));
        String empty = convened();
        plan(empty, "2", "礼堂", now()).statusCode(200);
    }

    @Test
    void aStepDoesNotBeginAtAMeetingThatIsCancelledOrPlannedAnewJustThen() throws Exception {
        startFieldwork();
        String meeting = city.assemble(inspection);
        // Where both look before either has written, one waits for the other.
        assertThat(CityOfTests.afterWhoeverChanges(
                        inspection,
                        () -> plan(meeting, "1,2,4,5", "礼堂", now()).extract().statusCode()))
                .isEqualTo(200);
        assertThat(CityOfTests.afterWhoeverChanges(
                        inspection,
                        () -> post(meeting, "cancellation", "{\"reason\":\"因防汛推迟\"}")
                                .extract()
                                .statusCode()))
                .isEqualTo(200);
        String other = city.assemble(inspection);
        List<Integer> statuses = AtOnce.statuses(
                2,
                i -> i == 0
                        ? post(other, "cancellation", "{\"reason\":\"因防汛推迟\"}")
                        : city.record(inspection, city.step(1)));
        assertThat(statuses).containsExactlyInAnyOrder(200, 409);
    }

    /** Its dossiers are fixed with its end, and tell of meetings whose attendance is closed. */
    @Test
    void anInspectionDoesNotEndWhileTheAttendanceOfAMeetingIsOpen() {
        String open = city.assemble(inspection);
        String second = city.assemble(inspection);
        convened();
        city.assemble(city.inspectionOf(city.town));
        ValidatableResponse answer = CityOfTests.conclude(city.asLeader(), inspection, now(), "");
        answer.statusCode(409)
                .body("unmet.findAll { it.condition == 'attendance-not-closed' }.subject", hasItems(open, second))
                .body("unmet.findAll { it.condition == 'attendance-not-closed' }", hasSize(3));
        closing(open, "{}").statusCode(200);
        post(second, "cancellation", "{\"reason\":\"x\"}").statusCode(200);
        CityOfTests.conclude(city.asLeader(), inspection, now(), "")
                .body("unmet.findAll { it.condition == 'attendance-not-closed' }", hasSize(1));
    }

    @Test
    void noMeetingIsDraftedOfAnInspectionThatHasEndedOrIsNotThere() {
        String body =
                "{\"inspectionId\":\"%s\",\"steps\":[%s],\"place\":\"礼堂\",\"plannedStart\":\"2026-06-14T01:00:00Z\"}";
        city.asMember()
                .body(body.formatted(inspection, "11"))
                .post(MEETINGS)
                .then()
                .statusCode(422)
                .body("code", equalTo("no-such-step"));
        city.asMember()
                .body(body.formatted(UUID.randomUUID(), "1"))
                .post(MEETINGS)
                .then()
                .statusCode(422)
                .body("code", equalTo("unknown-reference"));
        city.at(city.townPath, "5", "organization-officer")
                .body(body.formatted(inspection, "1"))
                .post(MEETINGS)
                .then()
                .statusCode(403)
                .body("code", equalTo("not-of-the-team"));
        try (CityOfTests other = new CityOfTests().founded()) {
            other.asMember()
                    .body(body.formatted(other.concluded(), "1"))
                    .post(MEETINGS)
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("concluded-already"));
        }
    }
}
