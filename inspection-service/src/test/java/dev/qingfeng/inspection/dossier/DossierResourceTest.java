package dev.qingfeng.inspection.dossier;

import static dev.qingfeng.inspection.CityOfTests.ORGANIZATION_OFFICER;
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

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.qingfeng.inspection.AtOnce;
import dev.qingfeng.inspection.CanonicalJson;
import dev.qingfeng.inspection.CityOfTests;
import dev.qingfeng.inspection.inspection.UnitInspectionRepository;
import dev.qingfeng.platform.confidential.ConfidentialConfig;
import dev.qingfeng.platform.confidential.KeyRotation;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.FormerKey;
import dev.qingfeng.platform.testing.PublishedEvent;
import dev.qingfeng.platform.testing.PublishedEvents;
import dev.qingfeng.platform.testing.StatementCount;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.HeaderConfig;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The dossier of a member grows from what is recorded, and is fixed when the inspection ends. */
@QuarkusTest
class DossierResourceTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    KeyRotation rotation;

    @Inject
    ConfidentialConfig keys;

    @Inject
    DossierKeyRepository dossierKeys;

    @Inject
    DossierWriter writer;

    @Inject
    UnitInspectionRepository inspections;

    private final CityOfTests city = new CityOfTests();

    @BeforeEach
    void found() {
        city.founded();
    }

    @AfterEach
    void close() {
        city.close();
    }

    private static String dossiers(String inspection) {
        return "/inspection/v1/inspections/" + inspection + "/dossiers";
    }

    private String ofSecretary(String inspection) {
        return dossiers(inspection) + "/" + city.secretary;
    }

    private ValidatableResponse read(String path) {
        return city.officer().get(path).then().statusCode(200);
    }

    private ValidatableResponse fix(String inspection) {
        return city.asLeader()
                .body("{\"reason\":\"碰头会后\"}")
                .post(ofSecretary(inspection) + "/versions")
                .then();
    }

    @Test
    void itGrowsFromTheRecordsAndSaysWhatIsMissing() {
        city.inField();
        String inspection = city.inspectionOf(city.town);
        read(ofSecretary(inspection))
                .body("dossier.person.name", equalTo("某某9"), "dossier.person.source", equalTo("REGISTRY"))
                .body("dossier.missing", hasItems("NOTICE", "STEPS", "MEETINGS", "INTERVIEWS", "TALKS"))
                .body("dossier.findings.number", equalTo(0), "dossier.steps", nullValue(), "lastVersion", nullValue());
        String tag = city.officer().get(ofSecretary(inspection)).header("ETag");
        city.officer()
                .header("If-None-Match", tag)
                .get(ofSecretary(inspection))
                .then()
                .statusCode(304);
        city.announce(inspection);
        city.officer()
                .header("If-None-Match", tag)
                .get(ofSecretary(inspection))
                .then()
                .statusCode(200);
        city.pledgePublicly(city.town);
        city.record(inspection, city.step(1)).statusCode(200);
        city.record(inspection, city.step(7)).statusCode(200);
        city.interview(inspection);
        city.officer()
                .body(
                        "{\"cycleId\":\"%s\",\"kind\":\"THOUGHT_TALK\",\"cadreId\":\"%s\",\"talkerId\":\"%s\",\"themes\":[\"WORK\"],\"startedAt\":\"%4$s\",\"endedAt\":\"%4$s\"}"
                                .formatted(city.cycle, city.secretary, city.leader, CityOfTests.now()))
                .post("/inspection/v1/thought-talks")
                .then()
                .statusCode(201);
        city.asMember()
                .body("{\"step\":7,\"category\":\"PERFORMANCE\",\"severity\":\"OBSERVATION\",\"found\":\"不入材料\"}")
                .post("/inspection/v1/inspections/" + inspection + "/findings")
                .then()
                .statusCode(201);
        String told = read(ofSecretary(inspection))
                .body("dossier.notice.asOf", notNullValue(), "dossier.notice.issued", equalTo(1))
                .body("dossier.steps.done.step", contains("DUTY_AND_INTEGRITY_REPORT", "FIELD_VISIT"))
                .body("dossier.interviews.people", equalTo(40), "dossier.interviews.strata", hasSize(8))
                .body("dossier.talks.held.kind", contains("THOUGHT_TALK"))
                .body("dossier.findings.number", equalTo(1))
                .body("dossier.missing", not(hasItems("NOTICE", "INTERVIEWS", "TALKS")))
                .body("dossier.missing", hasItems("STEPS", "EVALUATION", "PRELIMINARY_OPINION"))
                .extract()
                .asString();
        assertThat(told).doesNotContain("不入材料", "某某村");
        Database.execute("""
                update finding set state = 'UNFOUNDED', follow_ups = 1, followed_up_since = now(), told_last_at = now(),
                  follower_id = gen_random_uuid(), due_on = current_date, due_set_on = current_date where inspection_id = ?::uuid""", inspection);
        read(ofSecretary(inspection)).body("dossier.findings.number", equalTo(0));
        read(dossiers(inspection)).body("items.cadreId", contains(city.secretary.toString()));
        fix(inspection).statusCode(409).body("unmet.condition", contains("inspection-not-concluded"));
    }

    @Test
    void theEndOfTheInspectionFixesItAndWhatComesLaterMakesAnotherVersion() throws Exception {
        String inspection = city.opined();
        String first = ofSecretary(inspection) + "/versions/1";
        read(first)
                .body("dossier.preliminaryOpinion", nullValue(), "version.edition", equalTo(1), "reason", nullValue());
        read(ofSecretary(inspection))
                .body("changedSince", equalTo(true), "lastVersion.edition", equalTo(1))
                .body("dossier.preliminaryOpinion.merits", equalTo("作风扎实"))
                .body("dossier.missing", not(hasItem("PRELIMINARY_OPINION")));
        fix(inspection).statusCode(201).body("edition", equalTo(2), "reason", nullValue(), "dossier", nullValue());
        fix(inspection).statusCode(409).body("code", equalTo("dossier-unchanged"));
        read(ofSecretary(inspection)).body("changedSince", equalTo(false), "lastVersion.edition", equalTo(2));
        read(ofSecretary(inspection) + "/versions").body("items.edition", contains(1, 2));
        read(ofSecretary(inspection) + "/versions/2")
                .body("reason", equalTo("碰头会后"), "dossier.preliminaryOpinion.merits", equalTo("作风扎实"));
        city.officer().get(ofSecretary(inspection) + "/versions/3").then().statusCode(404);
        for (int edition = 1; edition <= 2; edition++) {
            JsonNode version = JSON.readTree(read(ofSecretary(inspection) + "/versions/" + edition)
                    .extract()
                    .asString());
            assertThat(CanonicalJson.hash(canonical(version.path("dossier"))))
                    .isEqualTo(version.path("version").path("sha256").asText());
        }
        try (PublishedEvents events = PublishedEvents.on("qingfeng.inspection.events.v1")) {
            List<PublishedEvent> fixed = events.await(
                    2,
                    event -> event.type().equals("dev.qingfeng.inspection.dossier-fixed.v1")
                            && event.json().path("inspectionId").asText().equals(inspection));
            assertThat(fixed)
                    .extracting(event -> event.json().path("edition").asInt())
                    .containsExactlyInAnyOrder(1, 2);
            assertThat(fixed)
                    .extracting(PublishedEvent::payload)
                    .noneMatch(
                            payload -> payload.contains("某某") || payload.contains("作风") || payload.contains("sha256"));
        }
    }

    /** As the contract says it is written, from what the API shows and by nothing of ours. */
    private static String canonical(JsonNode node) {
        if (node.isObject()) {
            Map<String, String> members = new TreeMap<>();
            node.properties().forEach(each -> {
                if (!each.getValue().isNull()) {
                    members.put(each.getKey(), canonical(each.getValue()));
                }
            });
            return members.entrySet().stream()
                    .map(each -> "\"" + each.getKey() + "\":" + each.getValue())
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (node.isArray()) {
            List<String> items = new ArrayList<>();
            node.forEach(item -> items.add(canonical(item)));
            return items.stream().collect(Collectors.joining(",", "[", "]"));
        }
        return node.toString();
    }

    @Test
    void whatInterviewersHeardIsToldAsItWasCountedAndToNoAuditor() {
        city.inField();
        String inspection = city.inspectionOf(city.town);
        city.announce(inspection);
        city.pledgePublicly(city.town);
        city.record(inspection, city.step(1)).statusCode(200);
        city.interview(inspection);
        for (int i = 0; i < 7; i++) {
            city.asMember()
                    .body(
                            "{\"inspectionId\":\"%s\",\"stratum\":\"MASSES\",\"name\":\"甲%d\",\"organisation\":\"某村\",\"interviewerIds\":[%s],\"startedAt\":\"%4$s\",\"endedAt\":\"%4$s\",\"opinions\":[{\"cadreId\":\"%5$s\",\"grade\":\"%6$s\"}],\"recommendations\":[{\"cadreId\":\"%5$s\",\"post\":\"PARTY_SECRETARY\"}]}"
                                    .formatted(
                                            inspection,
                                            i,
                                            CityOfTests.list(Stream.of(city.leader, city.member)),
                                            CityOfTests.now(),
                                            city.secretary,
                                            i < 6 ? "EXCELLENT" : "POOR"))
                    .post("/inspection/v1/interviews")
                    .then()
                    .statusCode(201);
        }
        for (int number = 2; number <= 10; number++) {
            city.record(inspection, city.step(number)).statusCode(200);
        }
        city.conclude(inspection).statusCode(200);
        read(ofSecretary(inspection)).body("dossier.missing", hasItem("OPINIONS_IN_INTERVIEWS"));
        city.officer()
                .post("/inspection/v1/inspections/" + inspection + "/interview-figures")
                .then()
                .statusCode(200);
        read(ofSecretary(inspection))
                .body("dossier.opinionsInInterviews.people", equalTo(7))
                .body("dossier.opinionsInInterviews.grades.find { it.grade == 'POOR' }.opinions", nullValue())
                .body("dossier.opinionsInInterviews.grades.find { it.grade == 'EXCELLENT' }.opinions", nullValue())
                .body("dossier.opinionsInInterviews.recommendations.people", contains(7));
        fix(inspection).statusCode(201);
        for (String path : List.of("", "/versions/2")) {
            auditor()
                    .get(ofSecretary(inspection) + path)
                    .then()
                    .statusCode(200)
                    .body("dossier.opinionsInInterviews", nullValue())
                    .body("dossier.withheld", contains("OPINIONS_IN_INTERVIEWS"))
                    .body("lastVersion.sha256", nullValue(), "version.sha256", nullValue());
            assertThat(auditor().get(ofSecretary(inspection) + path).header("ETag"))
                    .isNotEqualTo(
                            city.officer().get(ofSecretary(inspection) + path).header("ETag"));
        }
        auditor().get(ofSecretary(inspection) + "/versions").then().body("items.sha256", not(hasItem(notNullValue())));
    }

    @Test
    void theVersionWithoutFiguresIsAnotherForAnAuditorToo() {
        String inspection = city.concluded();
        String first = ofSecretary(inspection) + "/versions/1";
        String tag = city.officer().get(first).header("ETag");
        auditor()
                .header("If-None-Match", tag)
                .get(first)
                .then()
                .statusCode(200)
                .body("version.sha256", nullValue(), "dossier.withheld", empty());
        city.officer().header("If-None-Match", tag).get(first).then().statusCode(304);
    }

    @Test
    void whoeverWasInOfficeAtTheEndHasOneHoweverLateTheEndIsRecorded() {
        city.inField();
        String inspection = city.inspectionOf(city.town);
        city.announce(inspection);
        city.pledgePublicly(city.town);
        city.record(inspection, city.step(1)).statusCode(200);
        city.interview(inspection);
        for (int number = 2; number <= 10; number++) {
            city.record(inspection, city.step(number)).statusCode(200);
        }
        for (String table : List.of("inspection_step", "interview")) {
            Database.execute(
                    "update " + table + " set started_at = started_at - interval '5 days',"
                            + " ended_at = ended_at - interval '5 days' where inspection_id = ?::uuid",
                    inspection);
        }
        LocalDate today = CityOfTests.today();
        UUID head = city.knownPost(city.town, "HEAD_OF_GOVERNMENT");
        UUID deputy = city.knownPost(city.town, "DEPUTY_HEAD_OF_GOVERNMENT");
        UUID left = UUID.randomUUID();
        city.tell(left, "41", city.office, 0, CityOfTests.tenure(head, today.minusDays(900), today.minusDays(2)));
        UUID leftBefore = UUID.randomUUID();
        city.tell(leftBefore, "42", city.office, 0, CityOfTests.tenure(head, today.minusDays(900), today.minusDays(3)));
        UUID came = UUID.randomUUID();
        String holds = ",\"postId\":\"%s\"".formatted(deputy);
        city.tell(came, "43", city.town, 0, holds + CityOfTests.tenure(deputy, today.minusDays(2), null));
        UUID cameBefore = UUID.randomUUID();
        city.tell(cameBefore, "44", city.town, 0, holds + CityOfTests.tenure(deputy, today.minusDays(3), null));
        UUID clerk = city.knownPost(city.town, "STAFF");
        city.tell(UUID.randomUUID(), "45", city.office, 0, CityOfTests.tenure(clerk, today.minusDays(900), null));
        city.closeAttendance(inspection);
        CityOfTests.conclude(city.asLeader(), inspection, CityOfTests.daysAgo(3), ",\"lateReason\":\"补录\"")
                .statusCode(200);
        read(dossiers(inspection))
                .body(
                        "items.cadreId",
                        containsInAnyOrder(city.secretary.toString(), left.toString(), cameBefore.toString()));
    }

    @Test
    void aMeetingIsToldAsOfWhenTheLastOfThoseWhoWereForgottenWasEntered() {
        city.inField();
        String inspection = city.inspectionOf(city.town);
        city.announce(inspection);
        closeTheMeeting(inspection);
        Instant closed = Instant.parse(read(ofSecretary(inspection)).extract().path("dossier.meetings.asOf"));
        city.asMember()
                .body(
                        "{\"attendeeClass\":\"STAFF\",\"name\":\"甲某\",\"organisation\":\"某厂\",\"occurredAt\":\"%s\",\"lateReason\":\"漏录\"}"
                                .formatted(closed.minusSeconds(5)))
                .post("/inspection/v1/meetings/" + meetingOf(inspection) + "/walk-ins")
                .then()
                .statusCode(200);
        assertThat(Instant.parse(read(ofSecretary(inspection)).extract().path("dossier.meetings.asOf")))
                .isAfter(closed);
    }

    private RequestSpecification auditor() {
        return city.at(city.path, "3", "auditor");
    }

    @Test
    void ofAnInspectionThatEndedBeforeThereWereDossiersAllAreFixedAtOnce() {
        city.knownHolder("15", city.town, UUID.randomUUID());
        String inspection = city.concluded();
        Database.execute(
                "delete from dossier_key where id in (select id from dossier_version where inspection_id = ?::uuid)",
                inspection);
        Database.execute("delete from dossier_version where inspection_id = ?::uuid", inspection);
        read(dossiers(inspection)).body("items", hasSize(2));
        fix(inspection).statusCode(201).body("edition", equalTo(1));
        read(dossiers(inspection)).body("items", hasSize(2), "items.lastVersion.edition", contains(1, 1));
    }

    @Test
    void whoIsJudgedWithTheMemberOrStandsAsideReadsNone() {
        String inspection = city.concluded();
        city.at(city.path, "9", "committee-member")
                .get(ofSecretary(inspection))
                .then()
                .statusCode(403)
                .body("code", equalTo("own-leadership-team"));
        UUID kin = city.knownCadre("13");
        city.tell(kin, "13", city.office, 1, CityOfTests.kin(city.secretary));
        for (String path : List.of("", "/" + city.secretary, "/" + city.secretary + "/versions/1")) {
            city.at(city.path, "13", "committee-member")
                    .get(dossiers(inspection) + path)
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("stands-aside"));
        }
        // Nor what it is written from.
        for (String path : List.of("/opinions", "/evaluations", "/interview-figures")) {
            String source = "/inspection/v1/inspections/" + inspection + path;
            city.at(city.path, "9", "committee-member")
                    .get(source)
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("own-leadership-team"));
            city.at(city.path, "13", "committee-member")
                    .get(source)
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("stands-aside"));
        }
        city.at(city.path, "13", ORGANIZATION_OFFICER)
                .post("/inspection/v1/inspections/" + inspection + "/interview-figures")
                .then()
                .statusCode(409)
                .body("code", equalTo("member-recused"));
        city.at(city.path, "13", ORGANIZATION_OFFICER)
                .body(
                        "{\"subject\":\"LEADERSHIP_TEAM\",\"grade\":\"AVERAGE\",\"reasons\":[{\"text\":\"x\",\"step\":1}]}")
                .post("/inspection/v1/inspections/" + inspection + "/evaluations")
                .then()
                .statusCode(409)
                .body("code", equalTo("member-recused"));
        // Another of the same leadership team, who came into office after the end.
        city.knownHolder("15", city.town, UUID.randomUUID());
        for (String path : List.of("", "/" + city.secretary, "/" + city.secretary + "/print")) {
            city.at(city.path, "15", "committee-member")
                    .get(dossiers(inspection) + path)
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("own-leadership-team"));
        }
        read(dossiers(inspection)).body("items.cadreId", contains(city.secretary.toString()));
        city.at(city.townPath, "14", ORGANIZATION_OFFICER)
                .get(ofSecretary(inspection))
                .then()
                .statusCode(403)
                .body("code", equalTo("not-of-the-team"));
        city.at(city.path + ".other", "31", ORGANIZATION_OFFICER)
                .get(ofSecretary(inspection))
                .then()
                .statusCode(404);
        city.at(city.path, "4", "discipline-officer")
                .get(ofSecretary(inspection))
                .then()
                .statusCode(403);
        city.officer().get(dossiers(inspection) + "/" + city.leader).then().statusCode(404);
        city.asMember()
                .body("{\"reason\":\"x\"}")
                .post(ofSecretary(inspection) + "/versions")
                .then()
                .statusCode(403);
    }

    @Test
    void eachReadingLeavesARowAndWhoeverIsMergedKeepsTheirs() {
        String inspection = city.concluded();
        read(ofSecretary(inspection));
        read(ofSecretary(inspection) + "/versions/1");
        city.officer().get(ofSecretary(inspection) + "/print").then().statusCode(200);
        assertThat(Database.number(
                        "select count(*) from audit_entry where action = 'READ' and record_type = 'Dossier' and record_id = ?",
                        city.secretary.toString()))
                .isEqualTo(2);
        assertThat(Database.number(
                        "select count(*) from audit_entry a join dossier_version v on v.id::text = a.record_id"
                                + " where a.action = 'READ' and a.record_type = 'DossierVersion' and v.inspection_id = ?::uuid",
                        inspection))
                .isEqualTo(1);
        UUID kept = city.keptAs("99", city.town, UUID.randomUUID(), city.secretary);
        read(dossiers(inspection) + "/" + kept)
                .body("lastVersion.edition", equalTo(1), "dossier.person.name", equalTo("某某99"));
        read(dossiers(inspection)).body("items", hasSize(1));
    }

    @Test
    void itIsPrintedInThreeLanguages() {
        String inspection = city.opined();
        city.officer()
                .body(
                        "{\"subject\":\"MEMBER\",\"cadreId\":\"%s\",\"grade\":\"EXCELLENT\",\"reasons\":[{\"text\":\"群众认可\",\"step\":2}]}"
                                .formatted(city.secretary))
                .post("/inspection/v1/inspections/" + inspection + "/evaluations")
                .then()
                .statusCode(201);
        read(ofSecretary(inspection))
                .body("dossier.meetings.held[0].classes.find { it.attendeeClass == 'PRESCRIBED' }.present", equalTo(1))
                .body("dossier.evaluation.grade", equalTo("EXCELLENT"));
        Map<String, String> titles = Map.of("zh-Hans", "综合评价等次", "zh-Hant", "綜合評價等次", "en", "Appraisal Dossier");
        titles.forEach((language, title) -> assertThat(text(printed(language, ofSecretary(inspection) + "/print")))
                .contains(title, "作风扎实", "群众认可")
                .doesNotContain("value.", "document."));
        String hash = read(ofSecretary(inspection) + "/versions/1").extract().path("version.sha256");
        assertThat(text(printed("zh-Hans", ofSecretary(inspection) + "/versions/1/print")))
                .contains("第1版", hash)
                .doesNotContain("作风扎实");
    }

    private void closeTheMeeting(String inspection) {
        city.officer()
                .body("{\"occurredAt\":\"%s\"}".formatted(CityOfTests.now()))
                .post("/inspection/v1/meetings/" + meetingOf(inspection) + "/closing")
                .then()
                .statusCode(200);
    }

    private String meetingOf(String inspection) {
        return city.officer()
                .get("/inspection/v1/meetings?inspectionId=" + inspection)
                .then()
                .extract()
                .path("items[0].id");
    }

    private byte[] printed(String language, String path) {
        return city.officer()
                .config(RestAssured.config()
                        .headerConfig(HeaderConfig.headerConfig().overwriteHeadersWithName("Accept-Language")))
                .header("Accept-Language", language)
                .get(path)
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .extract()
                .asByteArray();
    }

    private static String text(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void forManyMembersAsManyStatementsAsForOne() {
        UUID other = city.knownHolder("21", city.town, UUID.randomUUID());
        String inspection = city.opined();
        UUID id = UUID.fromString(inspection);
        assertThat(statements(id, List.of(city.secretary, other)))
                .isEqualTo(statements(id, List.of(city.secretary)))
                .isLessThan(24);
        read(dossiers(inspection)).body("items", hasSize(2));
        assertThat(StatementCount.of(() -> read(dossiers(inspection) + "?limit=50")))
                .isEqualTo(StatementCount.of(() -> read(dossiers(inspection) + "?limit=1")));
    }

    private long statements(UUID inspection, Collection<UUID> members) {
        return StatementCount.of(() -> QuarkusTransaction.requiringNew()
                .run(() -> assertThat(writer.write(inspections.findById(inspection), members))
                        .hasSize(members.size())));
    }

    @Test
    void ofTenWhoFixItAtOnceOneDoes() throws Exception {
        String inspection = city.opined();
        assertThat(AtOnce.statuses(10, i -> fix(inspection)))
                .containsOnlyOnce(201)
                .isSubsetOf(201, 409);
    }

    @Test
    void whatIsFixedIsNowhereInTheClearAndMovesUnderTheNextKey() {
        String inspection = city.opined();
        fix(inspection).statusCode(201);
        assertThat(
                        Database.number(
                                "select count(*) from dossier_version"
                                        + " where position(convert_to('作风', 'UTF8') in content) > 0 or dossier_version::text like '%某某%'"))
                .isZero();
        for (String kept : List.of("idempotency_key", "outbox", "audit_entry")) {
            assertThat(Database.number("select count(*) from " + kept + " k where k::text like '%碰头会后%'"))
                    .as(kept)
                    .isZero();
        }
        UUID version = UUID.fromString(
                Database.text("select id::text from dossier_version where edition = 2 and inspection_id = '%s'"
                        .formatted(inspection)));
        QuarkusTransaction.requiringNew()
                .run(() -> dossierKeys.findByIdOptional(version).orElseThrow().rewrap(FormerKey.envelope(keys)));
        assertThat(Database.number("select count(*) from dossier_key where id = ? and key_id = 'former'", version))
                .isEqualTo(1);
        rotation.rotate();
        assertThat(Database.number(
                        "select count(*) from dossier_key where id = ? and key_id = ?", version, keys.currentKey()))
                .isEqualTo(1);
        read(ofSecretary(inspection) + "/versions/2").body("dossier.preliminaryOpinion.merits", equalTo("作风扎实"));
    }
}
