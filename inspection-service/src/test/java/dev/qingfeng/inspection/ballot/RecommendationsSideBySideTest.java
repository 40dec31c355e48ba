package dev.qingfeng.inspection.ballot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.qingfeng.inspection.CityOfTests;
import dev.qingfeng.platform.testing.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is recommended in interviews and on ballots is told of both, side by side, to those who may know either. */
@QuarkusTest
class RecommendationsSideBySideTest {

    private static final int VOTERS = 11;
    private static final int INTERVIEWEES = 7;

    private HallOfTests hall;
    private CityOfTests city;

    @BeforeEach
    void allHaveCome() {
        hall = new HallOfTests();
        city = hall.city;
    }

    @AfterEach
    void close() {
        hall.close();
    }

    private String path(String more) {
        return "/inspection/v1/inspections/" + hall.inspection + more;
    }

    private ValidatableResponse read(RequestSpecification reader) {
        return reader.get(path("/recommendations")).then();
    }

    /** A round of the recommendation with these nominees, on whose first ballot the first of them is chosen; sealed and counted. */
    private String voted(List<UUID> nominees) {
        String round = hall.round(
                hall.form("DEMOCRATIC_RECOMMENDATION"),
                ",\"nominees\":{\"reserve-cadres\":[%s]}".formatted(CityOfTests.list(nominees.stream())));
        hall.sealed(round, VOTERS);
        hall.close(round);
        return round;
    }

    private void recommendedInInterviews(UUID cadre, int from, int to) {
        for (int i = from; i < to; i++) {
            city.asMember()
                    .body(
                            "{\"inspectionId\":\"%s\",\"stratum\":\"MASSES\",\"name\":\"甲%d\",\"organisation\":\"某村\",\"interviewerIds\":[%s],\"startedAt\":\"%4$s\",\"endedAt\":\"%4$s\",\"recommendations\":[{\"cadreId\":\"%5$s\",\"post\":\"PARTY_SECRETARY\"}]}"
                                    .formatted(
                                            hall.inspection,
                                            i,
                                            CityOfTests.list(Stream.of(city.leader, city.member)),
                                            CityOfTests.now(),
                                            cadre))
                    .post("/inspection/v1/interviews")
                    .then()
                    .statusCode(201);
        }
    }

    private void countInterviews() {
        city.interview(hall.inspection);
        for (int step = 2; step <= 10; step++) {
            city.record(hall.inspection, city.step(step)).statusCode(200);
        }
        city.conclude(hall.inspection).statusCode(200);
        city.officer().post(path("/interview-figures")).then().statusCode(200);
    }

    @Test
    void aCadreWhomBothRecommendIsToldOfWithBoth() {
        UUID onBallotsOnly = city.knownCadre("60");
        UUID byFew = city.knownCadre("61");
        read(city.officer()).statusCode(200).body("cadres", empty(), "interviewsCountedAt", nullValue());
        String round = voted(List.of(city.secretary, onBallotsOnly));
        // Counted is not certified.
        read(city.officer()).body("cadres", empty());
        hall.certify(round).statusCode(200);
        read(city.officer()).body("cadres", hasSize(2), "cadres.inInterviews.flatten()", empty());

        recommendedInInterviews(city.secretary, 0, INTERVIEWEES);
        recommendedInInterviews(byFew, INTERVIEWEES, INTERVIEWEES + 4);
        countInterviews();

        String both = "cadres.find { it.cadreId == '%s' }".formatted(city.secretary);
        String one = "cadres.find { it.cadreId == '%s' }".formatted(onBallotsOnly);
        for (RequestSpecification reader : List.of(city.officer(), city.at(city.path, "77", "committee-member"))) {
            read(reader)
                    .statusCode(200)
                    .body("inspectionId", equalTo(hall.inspection), "unitId", equalTo(city.town.toString()))
                    .body("interviewsCountedAt", notNullValue(), "cadres", hasSize(2))
                    .body(both + ".inInterviews.post", contains("PARTY_SECRETARY"))
                    .body(both + ".inInterviews.people", contains(INTERVIEWEES))
                    .body(both + ".onBallots.votes", contains(1), both + ".onBallots.ballots", contains(VOTERS))
                    .body(both + ".onBallots.question.zhHant", contains("您推薦哪些人選為後備幹部"))
                    .body(one + ".inInterviews", empty(), one + ".onBallots.votes", contains(0));
        }
        city.officer()
                .get(path("/dossiers/" + city.secretary))
                .then()
                .statusCode(200)
                .body("dossier.opinionsInInterviews.recommendations.people", contains(INTERVIEWEES))
                .body("dossier.ballots.questions.purpose", contains("DEMOCRATIC_RECOMMENDATION"))
                .body("dossier.ballots.questions[0].choices[1].ballots", equalTo(1));
        assertThat(Database.number(
                        "select count(*) from audit_entry where action = 'READ' and operation = 'getRecommendations'"
                                + " and record_id = ? and actor = ?",
                        hall.inspection,
                        city.staff("77")))
                .isEqualTo(1);
    }

    @Test
    void whoeverMayNotKnowTheResultOfABallotIsToldNothing() {
        for (RequestSpecification reader :
                List.of(city.asLeader(), city.asMember(), city.at(city.path, "78", "auditor"))) {
            read(reader).statusCode(403).body("code", equalTo("forbidden"));
        }
    }

    @Test
    void whoeverDoesNotSeeTheWholeCityIsToldNothing() {
        read(city.at(city.townPath, "3", "organization-officer")).statusCode(404);
        read(city.at("elsewhere", "3", "committee-member")).statusCode(404);
    }

    @Test
    void whoeverIsJudgedIsToldNothing() {
        read(city.at(city.path, "9", "organization-officer"))
                .statusCode(403)
                .body("code", equalTo("own-leadership-team"));
    }

    /** From wherever they are: of an office of the city, with nobody in the town. */
    @Test
    void whoeverStoodInARoundIsToldNothingOfIt() {
        UUID nominee = city.knownCadre("60");
        String round = voted(List.of(nominee, city.secretary));
        RequestSpecification asNominee = city.at(city.path, "60", "organization-officer");
        read(asNominee).statusCode(200).body("cadres", empty());
        hall.certify(round).statusCode(200);
        for (String role : List.of("organization-officer", "committee-member")) {
            read(city.at(city.path, "60", role)).statusCode(403).body("code", equalTo("own-leadership-team"));
            city.at(city.path, "60", role)
                    .get(path("/dossiers/" + city.secretary))
                    .then()
                    .statusCode(200)
                    .body("dossier.ballots", nullValue(), "dossier.withheld", hasItem("BALLOTS"));
        }
        city.officer().get(path("/dossiers/" + city.secretary)).then().body("dossier.ballots", notNullValue());
    }

    @Test
    void whoeverStandsAsideIsToldNothing() {
        UUID kin = city.knownCadre("13");
        city.tell(kin, "13", city.office, 1, CityOfTests.kin(city.secretary));
        read(city.at(city.path, "13", "organization-officer")).statusCode(403).body("code", equalTo("stands-aside"));
    }

    @Test
    void somebodyWhoWasEnteredTwiceIsOne() {
        UUID once = city.knownCadre("60");
        UUID again = city.knownCadre("61");
        hall.certify(voted(List.of(once))).statusCode(200);
        recommendedInInterviews(again, 0, INTERVIEWEES);
        countInterviews();
        read(city.officer()).body("cadres", hasSize(2));
        UUID kept = city.keptAs("62", city.office, null, once, again);
        read(city.officer())
                .body("cadres.cadreId", contains(kept.toString()))
                .body("cadres[0].inInterviews.people", contains(INTERVIEWEES))
                .body("cadres[0].onBallots.votes", contains(1));
    }
}
