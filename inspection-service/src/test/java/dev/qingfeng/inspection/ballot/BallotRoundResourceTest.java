package dev.qingfeng.inspection.ballot;

import static dev.qingfeng.inspection.ballot.HallOfTests.at;
import static dev.qingfeng.inspection.ballot.HallOfTests.cast;
import static dev.qingfeng.inspection.ballot.HallOfTests.codes;
import static dev.qingfeng.inspection.ballot.HallOfTests.desk;
import static dev.qingfeng.inspection.ballot.HallOfTests.positions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.qingfeng.inspection.AtOnce;
import dev.qingfeng.inspection.CityOfTests;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.StatementCount;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rounds of secret ballots, from their draft to their counts. */
@QuarkusTest
class BallotRoundResourceTest {

    /** Of the form of a credential, and none. */
    private static final String FORGED = "7ZK19-QWXB0-4T61H-C1R5D";

    @Inject
    RoundsOfARestore rounds;

    @Inject
    BoxCount count;

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

    @Test
    void twoOfThreeKeyHoldersOpenTheBoxAndOnlyCountsAreLeft() {
        String round = hall.sealed(11);
        hall.city.asMember().get(at(round)).then().body("state", equalTo("SEALED"), "ballots", equalTo(11));
        Map<String, String> opening = hall.begin(round);
        hall.handIn(round, opening, 1).statusCode(200).body("keysOf", contains(1));
        hall.city.officer().get(at(round) + "/result").then().statusCode(409).body("code", equalTo("round-not-closed"));
        hall.handIn(round, opening, 3).statusCode(200);
        hall.awaitOutcome(round, opening, "COUNTED");
        hall.city
                .officer()
                .get(at(round) + "/result")
                .then()
                .statusCode(200)
                .body(
                        "ballots", equalTo(11),
                        "blank", equalTo(10),
                        "questions[0].places[0].counts.find { it.code == '01' }.ballots", equalTo(1),
                        "questions[0].places[0].counts.find { it.code == '00' }.ballots", equalTo(10));
        assertThat(Database.number(
                        "select count(*) from ballot where round_id = ? and sealed is not null",
                        UUID.fromString(round)))
                .isZero();
        assertThat(Database.number(
                        "select count(*) from box_opening_key where opening_id = ?",
                        UUID.fromString(opening.get("id"))))
                .isZero();
        refused(hall.city.asMember().post(at(round) + "/box-openings").then(), 409, "round-closed-already");
        refused(hall.handIn(round, opening, 2), 409, "round-closed-already");
    }

    @Test
    void aVoteCountsOnceAndUsedAndUnknownCredentialsLookAlike() {
        String round = hall.round();
        List<String> credentials = hall.slips(round, 2);
        hall.open(round, 2).statusCode(200);
        int positions = positions(credentials.get(0));
        cast(credentials.get(0), codes(positions, "01")).statusCode(204);
        String used = cast(credentials.get(0), codes(positions, "02"))
                .statusCode(409)
                .extract()
                .asString();
        String unknown =
                cast(FORGED, codes(positions, "02")).statusCode(409).extract().asString();
        assertThat(used).isEqualTo(unknown).contains("credential-used-or-unknown");
        assertThat(shown(credentials.get(0))).isEqualTo(shown(FORGED)).isEqualTo(shown("no credential"));
        assertThat(shown(FORGED)).contains("409", "credential-used-or-unknown");
        assertThat(Database.number("select count(*) from ballot where round_id = ?", UUID.fromString(round)))
                .isEqualTo(1);
    }

    /** All that is answered to whoever shows this to get a ballot, but its time. */
    private static String shown(String credential) {
        Response answer = desk().body(
                        "{\"credential\":\"%s\",\"deskCode\":\"%s\"}".formatted(credential, HallOfTests.deskCode()))
                .post("/inspection/v1/ballots/paper");
        return answer.statusCode() + "\n" + answer.headers() + "\n" + answer.asString();
    }

    @Test
    void aBallotWithAFaultCanBeMended() {
        String round = hall.round();
        String credential = hall.slips(round, 1).get(0);
        hall.open(round, 1).statusCode(200);
        int positions = positions(credential);
        refused(cast(credential, codes(positions, "99")), 422, "unknown-choice");
        refused(cast(credential, codes(positions - 1, "01")), 422, "ballot-incomplete");
        refused(cast(credential, codes(positions, "1")), 422, "ballot-incomplete");
        cast(credential.toLowerCase(Locale.ROOT).replace("-", " "), codes(positions, "01"))
                .statusCode(204);
    }

    @Test
    void noMoreAreChosenThanMayBe() {
        List<UUID> nominees = IntStream.range(0, 4)
                .mapToObj(i -> hall.city.knownCadre("6" + i))
                .toList();
        String round = hall.round(
                hall.form("DEMOCRATIC_RECOMMENDATION"),
                ",\"nominees\":{\"reserve-cadres\":[%s]}".formatted(CityOfTests.list(nominees.stream())));
        String credential = hall.slips(round, 1).get(0);
        hall.open(round, 1).statusCode(200);
        refused(cast(credential, List.of("01", "01", "01", "01")), 422, "too-many-choices");
        cast(credential, List.of("01", "00", "01", "01")).statusCode(204);
    }

    @Test
    void nobodyVotesBeforeTheSittingAfterItOrWithASlipThatNobodyDrew() {
        String round = hall.round();
        List<String> credentials = hall.slips(round, 3);
        refused(cast(credentials.get(0), List.of("01")), 409, "round-not-open");
        hall.takeBack(round, credentials.get(2)).statusCode(200).body("notReturned[0].count", equalTo(2));
        hall.takeBack(round, credentials.get(2)).statusCode(200).body("notReturned[0].count", equalTo(2));
        refused(hall.takeBack(round, credentials.get(1), FORGED), 422, "slip-unknown");
        hall.open(round, 2).statusCode(200).body("state", equalTo("OPEN"));
        refused(cast(credentials.get(2), List.of("01")), 409, "slip-returned");
        refused(hall.takeBack(round, credentials.get(1)), 409, "sitting-opened-already");
        int positions = positions(credentials.get(0));
        refused(hall.seal(round), 409, "sitting-still-open");
        hall.end(round).statusCode(200);
        refused(cast(credentials.get(0), codes(positions, "01")), 409, "sitting-not-open");
        hall.seal(round).statusCode(200).body("ballots", equalTo(0));
        refused(cast(credentials.get(0), codes(positions, "01")), 409, "round-sealed");
        refused(hall.seal(round), 409, "round-sealed");
    }

    @Test
    void slipsAddUpAndNoMoreAreDrawnThanPeopleCame() {
        String round = hall.round();
        hall.slips(round, HallOfTests.STAFF + 1);
        refused(hall.open(round, HallOfTests.STAFF), 409, "slips-do-not-add-up");
        refused(hall.open(round, HallOfTests.STAFF + 1), 409, "more-slips-than-attendees");
        refused(
                hall.city
                        .asMember()
                        .body("{\"slips\":[{\"attendeeClass\":\"STAFF\",\"count\":1000}]}")
                        .post(at(round) + "/sittings/1/slips")
                        .then(),
                422,
                "too-many-slips");
    }

    private ValidatableResponse print(String round, int sitting) {
        return hall.city
                .asMember()
                .body("{\"slips\":[{\"attendeeClass\":\"STAFF\",\"count\":1}]}")
                .post(at(round) + "/sittings/" + sitting + "/slips")
                .then();
    }

    @Test
    void onceASittingIsOpenNoMoreSlipsAreMadeForIt() {
        String round = hall.round();
        hall.slips(round, 1);
        hall.open(round, 1).statusCode(200);
        refused(print(round, 1), 409, "sitting-opened-already");
        assertThat(Database.number("select count(*) from ballot_slip where round_id = ?", UUID.fromString(round)))
                .isEqualTo(1);
    }

    @Test
    void slipsOfASittingThatNeverOpensAreGoodForNothingAndAreReturned() {
        String round = hall.roundOfTwoSittings();
        hall.slips(round, 1);
        String early = hall.slips(round, 2, 1).get(0);
        hall.open(round, 1).statusCode(200);
        refused(cast(early, List.of("01")), 409, "sitting-not-open");
        hall.end(round).statusCode(200);
        refused(hall.seal(round), 409, "slips-do-not-add-up");
        hall.city
                .asMember()
                .post(at(round) + "/sittings/2/discarded-slips")
                .then()
                .statusCode(200);
        hall.seal(round).statusCode(200).body("ballots", equalTo(0));
        refused(print(round, 2), 409, "round-sealed");
        refused(hall.open(round, 2, 1), 409, "round-sealed");
    }

    /** A hall holds so many, the others come after them: what all of them say is counted together. */
    @Test
    void aRoundIsHeldInSeveralSittingsAndHasOneTally() {
        String round = hall.roundOfTwoSittings();
        List<String> first = hall.slips(round, 6);
        hall.slips(round, 2, HallOfTests.STAFF - 5);
        hall.open(round, 6).statusCode(200);
        refused(hall.open(round, 2, HallOfTests.STAFF - 5), 409, "more-slips-than-attendees");
        hall.city
                .asMember()
                .post(at(round) + "/sittings/2/discarded-slips")
                .then()
                .statusCode(200);
        int positions = positions(first.get(0));
        first.subList(0, 5).forEach(slip -> cast(slip, codes(positions, "01")).statusCode(204));
        hall.end(round).statusCode(200);
        List<String> second = hall.slips(round, 2, 5);
        hall.open(round, 2, 5).statusCode(200);
        refused(cast(first.get(5), codes(positions, "01")), 409, "sitting-not-open");
        second.forEach(slip -> cast(slip, codes(positions, "02")).statusCode(204));
        refused(hall.seal(round), 409, "sitting-still-open");
        hall.end(round, 2).statusCode(200);
        hall.seal(round).statusCode(200).body("ballots", equalTo(10));
        hall.close(round);
        hall.city
                .officer()
                .get(at(round) + "/result")
                .then()
                .statusCode(200)
                .body(
                        "issued", equalTo(11),
                        "ballots", equalTo(10),
                        "questions[0].places[0].counts.find { it.code == '01' }.ballots", equalTo(5),
                        "questions[0].places[0].counts.find { it.code == '02' }.ballots", equalTo(5));
    }

    @Test
    void everyClassOfSlipsAddsUp() {
        String round = hall.round();
        hall.city
                .asMember()
                .body(
                        "{\"slips\":[{\"attendeeClass\":\"STAFF\",\"count\":1},{\"attendeeClass\":\"PRESCRIBED\",\"count\":1}]}")
                .post(at(round) + "/sittings/1/slips")
                .then()
                .statusCode(200);
        refused(hall.open(round, 1), 409, "slips-do-not-add-up");
        String more = ",{\"attendeeClass\":\"ENTERPRISE_HEAD\",\"count\":1}";
        refused(openedWith(round, more), 409, "slips-do-not-add-up");
        openedWith(round, "").statusCode(200);
    }

    private ValidatableResponse openedWith(String round, String more) {
        return hall.city
                .asMember()
                .body(
                        "{\"drawn\":[{\"attendeeClass\":\"STAFF\",\"count\":1},{\"attendeeClass\":\"PRESCRIBED\",\"count\":1}%s]}"
                                .formatted(more))
                .post(at(round) + "/sittings/1/opening")
                .then();
    }

    @Test
    void aSittingEndsOnceAndAfterItWasOpened() {
        String round = hall.roundOfTwoSittings();
        refused(hall.end(round), 409, "round-not-open");
        hall.slips(round, 1);
        hall.open(round, 1).statusCode(200);
        refused(hall.end(round, 2), 409, "sitting-not-open");
        refused(hall.end(round, 3), 404, "not-found");
        refused(hall.open(round, 3, 1), 404, "not-found");
        refused(print(round, 3), 404, "not-found");
        hall.end(round).statusCode(200);
        refused(hall.end(round), 409, "sitting-not-open");
        hall.seal(round).statusCode(200);
        refused(hall.end(round), 409, "round-sealed");
    }

    @Test
    void aRoundIsHeldAtAMeetingThatIsConvenedAndNotCancelled() {
        String another = hall.city.meeting(hall.inspection, "5");
        String form = hall.form("DISCIPLINE_QUESTIONNAIRE");
        String round = draftAt(another, form).statusCode(201).extract().path("id");
        hall.slips(round, 1);
        refused(hall.open(round, 1), 409, "meeting-not-convened");
        hall.city
                .asMember()
                .body("{\"reason\":\"停电\"}")
                .post("/inspection/v1/meetings/" + another + "/cancellation")
                .then()
                .statusCode(200);
        refused(hall.open(round, 1), 409, "meeting-cancelled");
        refused(draftAt(another, form), 409, "meeting-cancelled");
    }

    @Test
    void noRoundBeginsInAnInspectionThatIsConcluded() {
        Database.execute(
                "update unit_inspection set state = 'CONCLUDED', concluded_at = now() where id = ?::uuid",
                hall.inspection);
        refused(hall.draft(hall.form("DISCIPLINE_QUESTIONNAIRE"), ""), 409, "concluded-already");
    }

    private ValidatableResponse draftAt(String meeting, String form) {
        return draftAt(hall.city.asMember(), meeting, form);
    }

    private static ValidatableResponse draftAt(RequestSpecification as, String meeting, String form) {
        return as.body("{\"meetingId\":\"%s\",\"formId\":\"%s\",\"sittings\":[\"礼堂\"]}".formatted(meeting, form))
                .post("/inspection/v1/ballot-rounds")
                .then();
    }

    /** All that is done to a round, with nothing wrong about it. */
    private static final Map<String, String> ACTS = Map.ofEntries(
            Map.entry("sittings/1/slips", "{\"slips\":[{\"attendeeClass\":\"STAFF\",\"count\":1}]}"),
            Map.entry("sittings/1/returned-slips", "{\"credentials\":[\"x\"]}"),
            Map.entry("sittings/1/discarded-slips", ""),
            Map.entry("sittings/1/opening", "{\"drawn\":[{\"attendeeClass\":\"STAFF\",\"count\":1}]}"),
            Map.entry("sittings/1/end", ""),
            Map.entry("sealing", ""),
            Map.entry("papers/giving-out", "{\"givenOut\":[]}"),
            Map.entry("papers/counting", "{\"returned\":1}"),
            Map.entry("papers/bundles/1/entries", "{\"code\":\"x\",\"papers\":[{\"place\":1,\"spoilt\":true}]}"),
            Map.entry("papers/recording", ""),
            Map.entry("box-openings", ""));

    private static void refusedEveryAct(String round, Supplier<RequestSpecification> as, int status, String code) {
        ACTS.forEach((act, body) -> {
            RequestSpecification request = as.get();
            refused(
                    (body.isEmpty() ? request : request.body(body))
                            .post(at(round) + "/" + act)
                            .then(),
                    status,
                    code);
        });
    }

    @Test
    void whoIsNotOfTheTeamOrHasAPartInItHoldsNoRound() {
        String round = hall.round();
        CityOfTests city = hall.city;
        refusedEveryAct(round, () -> city.at(city.path, "4", CityOfTests.TEAM_MEMBER), 403, "not-of-the-team");
        refusedEveryAct(
                round, () -> city.at(city.path, "9", CityOfTests.ORGANIZATION_OFFICER), 403, "own-leadership-team");
        refusedEveryAct(round, () -> city.at(city.townPath, "3", CityOfTests.ORGANIZATION_OFFICER), 404, "not-found");
        String form = hall.form("DEMOCRATIC_ASSESSMENT");
        refused(draftAt(city.at(city.path, "4", CityOfTests.TEAM_MEMBER), hall.meeting, form), 403, "not-of-the-team");
        refused(
                draftAt(city.at(city.path, "9", CityOfTests.ORGANIZATION_OFFICER), hall.meeting, form),
                403,
                "own-leadership-team");
        refused(
                draftAt(city.at(city.path + ".nowhere", "3", CityOfTests.ORGANIZATION_OFFICER), hall.meeting, form),
                422,
                "unknown-reference");
        assertThat(Database.number("select count(*) from ballot_slip where round_id = ?::uuid", round))
                .isZero();
    }

    @Test
    void whoIsOnABallotHoldsNoRoundOfItAndReadsNothingOfItsResult() {
        CityOfTests city = hall.city;
        hall.nameHolders(hall.holders).statusCode(200);
        String form = hall.form("DEMOCRATIC_RECOMMENDATION");
        String nominees = ",\"nominees\":{\"reserve-cadres\":[%s]}"
                .formatted(CityOfTests.list(Stream.of(city.member, city.knownCadre("60"))));
        refused(hall.draft(form, nominees), 403, "own-leadership-team");
        String round = city.officer()
                .body("{\"meetingId\":\"%s\",\"formId\":\"%s\",\"sittings\":[\"礼堂\"],\"papers\":true%s}"
                        .formatted(hall.meeting, form, nominees))
                .post("/inspection/v1/ballot-rounds")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        refusedEveryAct(round, city::asMember, 403, "own-leadership-team");
        Supplier<RequestSpecification> asOfficer = () -> city.at(city.path, "7", CityOfTests.ORGANIZATION_OFFICER);
        for (String read : List.of("/result", "/protocol")) {
            refused(asOfficer.get().get(at(round) + read).then(), 403, "own-leadership-team");
        }
        refused(
                asOfficer
                        .get()
                        .body("{\"protocolSigned\":true,\"sheetsShredded\":true}")
                        .post(at(round) + "/certification")
                        .then(),
                403,
                "own-leadership-team");
        refused(hall.makeVoid(round, "7"), 403, "own-leadership-team");
    }

    /** Of the team, and with the role in an office of the city: no officer of the whole city. */
    @Test
    void onlyOfficersOfTheWholeCityNameKeyHoldersAndMakeRoundsVoid() {
        String round = hall.round();
        CityOfTests city = hall.city;
        Supplier<RequestSpecification> member =
                () -> city.at(city.officePath, "7", CityOfTests.ORGANIZATION_OFFICER, CityOfTests.TEAM_MEMBER);
        refused(
                member.get()
                        .body("{\"reason\":\"停电\"}")
                        .post(at(round) + "/voiding")
                        .then(),
                403,
                "not-of-the-team");
        String holders = "/inspection/v1/meetings/" + hall.meeting + "/key-holders";
        String body = "{\"cadreIds\":[%s]}".formatted(CityOfTests.list(hall.holders.stream()));
        refused(member.get().body(body).post(holders).then(), 403, "not-of-the-team");
        Supplier<RequestSpecification> stranger =
                () -> city.at(city.path + ".nowhere", "3", CityOfTests.ORGANIZATION_OFFICER);
        refused(stranger.get().body(body).post(holders).then(), 404, "not-found");
        for (String below : List.of("/key-holders", "/scrutineers-and-tellers", "/desk-code")) {
            refused(
                    stranger.get()
                            .get("/inspection/v1/meetings/" + hall.meeting + below)
                            .then(),
                    404,
                    "not-found");
        }
        refused(
                stranger.get()
                        .body("{\"reason\":\"停电\"}")
                        .post(at(round) + "/voiding")
                        .then(),
                404,
                "not-found");
    }

    @Test
    void aSittingOpensWithKeysAndAllThatItsStepNeeds() {
        hall.nameHolders(hall.holders).statusCode(200);
        String round = hall.draft(hall.form("DISCIPLINE_QUESTIONNAIRE"), "")
                .statusCode(201)
                .extract()
                .path("id");
        hall.slips(round, 1);
        refused(hall.open(round, 1), 409, "gate-unmet");
        hall.open(round, 1).body("unmet.condition", contains("keys-not-fetched"));
        hall.fetchKeys(round);
        hall.city
                .withKey(UUID.randomUUID().toString(), hall.city.officePath, "7", CityOfTests.TEAM_MEMBER)
                .body("{\"drawn\":[{\"attendeeClass\":\"STAFF\",\"count\":1}]}")
                .header("If-Match", "\"v0\"")
                .post(at(round) + "/sittings/1/opening")
                .then()
                .statusCode(412);
        hall.open(round, 1).statusCode(200);
        refused(hall.open(round, 1), 409, "sitting-opened-already");
    }

    @Test
    void aKeyIsShownOnceAndToItsHolder() {
        String round = hall.round();
        refused(hall.holder(1).post(at(round) + "/keys").then(), 409, "key-fetched-already");
        refused(
                hall.city
                        .at(hall.city.path, "2", "key-holder")
                        .post(at(round) + "/keys")
                        .then(),
                403,
                "not-a-key-holder");
        hall.city.asMember().post(at(round) + "/keys").then().statusCode(403);
        refused(hall.nameHolders(hall.holders), 409, "key-holders-in-use");
        assertThat(hall.sheets.values()).doesNotHaveDuplicates().hasSize(3);
        hall.slips(round, 1);
        hall.open(round, 1).statusCode(200);
        refused(hall.holder(1).post(at(round) + "/keys").then(), 409, "round-opened-already");
    }

    @Test
    void aVoidRoundHasNoKeys() {
        hall.nameHolders(hall.holders).statusCode(200);
        String round = hall.draft(hall.form("DISCIPLINE_QUESTIONNAIRE"), "")
                .statusCode(201)
                .extract()
                .path("id");
        hall.city
                .officer()
                .body("{\"reason\":\"停电\"}")
                .post(at(round) + "/voiding")
                .then()
                .statusCode(200);
        refused(hall.holder(1).post(at(round) + "/keys").then(), 409, "round-void");
    }

    @Test
    void theThreeAreOfThreeDepartmentsOutsideTheUnit() {
        refused(
                hall.nameHolders(List.of(hall.holders.get(0), hall.holders.get(1), hall.holders.get(1))),
                422,
                "key-holders-unfit");
        refused(
                hall.nameHolders(List.of(hall.holders.get(0), hall.holders.get(1), hall.city.secretary)),
                422,
                "key-holders-unfit");
        refused(
                hall.nameHolders(List.of(hall.holders.get(0), hall.city.leader, hall.city.member)),
                422,
                "key-holders-unfit");
        refused(
                hall.nameHolders(List.of(hall.holders.get(0), hall.holders.get(1), UUID.randomUUID())),
                422,
                "unknown-reference");
        hall.nameHolders(hall.holders).statusCode(200).body("holders.cadreId", hasSize(3));
    }

    @Test
    void keysThatDoNotFitOpenNothing() {
        String round = hall.sealed(1);
        Map<String, String> opening = hall.begin(round);
        hall.handIn(round, opening, 1).statusCode(200);
        refused(hall.handIn(round, opening, 1), 409, "key-handed-in-already");
        hall.handIn(round, opening, 2, hall.sheet(3)).statusCode(200);
        hall.awaitOutcome(round, opening, "KEYS_DO_NOT_FIT");
        hall.city
                .asMember()
                .get(at(round) + "/box-openings/" + opening.get("id"))
                .then()
                .body("unfitKeyOf", equalTo(2));
        refused(hall.handIn(round, opening, 2), 409, "box-opening-ended");
        Map<String, String> again = hall.begin(round);
        hall.handIn(round, again, 2).statusCode(200);
        hall.handIn(round, again, 3).statusCode(200);
        hall.awaitOutcome(round, again, "COUNTED");
    }

    /** Taken out, changed, or put in twice. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from ballot where id = (select id from ballot where round_id = ? limit 1)",
                "update ballot set sealed = set_byte(sealed, 1300, 255 - get_byte(sealed, 1300)) where round_id = ?",
                "insert into ballot (id, round_id, sealed, sha256) select gen_random_uuid(), round_id, sealed, sha256 from ballot"
                        + " where round_id = ? limit 1"
            })
    void aBoxThatWasAlteredIsNotCounted(String altering) {
        String round = hall.sealed(2);
        Database.execute(altering, UUID.fromString(round));
        Map<String, String> opening = hall.begin(round);
        hall.handIn(round, opening, 1).statusCode(200);
        hall.handIn(round, opening, 2).statusCode(200);
        hall.awaitOutcome(round, opening, "BOX_ALTERED");
        hall.city.asMember().get(at(round)).then().body("state", equalTo("SEALED"));
    }

    /** Another attempt begins, and what was handed in for the former is not kept. */
    @Test
    void anAttemptToOpenABoxEndsByItself() {
        String round = hall.sealed(1);
        Map<String, String> opening = hall.begin(round);
        UUID id = UUID.fromString(opening.get("id"));
        hall.handIn(round, opening, 1).statusCode(200);
        Database.execute("update box_opening set begun_at = begun_at - interval '31 minutes' where id = ?", id);
        refused(hall.handIn(round, opening, 2), 409, "box-opening-ended");
        hall.awaitOutcome(round, opening, "GIVEN_UP");
        assertThat(Database.number("select count(*) from box_opening_key where opening_id = ?", id))
                .isZero();
    }

    @Test
    void whatWasHandedInForAProcessThatIsGoneIsNotKept() {
        String round = hall.sealed(1);
        UUID lost = UUID.randomUUID();
        Database.execute(
                "with lost as (insert into box_opening (id, version, round_id, state, public_key, begun_at)"
                        + " values (?, 0, ?::uuid, 'WAITING', decode(repeat('00', 32), 'hex'), now() - interval '61 minutes')"
                        + " returning id) insert into box_opening_key select id, 1, 'x' from lost",
                lost,
                round);
        count.endWhatIsOver();
        assertThat(Database.number("select count(*) from box_opening_key where opening_id = ?", lost))
                .isZero();
        assertThat(Database.number(
                        "select count(*) from box_opening where id = ? and state = 'ENDED' and outcome = 'GIVEN_UP'",
                        lost))
                .isEqualTo(1);
    }

    @Test
    void everybodySeesWhatIsInASealedBoxAndNobodyBefore() {
        String round = hall.round();
        List<String> credentials = hall.slips(round, 2);
        hall.open(round, 2).statusCode(200);
        cast(credentials.get(0), codes(positions(credentials.get(0)), "01")).statusCode(204);
        desk().get("/inspection/v1/ballot-boxes/" + round).then().statusCode(404);
        hall.city.asMember().get(at(round)).then().body("ballots", nullValue());
        hall.end(round).statusCode(200);
        hall.seal(round).statusCode(200);
        desk().get("/inspection/v1/ballot-boxes/" + round)
                .then()
                .statusCode(200)
                .body("ballots", equalTo(1), "checkCodes", hasSize(1), "ballotSha256", hasSize(1));
    }

    @Test
    void aVoidRoundIsNeverCounted() {
        String round = hall.sealed(1);
        refused(
                hall.city
                        .asLeader()
                        .body("{\"reason\":\"停电\"}")
                        .post(at(round) + "/voiding")
                        .then(),
                403,
                "forbidden");
        hall.makeVoid(round, "2").statusCode(200);
        hall.makeVoid(round, "3").statusCode(200).body("state", equalTo("VOID"));
        refused(hall.city.asMember().post(at(round) + "/box-openings").then(), 409, "round-void");
        desk().get("/inspection/v1/ballot-boxes/" + round).then().statusCode(404);
        assertThat(Database.number(
                        "select count(*) from ballot where round_id = ? and sealed is not null",
                        UUID.fromString(round)))
                .isZero();
        for (String change :
                List.of("update ballot set sealed = 'x' where round_id = ?", "delete from ballot where round_id = ?")) {
            assertThatThrownBy(() -> Database.execute(change, UUID.fromString(round)))
                    .hasStackTraceContaining("A counted ballot stays as it is");
        }
    }

    @Test
    void aRoundIsOfAStepOfItsMeetingOnAnAdoptedForm() {
        hall.nameHolders(hall.holders).statusCode(200);
        String form = hall.form("DEMOCRATIC_ASSESSMENT");
        hall.draft(form, "").statusCode(201).body("candidates.keySet()", hasItem("members"));
        refused(hall.draft(UUID.randomUUID().toString(), ""), 422, "unknown-reference");
        refused(
                hall.draft(
                        hall.city
                                .officer()
                                .body("{\"cycleId\":\"%s\",\"code\":\"draft\",\"purpose\":\"DEMOCRATIC_ASSESSMENT\"}"
                                        .formatted(hall.city.cycle))
                                .post("/inspection/v1/ballot-forms")
                                .path("id"),
                        ""),
                409,
                "form-not-adopted");
        refused(
                hall.draft(
                        hall.form("DEMOCRATIC_RECOMMENDATION"),
                        ",\"nominees\":{\"reserve-cadres\":[\"%s\"]}".formatted(UUID.randomUUID())),
                422,
                "unknown-reference");
        refused(
                hall.draft(form, ",\"nominees\":{\"members\":[\"%s\"]}".formatted(hall.city.secretary)),
                422,
                "nominees-of-another-round");
        String other = hall.city.meeting(hall.inspection, "1");
        refused(
                hall.city
                        .asMember()
                        .body("{\"meetingId\":\"%s\",\"formId\":\"%s\",\"sittings\":[\"礼堂\"]}".formatted(other, form))
                        .post("/inspection/v1/ballot-rounds")
                        .then(),
                422,
                "step-not-of-the-meeting");
    }

    @Test
    void ofTwentyWhoCastWithOneCredentialOneDoes() throws Exception {
        String round = hall.round();
        String credential = hall.slips(round, 1).get(0);
        hall.open(round, 1).statusCode(200);
        List<String> codes = codes(positions(credential), "01");
        assertThat(AtOnce.statuses(20, i -> cast(credential, codes)))
                .containsOnlyOnce(204)
                .containsOnly(204, 409);
        assertThat(Database.number("select count(*) from ballot where round_id = ?", UUID.fromString(round)))
                .isEqualTo(1);
    }

    @Test
    void votesThatComeWhileOthersArePutInGoInTogether() throws Exception {
        String round = hall.round();
        List<String> credentials = hall.slips(round, 10);
        hall.open(round, 10).statusCode(200);
        try (Connection sealing = HallOfTests.lockedBox(round)) {
            CompletableFuture<List<Integer>> votes = votesAtOnce(credentials);
            HallOfTests.awaitVoters(round);
            sealing.rollback();
            assertThat(votes.get()).containsOnly(204);
        }
        assertThat(ballots(round)).isEqualTo(10);
        assertThat(Database.number(
                        "select count(distinct xmin::text) from ballot where round_id = ?", UUID.fromString(round)))
                .isLessThan(10);
    }

    @Test
    void whereATransactionIsBrokenOffNobodyOfItHasVotedAndAllMay() throws Exception {
        String round = hall.round();
        List<String> credentials = hall.slips(round, 10);
        hall.open(round, 10).statusCode(200);
        List<Integer> statuses;
        try (Connection sealing = HallOfTests.lockedBox(round)) {
            CompletableFuture<List<Integer>> votes = votesAtOnce(credentials);
            HallOfTests.awaitVoters(round);
            assertThat(Database.number("select count(pg_terminate_backend(pid)) " + HallOfTests.WAITING, round))
                    .isEqualTo(1);
            sealing.rollback();
            statuses = votes.get();
        }
        assertThat(statuses).contains(500).containsOnly(204, 500);
        assertThat(ballots(round))
                .isEqualTo(statuses.stream().filter(status -> status == 204).count());
        List<String> again = IntStream.range(0, 10)
                .filter(i -> statuses.get(i) == 500)
                .mapToObj(credentials::get)
                .toList();
        assertThat(votesAtOnce(again).get()).containsOnly(204);
        assertThat(ballots(round)).isEqualTo(10);
    }

    /** Their slips and their sitting were good when they were shown, and are not any more when their turn comes. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            update ballot_sitting set state = 'ENDED', ended_at = now() where round_id = ?::uuid | sitting-not-open
            update ballot_round set state = 'SEALED', sealed_at = now(), ballots = 0, box_sha256 = repeat('0', 64) where id = ?::uuid | round-sealed
            update ballot_round set state = 'VOID', voided_at = now(), void_reason = 'x' where id = ?::uuid | round-void
            update ballot_slip set state = 'RETURNED' where round_id = ?::uuid | slip-returned
            update ballot_slip set state = 'USED' where round_id = ?::uuid | credential-used-or-unknown
            """)
    void whoeverWaitsForTheBoxIsLookedAtAgain(String meanwhile, String code) throws Exception {
        String round = hall.round();
        List<String> credentials = hall.slips(round, 3);
        hall.open(round, 3).statusCode(200);
        List<String> codes = codes(positions(credentials.get(0)), "01");
        CompletableFuture<List<Integer>> votes;
        try (Connection sealing = HallOfTests.lockedBox(round);
                PreparedStatement change = sealing.prepareStatement(meanwhile)) {
            votes = votesAtOnce(credentials);
            HallOfTests.awaitVoters(round);
            change.setString(1, round);
            change.executeUpdate();
            sealing.commit();
        }
        assertThat(votes.get()).containsOnly(409);
        assertThat(ballots(round)).isZero();
        refused(cast(credentials.get(0), codes), 409, code);
    }

    /** Neither where all goes well nor where something is refused or fails. */
    @Test
    void noCredentialIsInALog() throws Exception {
        String round = hall.round();
        try (LogOfTests log = new LogOfTests()) {
            List<String> credentials = hall.slips(round, 3);
            hall.takeBack(round, credentials.get(2)).statusCode(200);
            hall.open(round, 2).statusCode(200);
            List<String> codes = codes(positions(credentials.get(0)), "01");
            cast(credentials.get(0), codes).statusCode(204);
            cast(credentials.get(0), codes).statusCode(409);
            cast(credentials.get(2), codes).statusCode(409);
            cast(FORGED, codes).statusCode(409);
            cast(credentials.get(1), List.of("99")).statusCode(422);
            desk().body("{\"credential\":\"" + credentials.get(1) + "\"")
                    .post("/inspection/v1/ballots")
                    .then()
                    .statusCode(400);
            try (Connection sealing = HallOfTests.lockedBox(round)) {
                CompletableFuture<List<Integer>> votes = votesAtOnce(List.of(credentials.get(1)));
                HallOfTests.awaitVoters(round);
                Database.number("select count(pg_terminate_backend(pid)) " + HallOfTests.WAITING, round);
                sealing.rollback();
                assertThat(votes.get()).containsOnly(500);
            }
            List<String> written = Stream.concat(credentials.stream(), Stream.of(FORGED))
                    .flatMap(credential -> Stream.of(credential, credential.replace("-", "")))
                    .toList();
            assertThat(log.with(written)).isEmpty();
            assertThat(log.with(List.of("It was not answered"))).isNotEmpty();
        }
    }

    private static CompletableFuture<List<Integer>> votesAtOnce(List<String> credentials) {
        List<String> codes = codes(positions(credentials.get(0)), "01");
        return CompletableFuture.supplyAsync(() -> {
            try {
                return AtOnce.statuses(credentials.size(), i -> cast(credentials.get(i), codes));
            } catch (Exception e) {
                throw new CompletionException(e);
            }
        });
    }

    private static long ballots(String round) {
        return Database.number("select count(*) from ballot where round_id = ?", UUID.fromString(round));
    }

    @Test
    void allWhoBeginToVoteAtOnceSeeTheirBallot() throws Exception {
        String round = hall.round();
        List<String> credentials = hall.slips(round, HallOfTests.STAFF);
        hall.open(round, HallOfTests.STAFF).statusCode(200);
        assertThat(AtOnce.statuses(
                        48,
                        i -> desk().body("{\"credential\":\"%s\",\"deskCode\":\"%s\"}"
                                        .formatted(credentials.get(i % HallOfTests.STAFF), HallOfTests.deskCode()))
                                .post("/inspection/v1/ballots/paper")
                                .then()))
                .containsOnly(200);
    }

    @Test
    void anotherEditionOfAFormIsNotVotedOnInTheSameInspection() {
        hall.nameHolders(hall.holders).statusCode(200);
        String form = hall.form("DISCIPLINE_QUESTIONNAIRE");
        hall.draft(form, "").statusCode(201);
        String edition = hall.city
                .officer()
                .post("/inspection/v1/ballot-forms/" + form + "/editions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        hall.city
                .officer()
                .post("/inspection/v1/ballot-forms/" + edition + "/adoption")
                .then()
                .statusCode(200);
        refused(hall.draft(edition, ""), 409, "round-drafted-already");
    }

    @Test
    void whoVotesWhileTheBoxIsSealedIsCountedOrRefused() throws Exception {
        String round = hall.round();
        List<String> credentials = hall.slips(round, 10);
        hall.open(round, 10).statusCode(200);
        List<String> codes = codes(positions(credentials.get(0)), "01");
        List<Integer> statuses = AtOnce.statuses(11, i -> {
            if (i == 5) {
                hall.end(round).statusCode(200);
                return hall.seal(round);
            }
            return cast(credentials.get(i < 5 ? i : i - 1), codes);
        });
        assertThat(statuses).isSubsetOf(200, 204, 409);
        int cast = (int) statuses.stream().filter(status -> status == 204).count();
        hall.city.asMember().get(at(round)).then().body("state", equalTo("SEALED"), "ballots", equalTo(cast));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sittings/1/end", "sealing", "voiding"})
    void whoeverEndsASittingSealsTheBoxOrMakesTheRoundVoidWaitsForThoseWhoVote(String act) throws Exception {
        String round = hall.round();
        hall.slips(round, 1);
        hall.open(round, 1).statusCode(200);
        if (act.equals("sealing")) {
            hall.end(round).statusCode(200);
        }
        RequestSpecification officer = hall.city.officer();
        RequestSpecification request = act.equals("voiding") ? officer.body("{\"reason\":\"停电\"}") : officer;
        try (Connection voter = Database.superuser();
                Statement statement = voter.createStatement()) {
            voter.setAutoCommit(false);
            statement.execute(
                    "select pg_advisory_xact_lock_shared(hashtextextended('" + BallotBox.LOCK + round + "', 0))");
            CompletableFuture<Integer> done = CompletableFuture.supplyAsync(
                    () -> request.post(at(round) + "/" + act).statusCode());
            await().until(() -> done.isDone() || HallOfTests.waitsForTheBox(round));
            assertThat(done).isNotDone();
            voter.rollback();
            assertThat(done.get()).isEqualTo(200);
        }
    }

    /** In one call of several votes, as whoever comes first makes it for those who wait. */
    @Test
    void aSlipThatIsShownTwiceAtOnceVotesOnce() {
        String round = hall.round();
        hall.slips(round, 1);
        hall.open(round, 1).statusCode(200);
        UUID id = UUID.fromString(round);
        UUID slip = UUID.fromString(
                Database.text("select id::text from ballot_slip where round_id = '%s'".formatted(round)));
        assertThat(Database.number(
                        "select count(*) from cast_ballots(?, array[?, ?], array[gen_random_uuid(), gen_random_uuid()],"
                                + " array['a'::bytea, 'b'::bytea], array[repeat('0', 64), repeat('1', 64)])",
                        id,
                        slip,
                        slip))
                .isEqualTo(1);
        assertThat(ballots(round)).isEqualTo(1);
    }

    @Test
    void votingLeavesNothingButTheBallot() {
        String round = hall.round();
        List<String> credentials = hall.slips(round, 1);
        hall.open(round, 1).statusCode(200);
        int positions = positions(credentials.get(0));
        long before = traces(round);
        cast(credentials.get(0), codes(positions, "01"))
                .statusCode(204)
                .header("Cache-Control", containsString("no-store"));
        assertThat(ballots(round)).isEqualTo(1);
        assertThat(traces(round)).isEqualTo(before);
        assertThat(Database.number(
                        "select count(*) from ballot_slip where round_id = ? and credential_hash like ?",
                        UUID.fromString(round),
                        "%" + credentials.get(0).replace("-", "") + "%"))
                .isZero();
    }

    /**
     * Rows that would tell that somebody voted just then: of the round and of whatever it belongs to, or written by whoever says no name or
     * is of this hall. What is done by the clock, and for others, leaves rows at any moment.
     */
    private long traces(String round) {
        String ids = "(select unnest(array['%1$s', '%2$s', '%3$s'])".formatted(round, hall.inspection, hall.meeting)
                + " union select id::text from ballot_slip where round_id = '%1$s'".formatted(round)
                + " union select id::text from ballot where round_id = '%1$s')".formatted(round);
        String people = hall.city.staff("") + "%";
        return Database.number(
                        "select count(*) from audit_entry where actor = 'anonymous' or actor like ? or record_id in "
                                + ids,
                        people)
                + Database.number(
                        "select count(*) from watch.event where payload like '%' || ? || '%' or subject in " + ids,
                        round)
                + Database.number(
                        "select count(*) from idempotency_key where caller = 'anonymous' or caller like ?", people);
    }

    @Test
    void aSlipThatVotesAgainIsFoundOut() {
        String round = hall.round();
        List<String> credentials = hall.slips(round, 1);
        hall.open(round, 1).statusCode(200);
        List<String> codes = codes(positions(credentials.get(0)), "01");
        cast(credentials.get(0), codes).statusCode(204);
        String again = "update ballot_slip set state = 'PRINTED' where round_id = ?";
        assertThatThrownBy(() -> Database.execute(again, UUID.fromString(round)))
                .hasStackTraceContaining("A slip that was used or returned stays so");
        assertThatThrownBy(() -> Database.execute("delete from ballot_slip where round_id = ?", UUID.fromString(round)))
                .hasStackTraceContaining("A slip that was used or returned stays so");
        Database.execute("alter table ballot_slip disable trigger ballot_slip_stays_drawn");
        Database.execute(again, UUID.fromString(round));
        Database.execute("alter table ballot_slip enable trigger ballot_slip_stays_drawn");
        cast(credentials.get(0), codes).statusCode(204);
        hall.end(round).statusCode(200);
        refused(hall.seal(round), 409, "box-does-not-add-up");
    }

    /** As many as slips were used, and one of them put in twice in the place of another. */
    @Test
    void aBallotThatIsInTheBoxTwiceIsFoundOut() {
        String round = hall.round();
        UUID id = UUID.fromString(round);
        List<String> credentials = hall.slips(round, 2);
        hall.open(round, 2).statusCode(200);
        cast(credentials.get(0), codes(positions(credentials.get(0)), "01")).statusCode(204);
        Database.execute(
                "insert into ballot (id, round_id, sealed, sha256) select gen_random_uuid(), round_id, sealed, sha256 from ballot where round_id = ?",
                id);
        Database.execute("update ballot_slip set state = 'USED' where state = 'PRINTED' and round_id = ?", id);
        hall.end(round).statusCode(200);
        refused(hall.seal(round), 409, "box-does-not-add-up");
    }

    @Test
    void asManySlipsAsAreAskedForArePrintedHoweverManyPagesTheyHave() {
        String round = hall.round();
        byte[] pdf = hall.city
                .asMember()
                .body(
                        "{\"slips\":[{\"attendeeClass\":\"STAFF\",\"count\":161},{\"attendeeClass\":\"PRESCRIBED\",\"count\":9}]}")
                .post(at(round) + "/sittings/1/slips")
                .then()
                .statusCode(200)
                .header("Transfer-Encoding", "chunked")
                .extract()
                .asByteArray();
        assertThat(HallOfTests.CREDENTIAL
                        .matcher(HallOfTests.text(pdf))
                        .results()
                        .map(MatchResult::group))
                .hasSize(170)
                .doesNotHaveDuplicates();
        assertThat(HallOfTests.pages(pdf)).isEqualTo(27 + 2);
    }

    @Test
    void noSlipIsMadeThatCannotBePrinted() {
        String round = hall.round();
        Database.execute("update ballot_sitting set place = '𪚥' where round_id = ?::uuid", round);
        refused(
                hall.city
                        .asMember()
                        .body("{\"slips\":[{\"attendeeClass\":\"STAFF\",\"count\":2}]}")
                        .post(at(round) + "/sittings/1/slips")
                        .then(),
                409,
                "character-not-printable");
        assertThat(Database.number("select count(*) from ballot_slip where round_id = ?::uuid", round))
                .isZero();
    }

    @Test
    void slipsWhosePrintWasLostAreDiscardedAndOthersPrinted() {
        String round = hall.round();
        String tag = hall.city.asMember().get(at(round)).then().extract().header("ETag");
        RequestSpecification print = hall.city
                .withKey(UUID.randomUUID().toString(), hall.city.officePath, "7", CityOfTests.TEAM_MEMBER)
                .header("If-Match", tag)
                .body("{\"slips\":[{\"attendeeClass\":\"STAFF\",\"count\":2}]}");
        print.post(at(round) + "/sittings/1/slips").then().statusCode(200);
        print.post(at(round) + "/sittings/1/slips").then().statusCode(412);
        hall.city
                .asMember()
                .post(at(round) + "/sittings/1/discarded-slips")
                .then()
                .statusCode(200)
                .body("notReturned", hasSize(0));
        hall.slips(round, 1);
        hall.open(round, 1).statusCode(200);
        refused(
                hall.city
                        .asMember()
                        .post(at(round) + "/sittings/1/discarded-slips")
                        .then(),
                409,
                "sitting-opened-already");
    }

    private RequestSpecification of(String tag) {
        return hall.city
                .withKey(UUID.randomUUID().toString(), hall.city.officePath, "7", CityOfTests.TEAM_MEMBER)
                .header("If-Match", tag);
    }

    /** Meant for the print that was lost, it finds another that was drawn of. */
    @Test
    void whatIsToDiscardALostPrintDiscardsNoOther() {
        String round = hall.round();
        String lost = hall.slips(round, 1).get(0);
        String tag = hall.city.asMember().get(at(round)).header("ETag");
        String discarding = at(round) + "/sittings/1/discarded-slips";
        String after = of(tag).post(discarding).then().statusCode(200).extract().header("ETag");
        assertThat(after)
                .isNotEqualTo(tag)
                .isEqualTo(hall.city.asMember().get(at(round)).header("ETag"));
        String drawn = hall.slips(round, 1).get(0);
        refused(of(tag).post(discarding).then(), 412, "stale-entity-tag");
        refused(
                of(tag).body("{\"credentials\":[\"%s\"]}".formatted(drawn))
                        .post(at(round) + "/sittings/1/returned-slips")
                        .then(),
                412,
                "stale-entity-tag");
        hall.open(round, 1).statusCode(200);
        List<String> codes = codes(positions(drawn), "01");
        refused(cast(lost, codes), 409, "slip-returned");
        cast(drawn, codes).statusCode(204);
    }

    /** As whoever wrote to the interface before there was a version to tell. */
    @Test
    void slipsAreTakenBackWithoutATagToo() {
        String round = hall.round();
        String returned = hall.slips(round, 1).get(0);
        Supplier<RequestSpecification> member = () ->
                hall.city.withKey(UUID.randomUUID().toString(), hall.city.officePath, "7", CityOfTests.TEAM_MEMBER);
        member.get()
                .body("{\"credentials\":[\"%s\"]}".formatted(returned))
                .post(at(round) + "/sittings/1/returned-slips")
                .then()
                .statusCode(200);
        member.get().post(at(round) + "/sittings/1/discarded-slips").then().statusCode(200);
    }

    @Test
    void nobodyVotesInARoundThatWasMadeVoid() {
        String round = hall.round();
        String credential = hall.slips(round, 1).get(0);
        hall.open(round, 1).statusCode(200);
        List<String> codes = codes(positions(credential), "01");
        hall.makeVoid(round, "2").statusCode(200).body("state", equalTo("VOID"));
        refused(cast(credential, codes), 409, "round-void");
        assertThat(ballots(round)).isZero();
    }

    @Test
    void whatAsksTheSameUnderAnotherCodeIsNotVotedOnInTheSameInspection() {
        hall.nameHolders(hall.holders).statusCode(200);
        String round = hall.draft(hall.form("DISCIPLINE_QUESTIONNAIRE"), "")
                .statusCode(201)
                .extract()
                .path("id");
        String twin = hall.form("DISCIPLINE_QUESTIONNAIRE", "twin");
        refused(hall.draft(twin, ""), 409, "round-drafted-already");
        hall.draft(hall.formOfMore("DISCIPLINE_QUESTIONNAIRE", "longer", 2), "").statusCode(201);
        hall.makeVoid(round, "2").statusCode(200);
        hall.draft(twin, "").statusCode(201);
    }

    @Test
    void aFormIsVotedOnOnceInAnInspection() {
        hall.nameHolders(hall.holders).statusCode(200);
        String form = hall.form("DISCIPLINE_QUESTIONNAIRE");
        String round = hall.draft(form, "").statusCode(201).extract().path("id");
        refused(hall.draft(form, ""), 409, "round-drafted-already");
        hall.city
                .officer()
                .body("{\"reason\":\"停电\"}")
                .post(at(round) + "/voiding")
                .then()
                .statusCode(200);
        hall.draft(form, "").statusCode(201);
    }

    @Test
    void whatIsVotedOnNeverChangesOnceARoundIsOpen() {
        String round = hall.round();
        hall.slips(round, 1);
        hall.open(round, 1).statusCode(200);
        assertThatThrownBy(() -> Database.execute(
                        "update ballot_round set candidates = '{\"a\":[]}' where id = ?", UUID.fromString(round)))
                .hasStackTraceContaining("never changes");
    }

    @Test
    void whoStandsAsideHoldsNoBallots() {
        hall.nameHolders(hall.holders).statusCode(200);
        String form = hall.form("DISCIPLINE_QUESTIONNAIRE");
        String round = hall.draft(form, "").statusCode(201).extract().path("id");
        for (UUID aside : List.of(hall.city.member, hall.holders.get(0))) {
            hall.city
                    .officer()
                    .body("{\"cycleId\":\"%s\",\"cadreId\":\"%s\",\"unitId\":\"%s\",\"reason\":\"x\"}"
                            .formatted(hall.city.cycle, aside, hall.city.town))
                    .post("/inspection/v1/recusals")
                    .then()
                    .statusCode(201);
        }
        refused(hall.draft(form, ""), 409, "member-recused");
        refused(hall.open(round, 1), 409, "member-recused");
        refused(hall.nameHolders(hall.holders), 409, "member-recused");
        refused(
                hall.city
                        .at(hall.city.path, "9", CityOfTests.ORGANIZATION_OFFICER)
                        .body("{\"reason\":\"停电\"}")
                        .post(at(round) + "/voiding")
                        .then(),
                403,
                "own-leadership-team");
        refused(
                hall.city
                        .at(hall.city.path, "9", CityOfTests.ORGANIZATION_OFFICER)
                        .get(at(round) + "/result")
                        .then(),
                403,
                "own-leadership-team");
    }

    @Test
    void ofFewBallotsThereAreNoFigures() {
        String round = hall.sealed(9);
        Map<String, String> opening = hall.begin(round);
        hall.handIn(round, opening, 1).statusCode(200);
        hall.handIn(round, opening, 2).statusCode(200);
        hall.awaitOutcome(round, opening, "COUNTED");
        hall.city
                .officer()
                .get(at(round) + "/result")
                .then()
                .statusCode(200)
                .body("ballots", equalTo(9), "blank", equalTo(0), "questions.withheld", everyItem(equalTo(true)));
    }

    @Test
    void aSheetThatIsNoneIsABadRequest() {
        String round = hall.sealed(1);
        Map<String, String> opening = hall.begin(round);
        for (String none : new String[] {"A", "AAAA=", ""}) {
            hall.holder(1)
                    .body("{\"sealedSheet\":\"%s\"}".formatted(none))
                    .post(at(round) + "/box-openings/" + opening.get("id") + "/keys")
                    .then()
                    .statusCode(400);
        }
        hall.begin(round);
        refused(hall.handIn(round, opening, 1), 409, "box-opening-ended");
        hall.holder(1)
                .get(at(round) + "/box-openings")
                .then()
                .statusCode(200)
                .body("items.outcome", contains("GIVEN_UP", null));
    }

    @Test
    void aRestoreMakesVoidWhatIsOpenOrReadyToOpen() {
        String ready = hall.round();
        QuarkusTransaction.requiringNew().run(rounds::restored);
        hall.city.asMember().get(at(ready)).then().body("state", equalTo("VOID"));
        String round = hall.draft(hall.form("DEMOCRATIC_ASSESSMENT"), "")
                .statusCode(201)
                .extract()
                .path("id");
        hall.fetchKeys(round);
        hall.slips(round, 1);
        hall.open(round, 1).statusCode(200);
        hall.end(round).statusCode(200);
        QuarkusTransaction.requiringNew().run(rounds::restored);
        hall.city.asMember().get(at(round)).then().body("state", equalTo("VOID"));
    }

    @Test
    void forManyRoundsAsManyStatementsAsForOne() {
        hall.nameHolders(hall.holders).statusCode(200);
        hall.draft(hall.form("DISCIPLINE_QUESTIONNAIRE"), "").statusCode(201).body("number", equalTo(1));
        hall.draft(hall.form("DEMOCRATIC_ASSESSMENT"), "").statusCode(201).body("number", equalTo(2));
        String list = "/inspection/v1/ballot-rounds?inspectionId=" + hall.inspection;
        hall.city.asMember().get(list).then().body("items", hasSize(2));
        assertThat(StatementCount.of(() ->
                        hall.city.asMember().get(list + "&limit=50").then().statusCode(200)))
                .isEqualTo(StatementCount.of(
                        () -> hall.city.asMember().get(list + "&limit=1").then().statusCode(200)));
    }

    @Test
    void outsidersSeeNoRoundAndNoResult() {
        String round = hall.sealed(1);
        hall.city
                .at(hall.city.townPath, "9", "organization-officer")
                .get(at(round))
                .then()
                .statusCode(404);
        hall.city
                .at(hall.city.townPath, "9", "committee-member")
                .get(at(round) + "/result")
                .then()
                .statusCode(404);
        hall.city.asLeader().get(at(round) + "/result").then().statusCode(403);
        hall.holder(1).get(at(round)).then().statusCode(200);
        hall.city
                .at(hall.city.officePath, "6", "key-holder")
                .get(at(round))
                .then()
                .statusCode(404);
        // By holding a key, and not by being somebody who does.
        hall.city
                .at(hall.city.officePath, "31", CityOfTests.TEAM_MEMBER)
                .get(at(round))
                .then()
                .statusCode(404);
    }
}
