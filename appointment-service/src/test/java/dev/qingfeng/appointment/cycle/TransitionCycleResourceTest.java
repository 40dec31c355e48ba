package dev.qingfeng.appointment.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.qingfeng.appointment.CityOfTests;
import dev.qingfeng.appointment.TransitionOfTests;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.PublishedEvent;
import dev.qingfeng.platform.testing.PublishedEvents;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A city runs one cycle at a time, through its phases in their order. */
@QuarkusTest
class TransitionCycleResourceTest {

    private final CityOfTests city = new CityOfTests();

    @BeforeEach
    void foundTheCity() {
        city.founded();
    }

    private ValidatableResponse create(String code) {
        return create(code, city.path);
    }

    private ValidatableResponse create(String code, String unitPath) {
        return city.as("registry-admin")
                .contentType("application/json")
                .body("{\"code\": \"%s\", \"name\": \"換屆\", \"unitPath\": \"%s\"}".formatted(code, unitPath))
                .post("/appointment/v1/cycles")
                .then();
    }

    private ValidatableResponse enter(String id, String tag, String phase) {
        return city.as("organization-officer")
                .contentType("application/json")
                .header("If-Match", tag)
                .body("{\"phase\": \"%s\"}".formatted(phase))
                .post("/appointment/v1/cycles/" + id + "/phase")
                .then();
    }

    @Test
    void phasesFollowOneAnother() {
        String id = create("c-" + city.path.substring(5, 20))
                .statusCode(201)
                .body("phase", equalTo("MOBILISATION"))
                .extract()
                .path("id");
        enter(id, "\"v0\"", "DECISION").statusCode(409).body("code", equalTo("phase-out-of-order"));
        enter(id, "\"v0\"", "INSPECTION").statusCode(200).header("ETag", equalTo("\"v1\""));
        enter(id, "\"v0\"", "POLICY_ADOPTION").statusCode(412);
        enter(id, "\"v1\"", "INSPECTION").statusCode(409);
        enter(id, "*", "MOBILISATION").statusCode(409);
    }

    @Test
    void eachPhaseWaitsForWhatItNeeds() {
        try (TransitionOfTests transition = new TransitionOfTests().begun()) {
            String id = transition.cycle.toString();
            transition.enter("INSPECTION").statusCode(200);
            transition
                    .enter("POLICY_ADOPTION")
                    .statusCode(409)
                    .body("code", equalTo("gate-unmet"), "unmet.condition", contains("unit-not-inspected"))
                    .body(
                            "unmet.subject",
                            contains(transition.unit(transition.city.town).toString()));
            UUID other = transition.cadre("9", transition.city.town, "");
            transition.graded(other, "MEMBER", "EXCELLENT");
            transition.enter("POLICY_ADOPTION").statusCode(409);
            transition.graded(null, "LEADERSHIP_TEAM", "AVERAGE");
            transition.enter("POLICY_ADOPTION").statusCode(200);
            transition.enter("DECISION").statusCode(409).body("unmet.condition", contains("policy-not-adopted"));
            transition.draftedPolicy();
            transition.enter("DECISION").statusCode(409);
            transition.adoptedPolicy();
            transition.enter("DECISION").statusCode(200);
            transition.enter("ARCHIVED").statusCode(200);
            transition.enter("MOBILISATION").statusCode(409).body("code", equalTo("phase-out-of-order"));
            try (PublishedEvents cycles = PublishedEvents.on("qingfeng.registry.cycles.v1")) {
                cycles.await(5, event -> event.key().equals(id));
            }
        }
    }

    @Test
    void everyTownshipUnitOfTheCityIsInspectedAndNoOther() {
        try (TransitionOfTests transition = new TransitionOfTests().begun()) {
            transition
                    .city
                    .send(
                            "units",
                            "",
                            "path,name,kind\n%1$s.jie,街道,SUBDISTRICT\n%1$s.yuan,園,PARK\n%1$s.chang,場,FARM\n%1$s.chang.suo,財政所,TOWN_DIRECT\n"
                                    .formatted(transition.city.path))
                    .statusCode(200);
            transition.inspected();
            transition
                    .enter("POLICY_ADOPTION")
                    .statusCode(409)
                    .body(
                            "unmet.subject",
                            contains(
                                    transition
                                            .unit(transition.city.path + ".chang")
                                            .toString(),
                                    transition
                                            .unit(transition.city.path + ".jie")
                                            .toString(),
                                    transition
                                            .unit(transition.city.path + ".yuan")
                                            .toString()));
        }
    }

    private static final String CALENDAR = """
            {"phases": [{"phase": "MOBILISATION", "firstDay": "2026-03-02", "lastDay": "2026-04-12"},
              {"phase": "INSPECTION", "firstDay": "2026-04-13", "lastDay": "2026-05-31"},
              {"phase": "POLICY_ADOPTION", "firstDay": "2026-06-01", "lastDay": "2026-06-14"},
              {"phase": "DECISION", "firstDay": "2026-06-15", "lastDay": "%s"}]}""";

    private static ValidatableResponse plan(RequestSpecification who, String id, String tag, String calendar) {
        return who.contentType("application/json")
                .header("If-Match", tag)
                .body(calendar)
                .put("/appointment/v1/cycles/" + id + "/calendar")
                .then();
    }

    @Test
    void aCycleHasACalendarThatIsPlannedAnewAsAWhole() {
        String id = create("k-" + city.path.substring(5, 20)).extract().path("id");
        String address = "/appointment/v1/cycles/" + id;
        String calendar = CALENDAR.formatted("2026-07-31");
        city.as("auditor")
                .get(address + "/calendar")
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"v0\""))
                .body("phases.phase", contains("MOBILISATION", "INSPECTION", "POLICY_ADOPTION", "DECISION"))
                .body("phases[0].enteredOn", equalTo(TransitionOfTests.today().toString()))
                .body("phases.late", contains(false, false, false, false));
        plan(city.as("organization-officer"), id, "\"v0\"", calendar)
                .statusCode(200)
                .header("ETag", equalTo("\"v1\""))
                .body("phases[1].plannedLastDay", equalTo("2026-05-31"));
        plan(city.as("registry-admin"), id, "\"v0\"", calendar).statusCode(412);
        plan(city.as("registry-admin"), id, "\"v1\"", CALENDAR.formatted("2199-12-31"))
                .statusCode(200);
        city.as("auditor")
                .get(address)
                .then()
                .header("ETag", equalTo("\"v2\""))
                .body("calendar.firstDay", contains("2026-03-02", "2026-04-13", "2026-06-01", "2026-06-15"))
                .body("calendar[3].lastDay", equalTo("2199-12-31"));
        city.as("auditor").get(address + "/calendar").then().body("phases[3].late", equalTo(false));
        try (PublishedEvents cycles = PublishedEvents.on("qingfeng.registry.cycles.v1")) {
            PublishedEvent planned = cycles.await(event -> event.key().equals(id) && event.version() == 2);
            assertThat(planned.json().at("/calendar/3/lastDay").asText()).isEqualTo("2199-12-31");
        }
    }

    @Test
    void onlyWhoGovernsTheWholeCityPlansItsCycleAndNobodyOneThatIsArchived() {
        String id = create("g-" + city.path.substring(5, 20)).extract().path("id");
        String calendar = CALENDAR.formatted("2026-07-31");
        plan(city.at(city.town, "organization-officer"), id, "*", calendar).statusCode(404);
        plan(city.as("auditor", "committee-secretary"), id, "*", calendar).statusCode(403);
        plan(city.as("organization-officer"), id, "*", CALENDAR.formatted("2026-06-14"))
                .statusCode(422)
                .body("code", equalTo("calendar-out-of-order"));
        Database.execute("update transition_cycle set phase = 'ARCHIVED' where id = ?", UUID.fromString(id));
        plan(city.as("organization-officer"), id, "*", calendar)
                .statusCode(409)
                .body("unmet.condition", contains("phase-passed"));
    }

    @Test
    void aPhaseIsRecordedLateWithItsReasonAndNotBeforeTheOneAheadOfIt() {
        try (TransitionOfTests transition = new TransitionOfTests().begun()) {
            transition.enter("INSPECTION", 61).statusCode(422).body("code", equalTo("phase-before-previous"));
            transition.enter("INSPECTION", -1).statusCode(422).body("code", equalTo("in-the-future"));
            transition
                    .as("organization-officer")
                    .header("If-Match", "*")
                    .body("{\"phase\": \"INSPECTION\", \"occurredAt\": \"%s\"}"
                            .formatted(Instant.now().minus(Duration.ofDays(2))))
                    .post("/appointment/v1/cycles/" + transition.cycle + "/phase")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("late-reason-missing"));
            transition.enter("INSPECTION", 50).statusCode(200);
            transition
                    .as("auditor")
                    .get("/appointment/v1/cycles/" + transition.cycle + "/calendar")
                    .then()
                    .body(
                            "phases[1].enteredOn",
                            equalTo(TransitionOfTests.today().minusDays(50).toString()))
                    .body(
                            "phases[0].leftOn",
                            equalTo(TransitionOfTests.today().minusDays(50).toString()));
        }
    }

    @Test
    void aPolicyAdoptedAfterTheDecisionBeganIsNoGroundForIt() {
        try (TransitionOfTests transition = new TransitionOfTests().begun()) {
            transition.inspected();
            transition.enter("POLICY_ADOPTION").statusCode(200);
            transition.adoptedPolicy();
            Database.execute(
                    "update transition_cycle set phase_since = phase_since - interval '9 days' where id = ?",
                    transition.cycle);
            transition.enter("DECISION", 1).statusCode(409).body("unmet.condition", contains("policy-not-adopted"));
            transition.enter("DECISION").statusCode(200);
        }
    }

    @Test
    void aCityRunsOneCycleAtATime() {
        String suffix = city.path.substring(5, 20);
        create("a-" + suffix).statusCode(201);
        create("b-" + suffix).statusCode(409).body("code", equalTo("another-cycle-runs"));
    }

    @Test
    void anotherCycleBeginsOnceTheFirstIsArchivedAndACodeIsUsedOnce() {
        try (TransitionOfTests transition = new TransitionOfTests().begun()) {
            transition.decisive().enter("ARCHIVED").statusCode(200);
            String code = transition
                    .as("auditor")
                    .get("/appointment/v1/cycles/" + transition.cycle)
                    .then()
                    .extract()
                    .path("code");
            for (String[] next : new String[][] {{code, "409"}, {"n" + code, "201"}}) {
                transition
                        .as("registry-admin")
                        .body("{\"code\": \"%s\", \"name\": \"換屆\", \"unitPath\": \"%s\"}"
                                .formatted(next[0], transition.city.path))
                        .post("/appointment/v1/cycles")
                        .then()
                        .statusCode(Integer.parseInt(next[1]));
            }
        }
    }

    @Test
    void anOfficerOfATownDoesNotMoveTheCity() {
        String id = create("t-" + city.path.substring(5, 20)).extract().path("id");
        city.at(city.town, "organization-officer")
                .contentType("application/json")
                .header("If-Match", "*")
                .body("{\"phase\": \"INSPECTION\"}")
                .post("/appointment/v1/cycles/" + id + "/phase")
                .then()
                .statusCode(404);
    }

    @Test
    void cyclesComeByFileToo() {
        String code = "f-" + city.path.substring(5, 20);
        city.send("cycles", "", "code,name,unitPath\n" + code + ",換屆," + city.path + "\n")
                .statusCode(200)
                .body("created", equalTo(1));
        city.send("cycles", "", "code,name,unitPath\n" + code + ",換屆,elsewhere\n")
                .statusCode(422)
                .body("errors.column", contains("unitPath"));
    }

    @Test
    void aFileThatWouldRunASecondCycleIsRefusedAheadOfTheDatabase() {
        String suffix = city.path.substring(5, 20);
        String file = "code,name,unitPath\na-%1$s,換屆,%2$s\nb-%1$s,又一次,%2$s\n".formatted(suffix, city.path);
        for (String mode : new String[] {"?dryRun=true", "?dryRun=true&goodRowsOnly=true"}) {
            city.send("cycles", mode, file)
                    .statusCode(200)
                    .body("created", equalTo(1), "refused", equalTo(1))
                    .body("errors.line", contains(3), "errors.column", contains("unitPath"))
                    .body("errors.code", contains("another-cycle-runs"));
        }
        city.send("cycles", "", file).statusCode(422).body("code", equalTo("import-refused"));
        city.send("cycles", "?goodRowsOnly=true", file).statusCode(200).body("created", equalTo(1));

        city.send("cycles", "?dryRun=true", file.replace("a-" + suffix, "c-" + suffix))
                .body("created", equalTo(0), "errors.line", contains(2, 3))
                .body("errors.code", contains("another-cycle-runs", "another-cycle-runs"));
        city.send("cycles", "", file.replace("b-" + suffix + ",又一次", "a-" + suffix + ",換屆"))
                .statusCode(422)
                .body("errors.code", contains("repeated-key"));
        city.send("cycles", "", "code,name,unitPath\na-%s,新名,%s\n".formatted(suffix, city.path))
                .statusCode(200)
                .body("changed", equalTo(1));
    }

    @Test
    void onceTheCycleIsArchivedAFileBeginsTheNext() {
        String suffix = city.path.substring(5, 20);
        String id = create("a-" + suffix).extract().path("id");
        Database.execute("update transition_cycle set phase = 'ARCHIVED' where id = ?", UUID.fromString(id));
        city.send("cycles", "", "code,name,unitPath\nb-%s,換屆,%s\n".formatted(suffix, city.path))
                .statusCode(200)
                .body("created", equalTo(1));
    }

    @Test
    void onlyACityBeginsACycle() {
        create("d-" + city.path.substring(5, 20), city.town).statusCode(422).body("code", equalTo("unknown-reference"));
        create("d-" + city.path.substring(5, 20), "Ming chuan")
                .statusCode(400)
                .body("errors.pointer", contains("/unitPath"), "errors.code", contains("wrong-format"));
    }

    @Test
    void everyoneInTheCitySeesItsCycleAndNobodyElse() {
        String id = create("v-" + city.path.substring(5, 20)).extract().path("id");
        city.at(city.town, "auditor").get("/appointment/v1/cycles/" + id).then().statusCode(200);
        CityOfTests other = new CityOfTests();
        other.as("auditor").get("/appointment/v1/cycles/" + id).then().statusCode(404);
        other.as("auditor").get("/appointment/v1/cycles").then().body("items", empty());
        other.as("registry-admin")
                .contentType("application/json")
                .body("{\"code\": \"x\", \"name\": \"換屆\", \"unitPath\": \"%s\"}".formatted(city.path))
                .post("/appointment/v1/cycles")
                .then()
                .statusCode(422)
                .body("code", equalTo("unknown-reference"));
    }
}
