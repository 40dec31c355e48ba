package dev.qingfeng.complaint.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.qingfeng.complaint.RegistryOfTests;
import dev.qingfeng.complaint.casework.CaseOfTests;
import dev.qingfeng.platform.testing.Database;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cases go to who knows their way in them, has the fewest and may know of them. */
@QuarkusTest
class HandlerResourceTest {

    private static final String HANDLERS = "/complaint/v1/handlers";

    private final RegistryOfTests registry = new RegistryOfTests();

    @BeforeEach
    void found() {
        registry.founded();
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private String registered(String number, String competences, boolean takesCases) {
        return registry.as("officer", "discipline-officer")
                .body(body(number, competences, takesCases))
                .post(HANDLERS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String body(String number, String competences, boolean takesCases) {
        return "{\"staffNumber\":\"%s\",\"unitId\":\"%s\",\"competences\":[%s],\"takesCases\":%b}"
                .formatted(registry.staff(number), registry.town, competences, takesCases);
    }

    @Test
    void aHandlerIsRegisteredOnceAndChanged() {
        String id = registered("1", "\"LEAK\"", true);
        registry.as("officer", "discipline-officer")
                .body(body("1", "\"LEAK\"", true))
                .post(HANDLERS)
                .then()
                .statusCode(409)
                .body("code", equalTo("handler-registered-already"));
        String change = "{\"unitId\":\"%s\",\"competences\":[],\"takesCases\":false}";
        registry.as("officer", "discipline-officer")
                .body(change.formatted(registry.town))
                .put(HANDLERS + "/" + id)
                .then()
                .statusCode(428);
        registry.as("officer", "discipline-officer")
                .header("If-Match", "\"v0\"")
                .body(change.formatted(registry.office))
                .put(HANDLERS + "/" + id)
                .then()
                .statusCode(200)
                .body(
                        "takesCases",
                        equalTo(false),
                        "competences",
                        empty(),
                        "unitId",
                        equalTo(registry.office.toString()));
        registry.as("officer", "discipline-officer").get(HANDLERS).then().body("items.id", contains(id));
    }

    @Test
    void handlersOfOtherUnitsAreNotThere() {
        String id = registered("1", "", true);
        registry.at("elsewhere", "2", "discipline-officer").get(HANDLERS).then().body("items", empty());
        registry.at("elsewhere", "2", "discipline-officer")
                .get(HANDLERS + "/" + id)
                .then()
                .statusCode(404);
        registry.as("officer", "discipline-officer")
                .body(body("3", "", true)
                        .replace(registry.town.toString(), UUID.randomUUID().toString()))
                .post(HANDLERS)
                .then()
                .statusCode(422);
        registry.as("1", "complaint-handler").get(HANDLERS).then().statusCode(403);
    }

    @Test
    void whoKnowsTheirWayComesFirstThenWhoHasTheFewest() {
        registered("1", "\"OTHER\"", true);
        registered("2", "\"LEAK\"", true);
        registered("3", "\"LEAK\",\"OTHER\"", true);
        registered("4", "\"LEAK\"", false);
        CaseOfTests earlier = new CaseOfTests(registry, "有人逐戶送禮");
        earlier.moved("screening", "{\"severity\":\"ORDINARY\",\"assessment\":\"a\"}");
        earlier.moved("acceptance");
        earlier.moved("assignment", "{\"staffNumber\":\"" + registry.staff("2") + "\"}");
        CaseOfTests of = new CaseOfTests(registry, "有人逐戶送禮");
        of.officer()
                .get(of.address() + "/handler-proposals")
                .then()
                .statusCode(200)
                .body("staffNumber", contains(registry.staff("3"), registry.staff("2"), registry.staff("1")));
    }

    @Test
    void whoIsBlindToACaseIsNotProposedForIt() {
        registered("7", "\"LEAK\"", true);
        registered("1", "", true);
        registry.knownPerson("7", "司馬懷瑾", null);
        CaseOfTests of = new CaseOfTests(registry, "司馬懷瑾逐戶送禮");
        of.officer()
                .get(of.address() + "/handler-proposals")
                .then()
                .body("staffNumber", hasItem(registry.staff("1")))
                .body("staffNumber", not(hasItem(registry.staff("7"))));
    }

    /** Who comes later than before would tell that there is a case. */
    @Test
    void whatIsHiddenFromSomebodyDoesNotChangeTheOrderThatTheySee() {
        registered("1", "\"LEAK\"", true);
        registered("2", "\"LEAK\"", true);
        registry.knownPerson("7", "司馬懷瑾", null);
        CaseOfTests of = new CaseOfTests(registry, "有人逐戶送禮");
        of.moved("subjects", "{}");
        List<String> before = proposed(of, "7");
        CaseOfTests hidden = new CaseOfTests(registry, "司馬懷瑾逐戶送禮");
        hidden.moved("screening", "{\"severity\":\"ORDINARY\",\"assessment\":\"a\"}");
        hidden.moved("acceptance");
        hidden.moved("assignment", "{\"staffNumber\":\"" + before.get(0) + "\"}");
        assertThat(proposed(of, "officer")).containsExactly(before.get(1), before.get(0));
        assertThat(proposed(of, "7")).isEqualTo(before);
    }

    private List<String> proposed(CaseOfTests of, String to) {
        return registry.as(to, "discipline-officer")
                .get(of.address() + "/handler-proposals")
                .then()
                .statusCode(200)
                .extract()
                .path("staffNumber");
    }

    @Test
    void whoTakesNoCasesOrIsNotRegisteredGetsNone() {
        registered("4", "", false);
        CaseOfTests of = new CaseOfTests(registry, "有人逐戶送禮");
        of.moved("screening", "{\"severity\":\"ORDINARY\",\"assessment\":\"a\"}");
        of.moved("acceptance");
        for (String number : new String[] {"4", "5"}) {
            of.move(of.officer(), "assignment", "{\"staffNumber\":\"" + registry.staff(number) + "\"}")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("unknown-reference"));
        }
    }

    /** Another township of the city, from which nobody sees the cases of this one. */
    private UUID anotherTown() {
        UUID id = UUID.randomUUID();
        registry.unit(id, registry.path + ".beishan", "TOWN", 1, 0);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Database.number("select count(*) from registry_unit where id = ?", id) == 1);
        return id;
    }

    private void registeredAt(UUID unit, String number) {
        registry.as("officer", "discipline-officer")
                .body("{\"staffNumber\":\"%s\",\"unitId\":\"%s\",\"competences\":[],\"takesCases\":true}"
                        .formatted(registry.staff(number), unit))
                .post(HANDLERS)
                .then()
                .statusCode(201);
    }

    @Test
    void aCaseGoesToWhoWorksAtItsUnitOrForTheWholeCity() {
        registeredAt(anotherTown(), "elsewhere");
        registeredAt(registry.town, "there");
        registeredAt(registry.office, "organ");
        registeredAt(registry.city, "city");
        CaseOfTests of = new CaseOfTests(registry, "有人逐戶送禮");
        assertThat(proposed(of, "officer"))
                .containsExactlyInAnyOrder(registry.staff("there"), registry.staff("organ"), registry.staff("city"));
        of.moved("screening", "{\"severity\":\"ORDINARY\",\"assessment\":\"a\"}");
        of.moved("acceptance");
        of.move(of.officer(), "assignment", "{\"staffNumber\":\"" + registry.staff("elsewhere") + "\"}")
                .then()
                .statusCode(409)
                .body("code", equalTo("handler-in-conflict"));
        for (String number : List.of("there", "organ", "city")) {
            of.moved("assignment", "{\"staffNumber\":\"" + registry.staff(number) + "\"}");
        }
    }

    @Test
    void aCaseThatNamesNoUnitGoesToWhoWorksForAWholeCity() {
        registeredAt(registry.town, "there");
        registeredAt(registry.office, "organ");
        UUID of = RegistryOfTests.reportedAs(RegistryOfTests.report("", "有人逐戶送禮"));
        registry.as("officer", "discipline-officer")
                .get(CaseOfTests.COMPLAINTS + "/" + of + "/handler-proposals")
                .then()
                .statusCode(200)
                .body("staffNumber", contains(registry.staff("organ")));
    }
}
