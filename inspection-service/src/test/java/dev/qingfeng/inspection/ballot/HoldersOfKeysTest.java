package dev.qingfeng.inspection.ballot;

import static dev.qingfeng.inspection.ballot.HallOfTests.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.qingfeng.inspection.CityOfTests;
import dev.qingfeng.platform.testing.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who holds the keys of a round has no part in what it judges, and stays known when others hold those of the next. */
@QuarkusTest
class HoldersOfKeysTest {

    private HallOfTests hall;

    @BeforeEach
    void allHaveCome() {
        hall = new HallOfTests();
    }

    @AfterEach
    void close() {
        hall.close();
    }

    private static void refused(ValidatableResponse answer, int status, String code) {
        answer.statusCode(status).body("code", equalTo(code));
    }

    private String protocol(String round) {
        return HallOfTests.text(hall.city
                        .asMember()
                        .header("Accept-Language", "zh-Hans")
                        .get(at(round) + "/protocol")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray())
                .replaceAll("\\s", "");
    }

    @Test
    void theProtocolNamesWhoHeldTheKeysOfItsRound() {
        String round = hall.counted(1);
        List<UUID> others = Stream.of("71", "72", "73")
                .map(number -> hall.city.knownHolder(number, hall.city.knownUnit("CITY_DIRECT"), null))
                .toList();
        hall.nameHolders(others).statusCode(200);
        assertThat(protocol(round)).contains("某某31", "某某32", "某某33").doesNotContain("某某71", "某某72", "某某73");
    }

    @Test
    void whoHeldWhichKeyNeverChangesOnceARoundIsOpen() {
        String round = hall.round();
        hall.slips(round, 1);
        hall.open(round, 1).statusCode(200);
        for (String change : List.of(
                "update ballot_key set fetched_at = now() where round_id = ?",
                "delete from ballot_key where round_id = ?")) {
            assertThatThrownBy(() -> Database.execute(change, UUID.fromString(round)))
                    .as(change)
                    .hasStackTraceContaining("its keys stay");
        }
    }

    private void standsAside(UUID cadre) {
        hall.city
                .officer()
                .body("{\"cycleId\":\"%s\",\"cadreId\":\"%s\",\"unitId\":\"%s\",\"reason\":\"x\"}"
                        .formatted(hall.city.cycle, cadre, hall.city.town))
                .post("/inspection/v1/recusals")
                .then()
                .statusCode(201);
    }

    private void joinsTheLeadershipTeam(int holder) {
        hall.city.tell(
                hall.holders.get(holder - 1),
                "3" + holder,
                hall.city.town,
                1,
                ",\"postId\":\"" + UUID.randomUUID() + "\"");
    }

    private String drafted() {
        hall.nameHolders(hall.holders).statusCode(200);
        return hall.draft(hall.form("DISCIPLINE_QUESTIONNAIRE"), "")
                .statusCode(201)
                .extract()
                .path("id");
    }

    private ValidatableResponse fetch(String round, int holder) {
        return hall.holder(holder).post(at(round) + "/keys").then();
    }

    @Test
    void whoStandsAsideOrIsJudgedFetchesNoKey() {
        String round = drafted();
        standsAside(hall.holders.get(0));
        joinsTheLeadershipTeam(2);
        refused(fetch(round, 1), 409, "member-recused");
        refused(fetch(round, 2), 403, "own-leadership-team");
        fetch(round, 3).statusCode(200);
    }

    @Test
    void whoStandsAsideOrIsJudgedOpensNoBox() {
        String round = hall.sealed(1);
        standsAside(hall.holders.get(0));
        Map<String, String> opening = hall.begin(round);
        refused(hall.handIn(round, opening, 1), 409, "member-recused");
        hall.handIn(round, opening, 2).statusCode(200);
        joinsTheLeadershipTeam(3);
        refused(hall.handIn(round, opening, 3), 403, "own-leadership-team");
    }

    @Test
    void noRoundOpensWhoseKeysAreWithSomebodyWhoHasAPartInIt() {
        String round = hall.round();
        hall.slips(round, 1);
        standsAside(hall.holders.get(1));
        ValidatableResponse unmet = hall.open(round, 1);
        refused(unmet, 409, "gate-unmet");
        unmet.body("unmet.condition", contains("key-holder-stands-aside"), "unmet.subject", contains("2"));
        joinsTheLeadershipTeam(3);
        hall.open(round, 1).statusCode(409).body("unmet.condition", hasItem("key-holder-judged"));
    }

    private static String nominees(UUID... ids) {
        return ",\"nominees\":{\"reserve-cadres\":[%s]}".formatted(CityOfTests.list(Stream.of(ids)));
    }

    @Test
    void nobodyIsOnABallotWhoseKeyTheyHold() {
        hall.nameHolders(hall.holders).statusCode(200);
        String form = hall.form("DEMOCRATIC_RECOMMENDATION");
        UUID nominee = hall.city.knownCadre("60");
        refused(hall.draft(form, nominees(nominee, hall.holders.get(1))), 409, "key-holder-judged");
        hall.draft(form, nominees(nominee)).statusCode(201);
    }

    @Test
    void nobodyIsNamedForAKeyWhoIsOnABallotOfTheMeeting() {
        UUID nominee = hall.holders.get(1);
        String round = hall.draft(hall.form("DEMOCRATIC_RECOMMENDATION"), nominees(nominee))
                .statusCode(201)
                .extract()
                .path("id");
        ValidatableResponse unfit = hall.nameHolders(hall.holders);
        refused(unfit, 422, "key-holders-unfit");
        unfit.body("errors.pointer", contains("/cadreIds/1"), "errors.code", contains("person-judged"));
        hall.city
                .officer()
                .body("{\"reason\":\"停电\"}")
                .post(at(round) + "/voiding")
                .then()
                .statusCode(200);
        hall.nameHolders(hall.holders).statusCode(200);
    }

    /** Under another number, which is found out after they have fetched their key. */
    @Test
    void whoTurnsOutToBeOnTheBallotHoldsNoKeyToIt() {
        UUID nominee = hall.city.knownCadre("60");
        String round = hall.round(hall.form("DEMOCRATIC_RECOMMENDATION"), nominees(nominee));
        hall.slips(round, 1);
        hall.city.keptAs("61", hall.departments.get(0), null, nominee, hall.holders.get(0));
        hall.open(round, 1)
                .statusCode(409)
                .body("unmet.condition", contains("key-holder-judged"), "unmet.subject", contains("1"));
        refused(fetch(round, 1), 409, "key-holder-judged");
    }
}
