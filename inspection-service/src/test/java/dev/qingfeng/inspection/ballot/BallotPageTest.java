package dev.qingfeng.inspection.ballot;

import static dev.qingfeng.inspection.ballot.HallOfTests.cast;
import static dev.qingfeng.inspection.ballot.HallOfTests.codes;
import static dev.qingfeng.inspection.ballot.HallOfTests.desk;
import static dev.qingfeng.inspection.ballot.HallOfTests.positions;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.qingfeng.inspection.CityOfTests;
import dev.qingfeng.platform.testing.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Locale;
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
        return elsewhere(credential).formParam("desk", HallOfTests.deskCode());
    }

    private static RequestSpecification elsewhere(String credential) {
        // As browsers send it from a page without referrer.
        return given().contentType("application/x-www-form-urlencoded")
                .header("Origin", "null")
                .formParam("credential", credential);
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
        setUp(HallOfTests.deskCode())
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

    @Test
    void peopleVoteAtADeskOfTheHallAndNotOnTheirPhones() {
        String round = hall.round();
        String credential = hall.slips(round, 1).get(0);
        hall.open(round, 1).statusCode(200);
        elsewhere(credential).post(PAGE + "/paper").then().statusCode(403).body(containsString("不得使用个人手机"));
        elsewhere(credential).post(PAGE).then().statusCode(403).body(containsString("不得使用个人手机"));
        elsewhere(credential)
                .formParam("desk", "7ZK19QWXB04T")
                .post(PAGE + "/paper")
                .then()
                .statusCode(403);
        for (String rest : List.of("\"}", "\",\"deskCode\":\"7ZK19QWXB04T\"}")) {
            desk().body("{\"credential\":\"" + credential + rest)
                    .post("/inspection/v1/ballots/paper")
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("not-at-a-desk"));
            desk().body("{\"codes\":[\"01\"],\"credential\":\"" + credential + rest)
                    .post("/inspection/v1/ballots")
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("not-at-a-desk"));
        }
        assertThat(Database.number("select count(*) from ballot where round_id = ?", UUID.fromString(round)))
                .isZero();
    }

    @Test
    void aTabletBecomesADeskByTheCodeOfTheHallAndLeavesNoCookie() {
        given().get(PAGE).then().statusCode(200).body(allOf(containsString("席位码"), not(containsString("凭证码"))));
        setUp(HallOfTests.deskCode()).statusCode(409).body(containsString("没有尚待投票的会议"));
        String round = hall.round();
        setUp("7ZK1-9QWX-B04T").statusCode(409).body(containsString("没有尚待投票的会议"));
        String carried =
                "name=\"desk\" value=\"%s\"".formatted(HallOfTests.deskCode().replace("-", ""));
        setUp(HallOfTests.deskCode().toLowerCase(Locale.ROOT).replace("-", " "))
                .statusCode(200)
                .header("Set-Cookie", nullValue())
                .body(allOf(containsString("凭证码"), containsString(carried)));
        String credential = hall.slips(round, 1).get(0);
        hall.open(round, 1).statusCode(200);
        String desk = HallOfTests.deskCode().replace("-", "");
        elsewhere(credential)
                .formParam("desk", desk)
                .post(PAGE + "/paper")
                .then()
                .body(containsString(carried));
        elsewhere("?")
                .formParam("desk", desk)
                .post(PAGE + "/paper")
                .then()
                .statusCode(409)
                .body(containsString(carried));
        filled(credential, positions(credential), "01")
                .post(PAGE)
                .then()
                .statusCode(200)
                .body(containsString("下一位"));
    }

    /** A megabyte is no ballot, whatever is in it. */
    @Test
    void whatIsTooLargeForABallotIsRefusedUnread() {
        String megabyte = "0".repeat(1 << 20);
        desk().body("{\"credential\":\"%s\",\"codes\":[\"01\"]}".formatted(megabyte))
                .post("/inspection/v1/ballots")
                .then()
                .statusCode(413)
                .body("code", equalTo("body-too-large"));
        form(megabyte).post(PAGE).then().statusCode(413);
    }

    private static ValidatableResponse setUp(String code) {
        return given().contentType("application/x-www-form-urlencoded")
                .formParam("desk", code)
                .post(PAGE + "/desk")
                .then();
    }

    @Test
    void theCodeOfTheHallIsForTheTeam() {
        String path = "/inspection/v1/meetings/" + hall.meeting + "/desk-code";
        hall.city.officer().get(path).then().statusCode(200).body("deskCode", equalTo(HallOfTests.deskCode()));
        hall.city
                .at(hall.city.path, "2", CityOfTests.TEAM_MEMBER)
                .get(path)
                .then()
                .statusCode(anyOf(equalTo(403), equalTo(404)));
        hall.holder(1).get(path).then().statusCode(403);
    }

    @Test
    void theCodeOfTheHallIsForNobodyWhoHasAPartInIt() {
        String path = "/inspection/v1/meetings/" + hall.meeting + "/desk-code";
        hall.city
                .at(hall.city.path, "9", CityOfTests.ORGANIZATION_OFFICER)
                .get(path)
                .then()
                .statusCode(403)
                .body("code", equalTo("own-leadership-team"));
        hall.city
                .officer()
                .body("{\"cycleId\":\"%s\",\"cadreId\":\"%s\",\"unitId\":\"%s\",\"reason\":\"x\"}"
                        .formatted(hall.city.cycle, hall.city.member, hall.city.town))
                .post("/inspection/v1/recusals")
                .then()
                .statusCode(201);
        hall.city.asMember().get(path).then().statusCode(403).body("code", equalTo("stands-aside"));
    }
}
