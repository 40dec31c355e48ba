package dev.qingfeng.appointment.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import dev.qingfeng.appointment.CityOfTests;
import dev.qingfeng.appointment.TransitionOfTests;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.PublishedEvent;
import dev.qingfeng.platform.testing.PublishedEvents;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A draft is checked against all ten principles, and what is found is kept as it was. */
@QuarkusTest
class PlanCheckResourceTest {

    private final TransitionOfTests transition = new TransitionOfTests();
    private UUID plan = UUID.randomUUID();
    private UUID deputy = UUID.randomUUID();

    @BeforeEach
    void begin() {
        // Under the defaults.
        plan = transition.begun().decisive("").plan();
        deputy = transition.cadre("1", transition.city.town, "DEPUTY_HEAD_OF_GOVERNMENT");
    }

    @AfterEach
    void close() {
        transition.close();
    }

    private String checks() {
        return "/appointment/v1/plans/" + plan + "/checks";
    }

    private ValidatableResponse check(String body) {
        return transition.as("organization-officer").body(body).post(checks()).then();
    }

    private ValidatableResponse read(String check, String part) {
        return transition
                .as("auditor")
                .get(checks() + "/" + check + part)
                .then()
                .statusCode(200);
    }

    @Test
    void whatACheckFindsIsKeptThoughThePlanGoesOn() {
        transition.graded(deputy, "MEMBER", "POOR");
        String check = check("{}")
                .statusCode(201)
                .body("gatesMet", equalTo(false), "hardCount", equalTo(4), "planTag", equalTo("\"v0\""))
                .extract()
                .path("id");
        transition.propose(plan, deputy, "REMOVAL", "").statusCode(201);
        read(check, "").header("ETag", equalTo("\"v0\"")).body("hardCount", equalTo(4));
        read(check, "/findings")
                .body(
                        "findings.findAll { it.kind == 'HARD' }.code",
                        contains(
                                "poor-stays-without-reason",
                                "young-chiefs-too-few",
                                "insider-missing",
                                "resettlements-out-of-range"))
                .body("findings[0].principle", equalTo("P1"))
                .body("findings[0].title", equalTo("Right personnel orientation"))
                .body("findings[0].subjects[0].id", equalTo(deputy.toString()))
                .body("findings.principle", hasItems("P4", "P10"))
                .body("findings.findAll { it.expected.startsWith('finding.') }", hasSize(0));
        assertThat(Database.number(
                        "select count(*) from audit_entry where action = 'READ' and record_type = 'PlanCheck'"
                                + " and record_id = ?",
                        check))
                .as("nobody reads how people were graded without a trace")
                .isEqualTo(1);
        check("{}").statusCode(201).body("hardCount", equalTo(3), "planTag", equalTo("\"v1\""));
        transition.as("auditor").get(checks()).then().body("items.hardCount", contains(4, 3));
    }

    @Test
    void aCheckIsToldInCountsAndOfNobody() {
        transition.graded(deputy, "MEMBER", "POOR");
        String check = check("{}").statusCode(201).extract().path("id");
        try (PublishedEvents events = PublishedEvents.on("qingfeng.appointment.events.v1")) {
            PublishedEvent told = events.await(event ->
                    event.key().equals(check) && event.type().equals("dev.qingfeng.appointment.plan-checked.v1"));
            assertThat(told.json().path("hardCount").asInt()).isEqualTo(4);
            assertThat(told.json().path("score").asInt())
                    .isLessThanOrEqualTo(told.json().path("maximumScore").asInt());
            assertThat(told.payload()).doesNotContain(deputy.toString());
        }
    }

    private UUID deputySince2022(String number, String unitPath, String until) {
        UUID cadre = "1".equals(number)
                ? deputy
                : transition.cadre(number, transition.city.town, "DEPUTY_HEAD_OF_GOVERNMENT");
        transition
                .city
                .send(
                        "tenures",
                        "",
                        "staffNumber,unitPath,postKind,since,until\n%s-%s,%s,PARTY_COMMITTEE_MEMBER,2010-01-01,%s\n"
                                .formatted(transition.city.staffPrefix, number, unitPath, until))
                .statusCode(200);
        return cadre;
    }

    @Test
    void whoLeadsATownForLongFromOnePostAfterTheOtherIsFound() {
        String town = transition.city.town;
        transition
                .city
                .send(
                        "posts",
                        "",
                        "unitPath,kind,quota\n%1$s,PARTY_COMMITTEE_MEMBER,9\n%1$s,DEPUTY_HEAD_OF_GOVERNMENT,9\n%2$s,PARTY_COMMITTEE_MEMBER,9\n"
                                .formatted(town, transition.office))
                .statusCode(200);
        UUID longThere = deputySince2022("1", town, "2022-01-01");
        deputySince2022("2", town, "2021-12-01");
        deputySince2022("3", transition.office, "2022-01-01");
        String check = check("{}").statusCode(201).extract().path("id");
        read(check, "/findings")
                .body(
                        "findings.findAll { it.code == 'long-in-team' }.subjects.id.flatten()",
                        contains(longThere.toString()));
    }

    @Test
    void agesCountOnTheDayThatIsAskedFor() {
        // Of somebody born on 1 May 1980.
        String experienced = "findings.findAll { it.code == 'experienced-too-few' }";
        String early = check("{\"effectiveOn\": \"2025-04-30\"}")
                .statusCode(201)
                .extract()
                .path("id");
        read(early, "/findings").body(experienced, hasSize(1));
        String birthday = check("{\"effectiveOn\": \"2025-05-01\"}")
                .statusCode(201)
                .body("effectiveOn", equalTo("2025-05-01"))
                .extract()
                .path("id");
        read(birthday, "/findings").body(experienced, hasSize(0));
        transition
                .as("auditor")
                .get("/appointment/v1/plans/" + plan + "/findings?effectiveOn=2025-04-30")
                .then()
                .body("effectiveOn", equalTo("2025-04-30"))
                .body(experienced, hasSize(1));
    }

    @Test
    void theScoreIsTheSameAsThatOfTheFindingsNow() {
        int score = check("{}").statusCode(201).extract().path("score");
        transition
                .as("auditor")
                .get("/appointment/v1/plans/" + plan + "/findings")
                .then()
                .body("score", equalTo(score), "rewards.earned.sum()", equalTo(score))
                .body("notEvaluated", hasSize(0), "evaluated", hasSize(10));
    }

    @Test
    void aDecidedPlanIsCheckedNoMore() {
        try (TransitionOfTests other = new TransitionOfTests()) {
            UUID decided = other.begun().decisive().plan();
            UUID removed = other.cadre("1", other.city.town, "DEPUTY_HEAD_OF_GOVERNMENT");
            other.propose(decided, removed, "REMOVAL", "").statusCode(201);
            other.decide(decided, TransitionOfTests.today().plusYears(1)).statusCode(200);
            other.as("organization-officer")
                    .body("{}")
                    .post("/appointment/v1/plans/" + decided + "/checks")
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("plan-decided"));
        }
    }

    @Test
    void onlyWhoGovernsTheCityKnowsOfIts() {
        String check = check("{}").statusCode(201).extract().path("id");
        CityOfTests stranger = new CityOfTests().founded();
        for (String part : new String[] {"", "/" + check, "/" + check + "/findings"}) {
            stranger.as("auditor").get(checks() + part).then().statusCode(404);
        }
        stranger.as("organization-officer")
                .contentType("application/json")
                .body("{}")
                .post(checks())
                .then()
                .statusCode(404);
        transition.as("auditor").body("{}").post(checks()).then().statusCode(403);
    }
}
