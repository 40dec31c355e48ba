package dev.qingfeng.inspection.ballot;

import static dev.qingfeng.inspection.ballot.HallOfTests.cast;
import static dev.qingfeng.inspection.ballot.HallOfTests.codes;
import static dev.qingfeng.inspection.ballot.HallOfTests.positions;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.qingfeng.platform.testing.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Voting on a page, without script. */
@QuarkusTest
class BallotPageTest {

    private static final String PAGE = "/inspection/v1/ballots/page";

    private HallOfTests hall;

    @BeforeEach
    void allHaveCome() {
        hall = new HallOfTests();
    }

    @AfterEach
    void close() {
        hall.close();
    }

    private static RequestSpecification form(String credential) {
        return given().contentType("application/x-www-form-urlencoded").formParam("credential", credential);
    }

    /** All places, of which the first have these codes and the others are blank. */
    private static RequestSpecification filled(String credential, int positions, String... first) {
        RequestSpecification filled = form(credential);
        for (int i = 0; i < positions; i++) {
            filled.formParam("p" + i, i < first.length ? first[i] : "00");
        }
        return filled;
    }

    @Test
    void aPageThatCameInHalfIsNoBlankBallot() {
        String round = hall.round();
        String credential = hall.slips(round, 1).get(0);
        hall.open(round, 1).statusCode(200);
        form(credential).post(PAGE).then().statusCode(422).body(containsString("role=\"alert\""));
        assertThat(Database.number("select count(*) from ballot where round_id = ?", UUID.fromString(round)))
                .isZero();
    }

    @Test
    void somebodyVotesOnPages() {
        String round = hall.round();
        String credential = hall.slips(round, 1).get(0);
        hall.open(round, 1).statusCode(200);
        given().get(PAGE)
                .then()
                .statusCode(200)
                .contentType(containsString("text/html"))
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", containsString("no-store"))
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .body(allOf(containsString("凭证码"), not(containsString("<script"))));
        form(credential)
                .post(PAGE + "/paper")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("name=\"p0\" value=\"00\" checked"),
                        containsString("name=\"p0\" value=\"01\""),
                        containsString("弃权")));
        int positions = positions(credential);
        filled(credential, positions, "01").post(PAGE).then().statusCode(200).body(containsString("已投入票箱"));
        assertThat(Database.number("select count(*) from ballot where round_id = ?", UUID.fromString(round)))
                .isEqualTo(1);
        filled(credential, positions, "01").post(PAGE).then().statusCode(409).body(containsString("凭证已使用"));
    }

    @Test
    void whatWasChosenIsStillThereAfterAFault() {
        String round = hall.round();
        List<String> credentials = hall.slips(round, 1);
        hall.open(round, 1).statusCode(200);
        filled(credentials.get(0), positions(credentials.get(0)), "02", "99")
                .post(PAGE)
                .then()
                .statusCode(422)
                .body(allOf(containsString("role=\"alert\""), containsString("name=\"p0\" value=\"02\" checked")));
        cast(credentials.get(0), codes(positions(credentials.get(0)), "02")).statusCode(204);
    }

    @Test
    void aCredentialThatIsNoneIsAskedForAgain() {
        form("<b>").post(PAGE + "/paper").then().statusCode(409).body(not(containsString("<b>")));
        given().contentType("application/x-www-form-urlencoded")
                .post(PAGE)
                .then()
                .statusCode(409);
    }
}
