package dev.qingfeng.appointment.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.qingfeng.appointment.TransitionOfTests;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a transition has said and decided of a person who was entered twice. */
@QuarkusTest
class MergeIT {

    private final TransitionOfTests transition = new TransitionOfTests();
    private UUID stays = UUID.randomUUID();
    private UUID goes = UUID.randomUUID();

    @BeforeEach
    void onePersonTwice() {
        transition.begun();
        stays = transition.cadre("1", transition.city.town, "");
        goes = transition.cadre("2", transition.city.town, "");
    }

    @AfterEach
    void close() {
        transition.close();
    }

    @Test
    void aGradeUnderTheNumberThatWasGivenUpIsThatOfThePerson() {
        transition.graded(goes, "MEMBER", "POOR");
        merge().statusCode(200);
        dossier(stays, "0").body("evaluations.grade", contains("POOR"));
    }

    @Test
    void aPoorGradeIsNotShedWithANumber() {
        transition.decisive();
        UUID plan = transition.plan();
        transition.graded(goes, "MEMBER", "POOR");
        transition.clearance(stays, true, 1);
        merge().statusCode(200);
        transition
                .propose(
                        plan,
                        stays,
                        "PROMOTION",
                        ", \"toPostKind\": \"DEPUTY_HEAD_OF_GOVERNMENT\", \"toRank\": \"SECTION\"")
                .statusCode(201);
        assertThat(transition
                        .as("organization-officer")
                        .get("/appointment/v1/plans/" + plan + "/findings")
                        .asString())
                .contains("poor-stays-without-reason")
                .contains(stays.toString());
    }

    @Test
    void nobodySeesTheirOwnDossierUnderWhicheverNumberTheyCome() {
        merge().statusCode(200);
        dossier(stays, "1").statusCode(404);
        dossier(stays, "2").statusCode(404);
        dossier(goes, "0").statusCode(404);
        dossier(stays, "0").statusCode(200);
    }

    @Test
    void aClearanceFromBeforeDoesNotCountAndThatOfTheNextBatchDoes() {
        transition.clearance(stays, true, 1);
        transition.clearance(goes, false, 1);
        dossier(stays, "0").body("clearance.given", equalTo(true));
        merge().statusCode(200);
        dossier(stays, "0").body("clearance.given", equalTo(false));
        transition.clearance(stays, true, 2);
        dossier(stays, "0").body("clearance.given", equalTo(true));
    }

    @Test
    void whatIsDecidedButAheadIsOfTheCadreWhomItNames() {
        UUID plan = decidedPlan();
        String ahead = transition
                .as("auditor")
                .get("/appointment/v1/appointments?planId=" + plan)
                .then()
                .extract()
                .path("items[0].id");
        merge().statusCode(409)
                .body("code", equalTo("merge-collides"), "detail", containsString("appointment " + ahead));
    }

    @Test
    void aMoveInAPlanThatIsNotDecidedIsWithdrawnFirst() {
        transition.decisive();
        UUID plan = transition.plan();
        String move = transition
                .propose(plan, goes, "RETENTION", "")
                .statusCode(201)
                .extract()
                .path("id");
        merge().statusCode(409).body("detail", containsString("move " + move));
        transition
                .as("organization-officer")
                .header("If-Match", "*")
                .delete("/appointment/v1/plans/" + plan + "/moves/" + move)
                .then()
                .statusCode(200);
        merge().statusCode(200);
        transition
                .propose(plan, goes, "RETENTION", "")
                .statusCode(409)
                .body("code", equalTo("cadre-merged"), "detail", containsString(number("1")));
    }

    @Test
    void whoWasMergedDoesNotVote() {
        transition.decisive();
        UUID plan = transition.plan();
        transition.propose(plan, stays, "RETENTION", "").statusCode(201);
        merge().statusCode(200);
        List<UUID> withThem =
                Stream.concat(transition.committee.stream(), Stream.of(goes)).toList();
        transition
                .decide(
                        plan,
                        TransitionOfTests.today().plusYears(1),
                        TransitionOfTests.votes(withThem, withThem, "FOR"))
                .statusCode(409)
                .body("code", equalTo("cadre-merged"));
    }

    private UUID decidedPlan() {
        transition.decisive();
        UUID plan = transition.plan();
        transition.propose(plan, goes, "RETENTION", "").statusCode(201);
        transition.decide(plan, TransitionOfTests.today().plusYears(1)).statusCode(200);
        return plan;
    }

    private String number(String number) {
        return transition.city.staffPrefix + "-" + number;
    }

    private ValidatableResponse merge() {
        return transition
                .as("registry-admin")
                .header("If-Match", "*")
                .body("{\"duplicateId\": \"%s\", \"duplicateTag\": \"*\", \"reason\": \"重複登記\"}".formatted(goes))
                .post("/appointment/v1/cadres/" + stays + "/merge")
                .then();
    }

    /** As the organization officer with this number sees it. */
    private ValidatableResponse dossier(UUID cadre, String number) {
        return transition
                .city
                .by(number, "organization-officer")
                .get("/appointment/v1/cadres/" + cadre + "/dossier")
                .then();
    }
}
