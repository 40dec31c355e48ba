package dev.qingfeng.inspection.ballot;

import static dev.qingfeng.inspection.ballot.HallOfTests.at;
import static dev.qingfeng.inspection.ballot.HallOfTests.desk;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.qingfeng.inspection.CityOfTests;
import dev.qingfeng.inspection.InspectionRoles;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.PublishedEvent;
import dev.qingfeng.platform.testing.PublishedEvents;
import dev.qingfeng.platform.testing.Token;
import dev.qingfeng.recount.Recount;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is counted is released once it is signed for, to those who may know it; to everybody else how many voted. */
@QuarkusTest
class RoundReleaseTest {

    private static final ObjectMapper JSON = new ObjectMapper();

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

    private RequestSpecification committee() {
        return hall.city.at(hall.city.path, "8", InspectionRoles.COMMITTEE_MEMBER);
    }

    private ValidatableResponse certify(RequestSpecification as, String round, boolean signed, boolean shredded) {
        return as.body("{\"protocolSigned\":%s,\"sheetsShredded\":%s}".formatted(signed, shredded))
                .post(at(round) + "/certification")
                .then();
    }

    private ValidatableResponse certify(RequestSpecification as, String round) {
        return certify(as, round, true, true);
    }

    @Test
    void aResultIsReleasedOnceItIsSignedForAndNothingChangesAfterwards() {
        String round = hall.sealed(11);
        refused(hall.certify(round), 409, "round-not-closed");
        refused(committee().get(at(round) + "/result").then(), 409, "round-not-closed");
        hall.open(round);
        refused(certify(hall.city.officer(), round, false, true), 422, "protocol-not-signed");
        refused(certify(hall.city.officer(), round, true, false), 422, "sheets-not-shredded");
        hall.city
                .officer()
                .body("{\"protocolSigned\":true}")
                .post(at(round) + "/certification")
                .then()
                .statusCode(400);
        refused(committee().get(at(round) + "/result").then(), 409, "round-not-certified");
        refused(committee().get(at(round) + "/result/count-sheet").then(), 409, "round-not-certified");
        hall.city.officer().get(at(round) + "/result").then().statusCode(200);

        certify(hall.city.asLeader(), round).statusCode(200).body("state", equalTo("CERTIFIED"));

        committee()
                .get(at(round) + "/result")
                .then()
                .statusCode(200)
                .body("issued", equalTo(11), "ballots", equalTo(11));
        committee().get(at(round) + "/result/count-sheet").then().statusCode(200);
        try (PublishedEvents events = PublishedEvents.on("qingfeng.inspection.events.v1");
                PublishedEvents states = PublishedEvents.on("qingfeng.inspection.released-rounds.v1")) {
            PublishedEvent released =
                    events.await(event -> event.type().equals("dev.qingfeng.inspection.ballot-round-released.v1")
                            && event.json().path("roundId").asText().equals(round));
            assertThat(released.payload()).contains("certifiedAt").doesNotContain("allots", "issued");
            PublishedEvent state = states.await(event -> event.key().equals(round));
            assertThat(state.json().get("releasedAt")).isEqualTo(released.json().get("certifiedAt"));
            assertThat(state.payload()).doesNotContain("allots", "issued");
        }
    }

    /** Each of its states is told, and nothing that was chosen, nor by how many. */
    @Test
    void whatHappensToARoundIsToldWithoutFigures() {
        String round = hall.counted(11);
        try (PublishedEvents events = PublishedEvents.on("qingfeng.inspection.events.v1")) {
            for (String state : List.of("opened", "sealed", "closed")) {
                String type = "dev.qingfeng.inspection.ballot-round-%s.v1".formatted(state);
                PublishedEvent told = events.await(event -> event.type().equals(type)
                        && event.json().path("roundId").asText().equals(round));
                assertThat(told.json().fieldNames())
                        .toIterable()
                        .containsExactlyInAnyOrder(
                                "roundId", "meetingId", "inspectionId", "cycleId", "unitId", "purpose", state + "At");
            }
        }
    }

    @Test
    void whatIsCertifiedNeverChanges() {
        String round = hall.counted(1);
        hall.certify(round).statusCode(200);
        refused(hall.certify(round), 409, "round-certified-already");
        refused(
                hall.city
                        .officer()
                        .body("{\"reason\":\"停电\"}")
                        .post(at(round) + "/voiding")
                        .then(),
                409,
                "round-closed-already");
        refused(hall.city.asMember().post(at(round) + "/box-openings").then(), 409, "round-closed-already");
        for (String change :
                List.of("update ballot_round set ballots = 12 where id = ?", "delete from ballot_round where id = ?")) {
            assertThatThrownBy(() -> Database.execute(change, UUID.fromString(round)))
                    .hasStackTraceContaining("stays as it is");
        }
    }

    @Test
    void anOfficerOfTheCityOrTheLeaderCertifiesWhoHasNoPartInIt() {
        String round = hall.sealed(1);
        refused(certify(hall.city.asMember(), round), 403, "forbidden");
        refused(certify(hall.city.at(hall.city.path, "4", InspectionRoles.TEAM_LEADER), round), 403, "not-of-the-team");
        refused(
                certify(hall.city.at(hall.city.path, "9", InspectionRoles.ORGANIZATION_OFFICER), round),
                403,
                "own-leadership-team");
        refused(
                certify(hall.city.at(hall.city.townPath, "3", InspectionRoles.ORGANIZATION_OFFICER), round),
                404,
                "not-found");
        RequestSpecification stale = hall.city.withKey(
                UUID.randomUUID().toString(), hall.city.path, "2", InspectionRoles.ORGANIZATION_OFFICER);
        refused(certify(stale, round), 428, "entity-tag-required");
        refused(certify(stale.header("If-Match", "\"v0\""), round), 412, "stale-entity-tag");
        standAside(hall.city.leader);
        refused(certify(hall.city.asLeader(), round), 409, "member-recused");
    }

    @Test
    void whatIsReleasedFitsWhenItIsAddedUpAnew(@TempDir Path folder) throws IOException {
        String form = hall.form("DEMOCRATIC_ASSESSMENT");
        String round = hall.sealed(hall.round(form, ""), 11);
        hall.open(round);
        hall.certify(round).statusCode(200);
        String result = hall.city
                .officer()
                .get(at(round) + "/result")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        Files.writeString(
                folder.resolve("box.json"),
                desk().get("/inspection/v1/ballot-boxes/" + round).asString());
        Files.writeString(folder.resolve("result.json"), result);
        Files.writeString(
                folder.resolve("form.json"),
                hall.city.officer().get("/inspection/v1/ballot-forms/" + form).asString());
        assertThat(recount(folder, "result.json")).isZero();
        String other = result.replaceFirst("\"blank\":10", "\"blank\":9");
        assertThat(other).isNotEqualTo(result);
        Files.writeString(folder.resolve("other.json"), other);
        assertThat(recount(folder, "other.json")).isEqualTo(1);
    }

    private static int recount(Path folder, String result) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int code = Recount.run(
                List.of("box.json", result, "form.json").stream()
                        .map(name -> folder.resolve(name).toString())
                        .toArray(String[]::new),
                new PrintStream(said, true, StandardCharsets.UTF_8));
        assertThat(code).as(said.toString(StandardCharsets.UTF_8)).isNotEqualTo(2);
        return code;
    }

    @Test
    void scrutineersAndTellersHaveNoPartInWhatIsJudged() {
        List<UUID> watching = hall.scrutineers;
        List<UUID> counting = hall.tellers;
        hall.nameScrutineers(List.of(watching.get(0), counting.get(0)), counting)
                .statusCode(422)
                .body(
                        "code", equalTo("scrutineers-unfit"),
                        "errors.pointer", contains("/tellerIds/0"),
                        "errors.code", contains("person-named-twice"));
        hall.nameHolders(hall.holders).statusCode(200);
        hall.nameScrutineers(
                        List.of(watching.get(0), hall.city.secretary), List.of(counting.get(0), hall.holders.get(0)))
                .statusCode(422)
                .body(
                        "errors.pointer", contains("/scrutineerIds/1", "/tellerIds/1"),
                        "errors.code", contains("person-judged", "person-holds-key"));
        UUID nominee = hall.city.knownCadre("60");
        hall.draft(hall.form("DEMOCRATIC_RECOMMENDATION"), nominees(List.of(nominee)))
                .statusCode(201);
        hall.nameScrutineers(List.of(watching.get(0), nominee), counting)
                .statusCode(422)
                .body("errors.code", contains("person-judged"));
    }

    @Test
    void scrutineersAndTellersAreOfTheCityAndHoldNoKey() {
        List<UUID> watching = hall.scrutineers;
        List<UUID> counting = hall.tellers;
        refused(hall.nameScrutineers(List.of(watching.get(0), UUID.randomUUID()), counting), 422, "unknown-reference");
        refused(hall.nameScrutineers(watching, List.of(counting.get(0), UUID.randomUUID())), 422, "unknown-reference");
        try (CityOfTests elsewhere = new CityOfTests().founded()) {
            refused(
                    hall.nameScrutineers(List.of(watching.get(0), elsewhere.leader), counting),
                    422,
                    "unknown-reference");
            refused(
                    hall.nameScrutineers(watching, List.of(counting.get(0), elsewhere.leader)),
                    422,
                    "unknown-reference");
        }
        hall.nameScrutineers(List.of(watching.get(0)), counting).statusCode(400);
        refused(
                hall.nameHolders(List.of(hall.holders.get(0), hall.holders.get(1), watching.get(0))),
                422,
                "key-holders-unfit");
        standAside(watching.get(1));
        refused(hall.nameScrutineers(watching, List.of(counting.get(0), hall.city.leader)), 409, "member-recused");
        UUID now = hall.city.keptAs("61", hall.city.office, null, counting.get(1));
        refused(hall.nameHolders(List.of(hall.holders.get(0), hall.holders.get(1), now)), 422, "key-holders-unfit");
    }

    @Test
    void scrutineersAndTellersAreNamedByTheirVersionUntilABoxIsSealed() {
        String path = "/inspection/v1/meetings/" + hall.meeting + "/scrutineers-and-tellers";
        String body = "{\"scrutineerIds\":[%s],\"tellerIds\":[%s]}"
                .formatted(CityOfTests.list(hall.scrutineers.stream()), CityOfTests.list(hall.tellers.stream()));
        refused(hall.city.asMember().body(body).post(path).then(), 403, "forbidden");
        RequestSpecification officer = hall.city.withKey(
                UUID.randomUUID().toString(), hall.city.path, "2", InspectionRoles.ORGANIZATION_OFFICER);
        refused(officer.body(body).post(path).then(), 428, "entity-tag-required");
        refused(officer.header("If-Match", "\"v-1\"").body(body).post(path).then(), 412, "stale-entity-tag");
        refused(
                hall.city
                        .at(hall.city.path, "4", InspectionRoles.TEAM_LEADER)
                        .body(body)
                        .post(path)
                        .then(),
                403,
                "not-of-the-team");
        hall.city.asLeader().body(body).post(path).then().statusCode(200);
        String another = hall.city.meeting(hall.inspection, "5");
        hall.city
                .asMember()
                .get("/inspection/v1/meetings/" + another + "/scrutineers-and-tellers")
                .then()
                .statusCode(200)
                .body("scrutineerIds", hasSize(0), "tellerIds", hasSize(0));
        refused(
                hall.city
                        .at(hall.city.townPath, "3", InspectionRoles.ORGANIZATION_OFFICER)
                        .get(path.replace(hall.meeting, UUID.randomUUID().toString()))
                        .then(),
                404,
                "not-found");
        hall.sealed(1);
        refused(hall.nameScrutineers(hall.tellers, hall.scrutineers), 409, "scrutineers-in-use");
        hall.city
                .asMember()
                .get(path)
                .then()
                .body(
                        "scrutineerIds",
                        equalTo(hall.scrutineers.stream().map(UUID::toString).toList()));
        assertThatThrownBy(() -> Database.execute(
                        "delete from scrutineer_or_teller where meeting_id = ?", UUID.fromString(hall.meeting)))
                .hasStackTraceContaining("its scrutineers and tellers stay");
    }

    @Test
    void noBoxIsOpenedOrSealedThatNobodyWatchesOver() {
        UUID nominee = hall.city.knownCadre("60");
        hall.nameScrutineers(List.of(nominee, hall.scrutineers.get(0)), hall.tellers)
                .statusCode(200);
        String round = hall.round(hall.form("DEMOCRATIC_RECOMMENDATION"), nominees(List.of(nominee)));
        hall.slips(round, 1);
        hall.open(round, 1).statusCode(409).body("unmet.condition", contains("scrutineer-on-the-ballot"));
        hall.nameScrutineers(hall.scrutineers, hall.tellers).statusCode(200);
        nobodyWatches();
        hall.open(round, 1).statusCode(409).body("unmet.condition", contains("scrutineers-not-named"));
        hall.nameScrutineers(hall.scrutineers, hall.tellers).statusCode(200);
        hall.open(round, 1).statusCode(200);
        hall.end(round).statusCode(200);
        nobodyWatches();
        refused(hall.seal(round), 409, "scrutineers-not-named");
        hall.nameScrutineers(hall.scrutineers, hall.tellers).statusCode(200);
        hall.seal(round).statusCode(200);
    }

    private String readyToOpen() {
        String round = hall.round();
        hall.slips(round, 1);
        return round;
    }

    @Test
    void noRoundOpensThatSomebodyWatchesOverWhoIsOfTheLeadershipTeamByNow() {
        String round = readyToOpen();
        hall.city.tell(hall.scrutineers.get(0), "41", hall.city.town, 1, ",\"postId\":\"" + UUID.randomUUID() + "\"");
        hall.open(round, 1).statusCode(409).body("unmet.condition", hasItem("scrutineer-on-the-ballot"));
    }

    @Test
    void noRoundOpensInWhichSomebodyCountsWhoStandsAsideByNow() {
        String round = readyToOpen();
        standAside(hall.tellers.get(1));
        hall.open(round, 1).statusCode(409).body("unmet.condition", contains("scrutineer-stands-aside"));
    }

    private void nobodyWatches() {
        UUID meeting = UUID.fromString(hall.meeting);
        Database.execute("delete from scrutineer_or_teller where meeting_id = ?", meeting);
        Database.execute("delete from scrutineers_and_tellers where id = ?", meeting);
    }

    private static String nominees(List<UUID> ids) {
        return ",\"nominees\":{\"reserve-cadres\":[%s]}".formatted(CityOfTests.list(ids.stream()));
    }

    @Test
    void aLaterRoundTakesItsNomineesFromOneThatIsCertified() throws IOException {
        UUID chosen = hall.city.knownCadre("60");
        UUID left = hall.city.knownCadre("61");
        String form = hall.form("DEMOCRATIC_RECOMMENDATION");
        String second = following(form, "TOP", 1);
        String round = hall.sealed(hall.round(form, nominees(List.of(chosen, left))), 10);
        String follows = ",\"followsId\":\"%s\"".formatted(round);
        refused(hall.draft(second, ""), 422, "nominees-of-another-round");
        refused(hall.draft(second, nominees(List.of(left))), 422, "nominees-of-another-round");
        refused(hall.draft(second, follows), 409, "round-not-closed");
        hall.open(round);
        refused(hall.draft(second, follows), 409, "round-not-certified");
        hall.certify(round).statusCode(200);
        refused(hall.draft(second, follows + nominees(List.of(left))), 422, "nominees-of-another-round");
        hall.draft(second, follows)
                .statusCode(201)
                .body("followsId", equalTo(round), "candidates.reserve-cadres.cadreId", contains(chosen.toString()));
    }

    /** One of ten chose somebody. */
    @Test
    void aLaterRoundTakesThoseOverAThresholdOrIsNotHeld() throws IOException {
        UUID chosen = hall.city.knownCadre("60");
        UUID left = hall.city.knownCadre("61");
        String form = hall.form("DEMOCRATIC_RECOMMENDATION");
        String reached = following(form, "AT_LEAST", 10);
        String missed = following(form, "AT_LEAST", 11);
        String round = hall.sealed(hall.round(form, nominees(List.of(chosen, left))), 10);
        hall.open(round);
        hall.certify(round).statusCode(200);
        String follows = ",\"followsId\":\"%s\"".formatted(round);
        hall.draft(missed, follows)
                .statusCode(422)
                .body("code", equalTo("candidates-unfit"), "errors.code", contains("candidates-missing"));
        hall.draft(reached, follows)
                .statusCode(201)
                .body("candidates.reserve-cadres.cadreId", contains(chosen.toString()));
    }

    /** A round depends on another only where its form says so, and on the one that it says. */
    @Test
    void aLaterRoundFollowsTheOneThatItsFormAsksForAndNoOther() throws IOException {
        String form = hall.form("DEMOCRATIC_RECOMMENDATION");
        String second = following(form, "TOP", 1);
        String other = hall.round();
        String follows = ",\"followsId\":\"%s\"".formatted(other);
        refused(hall.draft(second, follows), 422, "nominees-of-another-round");
        refused(hall.draft(hall.form("DEMOCRATIC_ASSESSMENT"), follows), 422, "nominees-of-another-round");
        refused(hall.draft(second, ",\"followsId\":\"%s\"".formatted(UUID.randomUUID())), 422, "unknown-reference");
        // That of another unit, which the caller sees as well.
        String first = hall.draft(form, nominees(List.of(hall.city.knownCadre("60"))))
                .statusCode(201)
                .extract()
                .path("id");
        hall.city
                .form(hall.city.team(hall.city.knownCadre("8"), List.of(), hall.city.farm))
                .statusCode(201);
        Database.execute(
                "update ballot_round set inspection_id = ?::uuid where id = ?::uuid",
                hall.city.inspectionOf(hall.city.farm),
                first);
        RequestSpecification officer = hall.city.officer();
        refused(
                officer.body("{\"meetingId\":\"%s\",\"formId\":\"%s\",\"sittings\":[\"礼堂\"],\"followsId\":\"%s\"}"
                                .formatted(hall.meeting, second, first))
                        .post("/inspection/v1/ballot-rounds")
                        .then(),
                422,
                "unknown-reference");
    }

    /** The same form, adopted, for those whom an earlier round chose. */
    private String following(String form, String rule, int value) throws IOException {
        ObjectNode definition = (ObjectNode) JSON.readTree(hall.city
                        .officer()
                        .get("/inspection/v1/ballot-forms/" + form)
                        .asString())
                .get("definition");
        ((ObjectNode) definition.at("/questions/0"))
                .putObject("nominees")
                .put("formCode", "democratic-recommendation")
                .put("questionCode", "reserve-cadres")
                .put("rule", rule)
                .put("value", value);
        String second = hall.city
                .officer()
                .body(JSON.createObjectNode()
                        .put("cycleId", hall.city.cycle.toString())
                        .put(
                                "code",
                                "second-%s-%d"
                                        .formatted(rule.toLowerCase(Locale.ROOT).replace('_', '-'), value))
                        .put("purpose", "DEMOCRATIC_RECOMMENDATION")
                        .<ObjectNode>set("definition", definition)
                        .toString())
                .post("/inspection/v1/ballot-forms")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        hall.city
                .officer()
                .post("/inspection/v1/ballot-forms/" + second + "/adoption")
                .then()
                .statusCode(200);
        return second;
    }

    private static byte[] pdf(RequestSpecification as, String path, String language) {
        return as.header("Accept-Language", language)
                .get(path)
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .header("Cache-Control", containsString("no-store"))
                .extract()
                .asByteArray();
    }

    private RequestSpecification reader(String unitPath, String number, String role) {
        return given().auth()
                .oauth2(Token.of(role)
                        .staffNumber(hall.city.staff(number))
                        .unitPath(unitPath)
                        .sign());
    }

    private RequestSpecification officer() {
        return reader(hall.city.path, "2", InspectionRoles.ORGANIZATION_OFFICER);
    }

    private static String text(byte[] pdf) {
        return HallOfTests.text(pdf).replaceAll("\\s", "");
    }

    @Test
    void theProtocolTellsWhatHappenedToTheBoxAndNotWhoWasChosen() {
        String round = hall.sealed(11);
        String path = at(round) + "/protocol";
        refused(hall.city.officer().get(path).then(), 409, "round-not-closed");
        Map<String, String> opening = hall.begin(round);
        hall.handIn(round, opening, 1).statusCode(200);
        hall.handIn(round, opening, 2, hall.sheet(3)).statusCode(200);
        hall.awaitOutcome(round, opening, "KEYS_DO_NOT_FIT");
        hall.open(round);
        String box = hall.city.officer().get(at(round)).path("boxSha256");
        String protocol = text(pdf(reader(hall.city.officePath, "7", InspectionRoles.TEAM_MEMBER), path, "zh-Hans"));
        assertThat(protocol)
                .contains(
                        "投票工作记录",
                        "礼堂",
                        box,
                        "印制凭证作废凭证发出凭证投出选票其中空白110111110",
                        "监票人某某41",
                        "监票人某某42",
                        "计票人某某51",
                        "某某31",
                        "密钥不符：2号保管人的密钥单不符",
                        "已计票",
                        "密钥保管人及公钥",
                        "密钥单已在我们面前销毁")
                .doesNotContain("知晓");
        assertThat(Database.number(
                        "select count(*) from ballot_key where round_id = ? and position(encode(public_key, 'hex') in ?) > 0",
                        UUID.fromString(round),
                        protocol))
                .isEqualTo(3);
        assertThat(text(pdf(officer(), path, "en"))).contains("ProtocolofaRoundofBallots", "Scrutineer某某41");
        assertThat(text(pdf(officer(), path, "zh-Hant"))).contains("投票工作記錄", "監票人某某41");
        refused(committee().get(path).then(), 403, "forbidden");
        refused(hall.holder(1).get(path).then(), 403, "forbidden");
        refused(
                hall.city
                        .at(hall.city.path, "4", InspectionRoles.TEAM_MEMBER)
                        .get(path)
                        .then(),
                403,
                "not-of-the-team");
        refused(
                hall.city
                        .at(hall.city.townPath, "3", InspectionRoles.ORGANIZATION_OFFICER)
                        .get(path)
                        .then(),
                404,
                "not-found");
        refused(
                hall.city
                        .at(hall.city.path, "9", InspectionRoles.ORGANIZATION_OFFICER)
                        .get(path)
                        .then(),
                403,
                "own-leadership-team");
        standAside(hall.city.member);
        refused(hall.city.asMember().get(path).then(), 403, "stands-aside");
    }

    private void standAside(UUID cadre) {
        hall.city
                .officer()
                .body("{\"cycleId\":\"%s\",\"cadreId\":\"%s\",\"unitId\":\"%s\",\"reason\":\"x\"}"
                        .formatted(hall.city.cycle, cadre, hall.city.town))
                .post("/inspection/v1/recusals")
                .then()
                .statusCode(201);
    }

    @Test
    void theCountSheetHasAllFiguresForThoseWhoMayKnowThem() throws IOException {
        List<UUID> many = new ArrayList<>();
        for (int i = 0; i < 70; i++) {
            UUID id = UUID.randomUUID();
            hall.city.cadre(id, i == 3 ? "欧阳慕容司马上官诸葛夏侯尉迟" : "7" + i, hall.city.office, null);
            many.add(id);
        }
        many.add(hall.city.knownCadre("80"));
        String round = hall.round(hall.form("DEMOCRATIC_RECOMMENDATION"), nominees(many));
        hall.sealed(round, 10);
        String path = at(round) + "/result/count-sheet";
        refused(hall.city.officer().get(path).then(), 409, "round-not-closed");
        hall.open(round);
        byte[] sheet = pdf(officer(), path, "zh-Hans");
        String sha256 = hall.city.officer().get(at(round) + "/result").path("sha256");
        assertThat(sha256).hasSize(64);
        assertThat(text(sheet)).contains(sha256);
        assertThat(text(sheet))
                .contains("计票单", "机密", "礼堂·", "印制凭证作废凭证发出凭证投出选票其中空白10010109", "某某701", "某某800", "计票人某某52");
        try (PDDocument document = Loader.loadPDF(sheet)) {
            assertThat(document.getNumberOfPages()).isGreaterThan(2);
            PDFTextStripper second = new PDFTextStripper();
            second.setStartPage(2);
            second.setEndPage(2);
            assertThat(second.getText(document)).containsPattern("姓名\\s+票数");
        }
        assertThat(text(pdf(officer(), path, "en"))).contains("CountSheet", "Confidential");
        refused(hall.city.asLeader().get(path).then(), 403, "forbidden");
        refused(
                hall.city
                        .at(hall.city.townPath, "3", InspectionRoles.ORGANIZATION_OFFICER)
                        .get(path)
                        .then(),
                404,
                "not-found");
        refused(
                hall.city
                        .at(hall.city.path, "9", InspectionRoles.COMMITTEE_MEMBER)
                        .get(path)
                        .then(),
                403,
                "own-leadership-team");
        standAside(hall.city.leader);
        refused(
                hall.city
                        .at(hall.city.path, "6", InspectionRoles.ORGANIZATION_OFFICER)
                        .get(path)
                        .then(),
                403,
                "stands-aside");
    }

    @Test
    void whatIsWithheldIsSaidToBe() {
        String round = hall.counted(9);
        assertThat(text(pdf(officer(), at(round) + "/result/count-sheet", "zh-Hans")))
                .contains("其中空白9099不显示", "填票人数过少，不显示票数。")
                .doesNotContain("弃权");
        assertThat(text(pdf(officer(), at(round) + "/protocol", "zh-Hans"))).contains("9099不显示");
    }

    @Test
    void everybodyFindsTheirCheckCodeOnAPage() {
        String round = hall.round();
        List<String> credentials = hall.slips(round, 3);
        hall.takeBack(round, credentials.get(2)).statusCode(200);
        hall.open(round, 2).statusCode(200);
        String page = "/inspection/v1/ballot-boxes/" + round + "/page";
        assertThat(given().contentType("application/x-www-form-urlencoded")
                        .formParam("credential", credentials.get(0))
                        .formParam("desk", HallOfTests.deskCode())
                        .formParams(places(HallOfTests.positions(credentials.get(0))))
                        .post("/inspection/v1/ballots/page")
                        .asString())
                .contains("href=\"" + page + "\"");
        given().header("Accept", "text/html,*/*;q=0.8")
                .get(page)
                .then()
                .statusCode(404)
                .contentType(containsString("text/html"))
                .body(containsString("封箱后方可查看"));
        refused(desk().get(page).then(), 404, "not-found");
        hall.end(round).statusCode(200);
        hall.seal(round).statusCode(200);
        String code = desk().get("/inspection/v1/ballot-boxes/" + round)
                .then()
                .statusCode(200)
                .body("issued", equalTo(2), "ballots", equalTo(1))
                .extract()
                .path("checkCodes[0]");
        given().header("Accept", "text/html")
                .get(page)
                .then()
                .statusCode(200)
                .contentType(containsString("text/html"))
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", containsString("no-store"))
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .body(allOf(
                        containsString("<li>" + code.substring(0, 4) + "-" + code.substring(4) + "</li>"),
                        containsString("核对码清单"),
                        containsString("<dd>2</dd>"),
                        containsString("<dd>1</dd>"),
                        not(containsString("<script"))));
    }

    private static Map<String, String> places(int positions) {
        return IntStream.range(0, positions).boxed().collect(Collectors.toMap(i -> "p" + i, i -> "01"));
    }

    @Test
    void slipsSayWhereTheCheckCodesWillBe() {
        String round = hall.round();
        byte[] slips = hall.city
                .asMember()
                .body("{\"slips\":[{\"attendeeClass\":\"STAFF\",\"count\":1}]}")
                .post(at(round) + "/sittings/1/slips")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        assertThat(text(slips)).contains("https://inspection.example/inspection/v1/ballot-boxes/" + round + "/page");
    }
}
