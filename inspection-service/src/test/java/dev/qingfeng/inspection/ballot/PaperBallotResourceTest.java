package dev.qingfeng.inspection.ballot;

import static dev.qingfeng.inspection.ballot.HallOfTests.at;
import static dev.qingfeng.inspection.ballot.HallOfTests.cast;
import static dev.qingfeng.inspection.ballot.HallOfTests.codes;
import static dev.qingfeng.inspection.ballot.HallOfTests.desk;
import static dev.qingfeng.inspection.ballot.HallOfTests.enter;
import static dev.qingfeng.inspection.ballot.HallOfTests.paper;
import static dev.qingfeng.inspection.ballot.HallOfTests.positions;
import static dev.qingfeng.inspection.ballot.HallOfTests.spoilt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.qingfeng.inspection.AtOnce;
import dev.qingfeng.inspection.CityOfTests;
import dev.qingfeng.inspection.meeting.AttendeeClass;
import dev.qingfeng.platform.confidential.KeyedHash;
import dev.qingfeng.platform.testing.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ballots on paper: given out, entered twice by people who do not know of each other, and counted with all others. */
@QuarkusTest
class PaperBallotResourceTest {

    private static final String HALL = "\"礼堂\"";
    private static final String NOWHERE = "";

    @Inject
    OpenRounds opened;

    @Inject
    KeyedHash hash;

    @Inject
    RoundsOfARestore rounds;

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

    private RequestSpecification one() {
        return hall.city.asMember();
    }

    private RequestSpecification other() {
        return hall.city.asLeader();
    }

    private RequestSpecification third() {
        return hall.city.officer();
    }

    /** On paper alone, sealed, with so many papers out. */
    private String sealed(int papers) {
        String round = hall.paperRound(NOWHERE);
        hall.giveOut(round, papers).statusCode(200);
        hall.seal(round).statusCode(200);
        return round;
    }

    /** So many papers, on each of which the first place is filled in with this code. */
    private List<String> papers(String round, int count, String first) {
        List<String> codes = codes(hall.positionsOf(round), first);
        return IntStream.rangeClosed(1, count)
                .mapToObj(place -> paper(place, codes))
                .toList();
    }

    private static List<String> with(List<String> papers, int place, String other) {
        List<String> changed = new ArrayList<>(papers);
        changed.set(place - 1, other);
        return changed;
    }

    @Test
    void papersBesideSlipsAreCountedWithThem() {
        String round = hall.paperRound(HALL);
        List<String> slips = hall.slips(round, 2);
        hall.open(round, 2).statusCode(200);
        hall.giveOut(round, 10)
                .statusCode(200)
                .body("papers.givenOutAt", notNullValue(), "papers.givenOut", nullValue());
        int positions = positions(slips.get(0));
        slips.forEach(slip -> cast(slip, codes(positions, "01")).statusCode(204));
        hall.end(round).statusCode(200);
        String cast = hall.seal(round)
                .statusCode(200)
                .body("ballots", equalTo(2), "papers.givenOut", equalTo(10), "papers.returned", nullValue())
                .extract()
                .path("boxSha256");
        String cover = hall.covers(round, 10).get(0);
        List<String> papers = with(papers(round, 10, "02"), 3, paper(3, codes(positions, "00")));
        papers = with(papers, 7, spoilt(7));
        enter(one(), round, 1, cover, papers).statusCode(200).body("entries", equalTo(1), "differences", hasSize(0));
        enter(other(), round, 1, cover, papers).statusCode(200).body("entries", equalTo(2), "differences", hasSize(0));
        desk().get("/inspection/v1/ballot-boxes/" + round).then().body("papers", nullValue());
        String onPaper = hall.record(round)
                .statusCode(200)
                .body("ballots", equalTo(2), "boxSha256", equalTo(cast), "papers.returned", equalTo(10))
                .extract()
                .path("papers.boxSha256");
        desk().get("/inspection/v1/ballot-boxes/" + round)
                .then()
                .body(
                        "ballots", equalTo(2),
                        "checkCodes", hasSize(2),
                        "ballotSha256", hasSize(2),
                        "boxSha256", equalTo(cast),
                        "papers.papers", equalTo(10),
                        "papers.ballotSha256", hasSize(10),
                        "papers.boxSha256", equalTo(onPaper));
        hall.close(round);
        hall.city
                .officer()
                .get(at(round) + "/result")
                .then()
                .statusCode(200)
                .body(
                        "ballots", equalTo(11),
                        "blank", equalTo(1),
                        "spoilt", equalTo(1),
                        "papersGivenOut", equalTo(10),
                        "papersReturned", equalTo(10),
                        "questions[0].places[0].counts.find { it.code == '00' }.ballots", equalTo(1),
                        "questions[0].places[0].counts.find { it.code == '01' }.ballots", equalTo(2),
                        "questions[0].places[0].counts.find { it.code == '02' }.ballots", equalTo(8));
    }

    @Test
    void aRoundOnPaperAloneIsEnteredInBundlesAndCounted() {
        hall.come(HallOfTests.STAFF, 51);
        String round = sealed(51);
        List<String> covers = hall.covers(round, 51);
        hall.city
                .asMember()
                .get(at(round) + "/papers")
                .then()
                .statusCode(200)
                .body("bundles.papers", contains(26, 25), "bundles.entries", contains(0, 0));
        for (int bundle = 1; bundle <= 2; bundle++) {
            List<String> papers = papers(round, 27 - bundle, "0" + bundle);
            enter(one(), round, bundle, covers.get(bundle - 1), papers).statusCode(200);
            refused(hall.record(round), 409, "papers-not-entered");
            enter(other(), round, bundle, covers.get(bundle - 1), papers).statusCode(200);
        }
        hall.record(round).statusCode(200).body("ballots", equalTo(0));
        hall.close(round);
        hall.city
                .officer()
                .get(at(round) + "/result")
                .then()
                .body(
                        "ballots", equalTo(51),
                        "questions[0].places[0].counts.find { it.code == '01' }.ballots", equalTo(26),
                        "questions[0].places[0].counts.find { it.code == '02' }.ballots", equalTo(25));
        assertThat(Database.number("select count(*) from paper_entry where round_id = ?", UUID.fromString(round)))
                .isZero();
        assertThat(Database.number("select count(*) from paper_entering where round_id = ?", UUID.fromString(round)))
                .isEqualTo(4);
    }

    /** The same ballots, filled in at random, give the same figures whichever way they came. */
    @ParameterizedTest
    @ValueSource(longs = {1, 7, 2026})
    void whatIsCastWithASlipAndWhatIsEnteredFromPaperCountsTheSame(long seed) {
        Random random = new Random(seed);
        hall.nameHolders(hall.holders).statusCode(200);
        String electronic = hall.draft(hall.form("DISCIPLINE_QUESTIONNAIRE", "by-slip"), "")
                .extract()
                .path("id");
        hall.fetchKeys(electronic);
        List<List<String>> ballots = ballots(electronic, random);
        List<String> slips = hall.slips(electronic, HallOfTests.STAFF);
        hall.open(electronic, HallOfTests.STAFF).statusCode(200);
        for (int i = 0; i < slips.size(); i++) {
            cast(slips.get(i), ballots.get(i)).statusCode(204);
        }
        hall.end(electronic).statusCode(200);
        hall.seal(electronic).statusCode(200);
        hall.close(electronic);
        String written = hall.draft(
                        hall.formOfMore("DISCIPLINE_QUESTIONNAIRE", "by-paper", 1), NOWHERE, ",\"papers\":true")
                .extract()
                .path("id");
        hall.fetchKeys(written);
        hall.giveOut(written, HallOfTests.STAFF).statusCode(200);
        hall.seal(written).statusCode(200);
        String cover = hall.covers(written, HallOfTests.STAFF).get(0);
        List<String> papers = IntStream.rangeClosed(1, HallOfTests.STAFF)
                .mapToObj(place -> paper(place, andNothing(ballots.get(place - 1))))
                .toList();
        int slip = 1 + random.nextInt(HallOfTests.STAFF);
        enter(one(), written, 1, cover, with(papers, slip, spoilt(slip))).statusCode(200);
        enter(other(), written, 1, cover, papers).statusCode(200).body("differences", contains(slip));
        enter(third(), written, 1, cover, List.of(papers.get(slip - 1))).statusCode(200);
        hall.record(written).statusCode(200);
        hall.close(written);
        Map<String, Object> onPaper = result(written);
        onPaper.computeIfPresent("questions", (name, questions) -> butTheLast((List<?>) questions));
        assertThat(onPaper).isEqualTo(result(electronic));
    }

    private static List<String> andNothing(List<String> codes) {
        return Stream.concat(codes.stream(), Stream.of("00")).toList();
    }

    private static List<?> butTheLast(List<?> questions) {
        return questions.subList(0, questions.size() - 1);
    }

    private List<List<String>> ballots(String round, Random random) {
        var paper = QuarkusTransaction.requiringNew()
                .call(() -> opened.of(UUID.fromString(round)).paper());
        return IntStream.range(0, HallOfTests.STAFF)
                .mapToObj(i -> paper.positions().stream()
                        .map(position -> position.question().max() == null
                                        && position.question().isAskedOf(AttendeeClass.STAFF)
                                ? "%02d".formatted(random.nextInt(position.highest() + 1))
                                : "00")
                        .toList())
                .toList();
    }

    private Map<String, Object> result(String round) {
        Map<String, Object> result = hall.city
                .officer()
                .get(at(round) + "/result")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("$");
        result.keySet().retainAll(List.of("ballots", "blank", "spoilt", "questions"));
        return result;
    }

    @Test
    void whereTwoDifferAThirdDecides() {
        String round = sealed(10);
        String cover = hall.covers(round, 10).get(0);
        List<String> papers = papers(round, 10, "01");
        int positions = hall.positionsOf(round);
        enter(one(), round, 1, cover, papers).statusCode(200);
        refused(enter(one(), round, 1, cover, papers), 409, "bundle-entered-by-you");
        enter(other(), round, 1, cover, with(papers, 2, paper(2, codes(positions, "02"))))
                .statusCode(200)
                .body("entries", equalTo(2), "differences", contains(2));
        hall.city.asMember().get(at(round) + "/papers").then().body("bundles[0].differences", contains(2));
        refused(hall.record(round), 409, "papers-differ");
        List<String> decided = List.of(paper(2, codes(positions, "00")));
        refused(enter(one(), round, 1, cover, decided), 409, "bundle-entered-by-you");
        refused(enter(other(), round, 1, cover, decided), 409, "bundle-entered-by-you");
        refused(enter(third(), round, 1, cover, papers), 422, "papers-incomplete");
        enter(third(), round, 1, cover, decided).statusCode(200).body("entries", equalTo(3), "differences", hasSize(0));
        refused(
                enter(hall.city.at(hall.city.path, "4", CityOfTests.ORGANIZATION_OFFICER), round, 1, cover, decided),
                409,
                "bundle-entered-already");
        hall.record(round).statusCode(200);
        hall.close(round);
        hall.city
                .officer()
                .get(at(round) + "/result")
                .then()
                .body("ballots", equalTo(10), "blank", equalTo(1), "spoilt", equalTo(0));
    }

    @Test
    void somebodyWithTwoStaffNumbersIsOnePerson() {
        String round = sealed(1);
        String cover = hall.covers(round, 1).get(0);
        enter(one(), round, 1, cover, papers(round, 1, "01")).statusCode(200);
        hall.city.keptAs("8", hall.city.office, null, hall.city.member);
        refused(
                enter(
                        hall.city.at(hall.city.officePath, "8", CityOfTests.TEAM_MEMBER),
                        round,
                        1,
                        cover,
                        papers(round, 1, "01")),
                409,
                "bundle-entered-by-you");
    }

    @Test
    void whoTheRegistryDoesNotKnowEntersABundleOnceToo() {
        String round = sealed(1);
        String cover = hall.covers(round, 1).get(0);
        enter(third(), round, 1, cover, papers(round, 1, "01")).statusCode(200);
        refused(enter(third(), round, 1, cover, papers(round, 1, "01")), 409, "bundle-entered-by-you");
    }

    @Test
    void whoHoldsAKeyAndWhoStandsAsideEntersNothing() {
        String round = sealed(1);
        String cover = hall.covers(round, 1).get(0);
        List<String> papers = papers(round, 1, "01");
        refused(
                enter(hall.city.at(hall.city.path, "31", CityOfTests.ORGANIZATION_OFFICER), round, 1, cover, papers),
                403,
                "key-holders-enter-no-papers");
        refused(
                enter(hall.city.at(hall.city.path, "9", CityOfTests.ORGANIZATION_OFFICER), round, 1, cover, papers),
                403,
                "own-leadership-team");
        hall.city
                .officer()
                .body("{\"cycleId\":\"%s\",\"cadreId\":\"%s\",\"unitId\":\"%s\",\"reason\":\"x\"}"
                        .formatted(hall.city.cycle, hall.city.member, hall.city.town))
                .post("/inspection/v1/recusals")
                .then()
                .statusCode(201);
        refused(enter(one(), round, 1, cover, papers), 409, "member-recused");
        enter(hall.city.at(hall.city.townPath, "3", CityOfTests.ORGANIZATION_OFFICER), round, 1, cover, papers)
                .statusCode(404);
        enter(other(), round, 1, cover, papers).statusCode(200);
    }

    @Test
    void aBundleIsEnteredWholeByWhoHasItInHand() {
        String round = sealed(2);
        String cover = hall.covers(round, 2).get(0);
        List<String> papers = papers(round, 2, "01");
        int positions = hall.positionsOf(round);
        refused(enter(one(), round, 1, "7ZK19-QWXB0-4T61H-C1R5D", papers), 422, "bundle-code-wrong");
        enter(one(), round, 2, cover, papers).statusCode(404);
        refused(enter(one(), round, 1, cover, papers.subList(0, 1)), 422, "papers-incomplete");
        refused(enter(one(), round, 1, cover, with(papers, 2, papers.get(0))), 422, "papers-incomplete");
        refused(enter(one(), round, 1, cover, with(papers, 2, "{\"place\":2}")), 422, "paper-unclear");
        refused(
                enter(one(), round, 1, cover, with(papers, 2, papers.get(1).replace("}", ",\"spoilt\":true}"))),
                422,
                "paper-unclear");
        ValidatableResponse unknown = enter(one(), round, 1, cover, with(papers, 2, paper(2, codes(positions, "99"))));
        refused(unknown, 422, "unknown-choice");
        unknown.body("errors.pointer", contains("/papers/1/codes/0"));
        refused(
                enter(one(), round, 1, cover, with(papers, 2, paper(2, codes(positions - 1, "01")))),
                422,
                "ballot-incomplete");
        assertThat(Database.number("select count(*) from paper_entering where round_id = ?", UUID.fromString(round)))
                .isZero();
        enter(one(), round, 1, cover.toLowerCase(Locale.ROOT).replace("-", " "), papers)
                .statusCode(200);
    }

    @Test
    void papersAreCountedAnewAndThenEnteredAnew() {
        String round = sealed(3);
        refused(enter(one(), round, 1, "7ZK19-QWXB0-4T61H-C1R5D", papers(round, 1, "01")), 409, "papers-not-counted");
        refused(hall.record(round), 409, "papers-not-counted");
        refused(hall.count(round, 4), 422, "more-papers-than-given-out");
        String lost = hall.covers(round, 3).get(0);
        enter(one(), round, 1, lost, papers(round, 3, "01")).statusCode(200);
        String tag = hall.city.asMember().get(at(round)).then().extract().header("ETag");
        RequestSpecification again = hall.city
                .withKey(UUID.randomUUID().toString(), hall.city.officePath, "7", CityOfTests.TEAM_MEMBER)
                .header("If-Match", tag)
                .body("{\"returned\":3}");
        again.post(at(round) + "/papers/counting").then().statusCode(200);
        again.post(at(round) + "/papers/counting").then().statusCode(412);
        refused(enter(one(), round, 1, lost, papers(round, 3, "01")), 422, "bundle-code-wrong");
        hall.city.asMember().get(at(round) + "/papers").then().body("bundles.entries", contains(0));
        String cover = hall.covers(round, 2).get(0);
        enter(one(), round, 1, cover, papers(round, 2, "01")).statusCode(200);
        enter(other(), round, 1, cover, papers(round, 2, "01")).statusCode(200);
        hall.record(round).statusCode(200).body("papers.givenOut", equalTo(3), "papers.returned", equalTo(2));
        refused(hall.count(round, 3), 409, "papers-recorded-already");
        refused(hall.record(round), 409, "papers-recorded-already");
        refused(enter(third(), round, 1, cover, papers(round, 2, "01")), 409, "papers-recorded-already");
    }

    @Test
    void fewPapersAreNotAllowedBesideSlips() {
        String round = hall.paperRound(HALL);
        hall.slips(round, 2);
        refused(hall.seal(round), 409, "round-not-open");
        hall.open(round, 2).statusCode(200);
        refused(hall.giveOut(round, 9), 422, "too-few-papers");
        refused(hall.giveOut(round, 11), 409, "more-slips-than-attendees");
        hall.end(round).statusCode(200);
        refused(hall.seal(round), 409, "papers-not-given-out");
        hall.giveOut(round, 10).statusCode(200);
        refused(hall.giveOut(round, 10), 409, "papers-given-out-already");
        refused(hall.count(round, 10), 409, "round-not-sealed");
        hall.seal(round).statusCode(200);
        refused(hall.giveOut(round, 10), 409, "round-sealed");
        refused(hall.count(round, 9), 422, "too-few-papers");
    }

    @Test
    void slipsThatAreDrawnAfterPapersWereGivenOutAreNoMoreThanTheRest() {
        String round = hall.paperRound(HALL);
        hall.giveOut(round, 10).statusCode(200).body("state", equalTo("OPEN"));
        hall.slips(round, 3);
        refused(hall.open(round, 3), 409, "more-slips-than-attendees");
    }

    @Test
    void whereNoPaperWasGivenOutThereIsNoneToRecord() {
        String round = hall.paperRound(HALL);
        List<String> slips = hall.slips(round, 1);
        hall.open(round, 1).statusCode(200);
        hall.giveOut(round, 0).statusCode(200);
        cast(slips.get(0), codes(positions(slips.get(0)), "01")).statusCode(204);
        hall.end(round).statusCode(200);
        hall.seal(round).statusCode(200).body("papers.givenOut", equalTo(0));
        refused(hall.count(round, 10), 409, "round-without-papers");
        hall.close(round);
    }

    @Test
    void aRoundHasSittingsOrPapers() {
        hall.nameHolders(hall.holders).statusCode(200);
        String form = hall.form("DISCIPLINE_QUESTIONNAIRE");
        refused(hall.draft(form, NOWHERE, ""), 422, "round-without-ballots");
        String round = hall.draft(form, "")
                .statusCode(201)
                .body("papers", nullValue())
                .extract()
                .path("id");
        refused(hall.giveOut(round, 10), 409, "round-without-papers");
    }

    @Test
    void onPaperAloneAtLeastOneIsGivenOut() {
        refused(hall.giveOut(hall.paperRound(NOWHERE), 0), 422, "too-few-papers");
    }

    @Test
    void papersAreGivenOutWithKeysAndAllThatTheirStepNeeds() {
        hall.nameHolders(hall.holders).statusCode(200);
        String round = hall.draft(hall.form("DISCIPLINE_QUESTIONNAIRE"), NOWHERE, ",\"papers\":true")
                .statusCode(201)
                .extract()
                .path("id");
        ValidatableResponse unmet = hall.giveOut(round, 10);
        refused(unmet, 409, "gate-unmet");
        unmet.body("unmet.condition", contains("keys-not-fetched"));
        hall.fetchKeys(round);
        refused(hall.giveOut(round, HallOfTests.STAFF + 1), 409, "more-slips-than-attendees");
        hall.city
                .withKey(UUID.randomUUID().toString(), hall.city.officePath, "7", CityOfTests.TEAM_MEMBER)
                .body("{\"givenOut\":[]}")
                .header("If-Match", "\"v0\"")
                .post(at(round) + "/papers/giving-out")
                .then()
                .statusCode(412);
        hall.giveOut(round, 10).statusCode(200).body("state", equalTo("OPEN"));
    }

    @Test
    void whatWasGivenOutInAHallWithoutNetworkIsRecordedAfterwards() {
        String round = hall.paperRound(NOWHERE);
        Instant yesterday = Instant.now().minus(Duration.ofDays(1));
        String then = ",\"occurredAt\":\"" + yesterday + "\"";
        refused(hall.giveOut(round, 1, then), 422, "late-reason-missing");
        refused(
                hall.giveOut(round, 1, ",\"occurredAt\":\"" + yesterday.plus(Duration.ofDays(2)) + "\""),
                422,
                "in-the-future");
        refused(hall.giveOut(round, 1, then + ",\"lateReason\":\"没有网络\""), 409, "gate-unmet");
        // Before anybody came.
        hall.giveOut(
                        round,
                        1,
                        ",\"lateReason\":\"没有网络\",\"occurredAt\":\""
                                + Instant.now().minus(Duration.ofDays(90)) + "\"")
                .body("unmet.condition", hasItem("class-absent"));
        hall.giveOut(round, 1, then + ",\"lateReason\":\"没有网络\"").body("unmet.condition", hasItem("keys-not-fetched"));
        Database.execute(
                "update ballot_key set fetched_at = fetched_at - interval '2 days' where round_id = ?",
                UUID.fromString(round));
        ValidatableResponse late = hall.giveOut(round, 1, then + ",\"lateReason\":\"没有网络\"");
        refused(late, 409, "gate-unmet");
        late.body("unmet.rule", hasItem("Public pledge"));
        late.body("unmet.condition", hasItem("scrutineers-not-named"));
        namedLongAgo();
        hall.giveOut(round, 1, then + ",\"lateReason\":\"没有网络\"").body("unmet.rule", contains("Public pledge"));
        hall.city.publicPledge(UUID.randomUUID(), hall.city.town, yesterday.minus(Duration.ofHours(1)), 0);
        hall.giveOut(round, 1, then + ",\"lateReason\":\"没有网络\"")
                .statusCode(200)
                .body("papers.lateReason", equalTo("没有网络"), "papers.givenOutAt", notNullValue());
    }

    private void namedLongAgo() {
        Database.execute(
                "update scrutineer_or_teller set named_at = named_at - interval '2 days' where meeting_id = ?",
                UUID.fromString(hall.meeting));
    }

    /** Whoever records a round of yesterday says who watched over it as it was said then. */
    @Test
    void nobodyPicksAfterwardsWhoWatchedOverPapers() {
        String round = hall.paperRound(NOWHERE);
        Instant yesterday = Instant.now().minus(Duration.ofDays(1));
        String then = ",\"occurredAt\":\"" + yesterday + "\",\"lateReason\":\"没有网络\"";
        Database.execute(
                "update ballot_key set fetched_at = fetched_at - interval '2 days' where round_id = ?",
                UUID.fromString(round));
        hall.city.publicPledge(UUID.randomUUID(), hall.city.town, yesterday.minus(Duration.ofHours(1)), 0);
        namedLongAgo();
        // Who has counted before has not watched.
        hall.nameScrutineers(hall.tellers, hall.scrutineers).statusCode(200);
        refused(hall.giveOut(round, 1, then), 409, "gate-unmet");
        hall.nameScrutineers(hall.scrutineers, hall.tellers).statusCode(200);
        namedLongAgo();
        UUID another = hall.city.knownCadre("43");
        hall.nameScrutineers(List.of(hall.scrutineers.get(0), another), hall.tellers)
                .statusCode(200);
        ValidatableResponse picked = hall.giveOut(round, 1, then);
        refused(picked, 409, "gate-unmet");
        picked.body("unmet.condition", contains("scrutineers-not-named"));
        hall.nameScrutineers(hall.scrutineers, hall.tellers).statusCode(200);
        namedLongAgo();
        hall.nameScrutineers(List.of(another, hall.scrutineers.get(1), hall.scrutineers.get(0)), hall.tellers)
                .statusCode(200);
        hall.giveOut(round, 1, then).statusCode(200);
    }

    /** Of a hall without network nobody reads on the protocol that there were slips, and everybody that it was recorded later. */
    @Test
    void theProtocolOfARoundOnPaperAloneSaysWhenItWasHeldAndWhyItIsRecordedLate() {
        String round = hall.paperRound(NOWHERE);
        Instant yesterday = Instant.now().minus(Duration.ofDays(1));
        Database.execute(
                "update ballot_key set fetched_at = fetched_at - interval '2 days' where round_id = ?",
                UUID.fromString(round));
        hall.city.publicPledge(UUID.randomUUID(), hall.city.town, yesterday.minus(Duration.ofHours(1)), 0);
        namedLongAgo();
        hall.giveOut(round, 12, ",\"occurredAt\":\"" + yesterday + "\",\"lateReason\":\"没有网络\"")
                .statusCode(200);
        hall.seal(round).statusCode(200);
        String cover = hall.covers(round, 11).get(0);
        List<String> papers = with(papers(round, 11, "01"), 4, spoilt(4));
        enter(one(), round, 1, cover, papers).statusCode(200);
        enter(other(), round, 1, cover, papers).statusCode(200);
        hall.record(round).statusCode(200);
        hall.close(round);
        for (String path : List.of("/protocol", "/result/count-sheet")) {
            assertThat(HallOfTests.text(hall.city
                                    .officer()
                                    .get(at(round) + path)
                                    .then()
                                    .statusCode(200)
                                    .extract()
                                    .asByteArray())
                            .replaceAll("\\s+", " "))
                    .contains("Papers given out Papers returned Ballots cast of these blank Spoilt papers 12 11 10 0 1")
                    .doesNotContain("Slips");
        }
        // Lines end where they are full, within a word of Chinese too.
        assertThat(HallOfTests.text(hall.city
                                .officer()
                                .get(at(round) + "/protocol")
                                .then()
                                .extract()
                                .asByteArray())
                        .replaceAll("\\s", ""))
                .contains("没有网络", "whenpapersweregivenoutandcounted")
                .doesNotContain("slipswerecounted");
    }

    @Test
    void aBoxIsNotOpenedBeforeThePapersAreInIt() {
        String round = sealed(1);
        refused(hall.city.asMember().post(at(round) + "/box-openings").then(), 409, "papers-not-recorded");
        String cover = hall.covers(round, 1).get(0);
        enter(one(), round, 1, cover, papers(round, 1, "01")).statusCode(200);
        enter(other(), round, 1, cover, papers(round, 1, "01")).statusCode(200);
        refused(hall.city.asMember().post(at(round) + "/box-openings").then(), 409, "papers-not-recorded");
        assertThatThrownBy(() -> Database.execute(
                        "update ballot_round set state = 'CLOSED', closed_at = now() where id = ?",
                        UUID.fromString(round)))
                .hasStackTraceContaining("ballot_round_closed_with_papers");
        hall.record(round).statusCode(200);
        hall.begin(round);
    }

    @Test
    void papersThatWereAlteredSinceAreNotCounted() {
        String round = sealed(2);
        String cover = hall.covers(round, 2).get(0);
        enter(one(), round, 1, cover, papers(round, 2, "01")).statusCode(200);
        enter(other(), round, 1, cover, papers(round, 2, "01")).statusCode(200);
        hall.record(round).statusCode(200);
        Database.execute(
                "delete from ballot where id = (select id from ballot where round_id = ? and on_paper limit 1)",
                UUID.fromString(round));
        Map<String, String> opening = hall.begin(round);
        hall.handIn(round, opening, 1).statusCode(200);
        hall.handIn(round, opening, 2).statusCode(200);
        hall.awaitOutcome(round, opening, "BOX_ALTERED");
    }

    @Test
    void entriesThatWereTakenAwayOrDoubledAreFoundOut() {
        String round = sealed(2);
        UUID id = UUID.fromString(round);
        String cover = hall.covers(round, 2).get(0);
        enter(one(), round, 1, cover, papers(round, 2, "01")).statusCode(200);
        enter(other(), round, 1, cover, papers(round, 2, "01")).statusCode(200);
        Database.execute(
                "update paper_entry e set sealed = o.sealed from paper_entry o where o.round_id = e.round_id and o.entry = e.entry"
                        + " and o.place = 1 and e.place = 2 and e.round_id = ?",
                id);
        refused(hall.record(round), 409, "box-does-not-add-up");
        Database.execute("delete from paper_entry where place = 2 and round_id = ?", id);
        refused(hall.record(round), 409, "box-does-not-add-up");
    }

    @Test
    void aVoidRoundKeepsNothingOfItsPapers() {
        String round = sealed(1);
        String cover = hall.covers(round, 1).get(0);
        enter(one(), round, 1, cover, papers(round, 1, "01")).statusCode(200);
        hall.makeVoid(round, "2").statusCode(200);
        hall.makeVoid(round, "3").statusCode(200).body("state", equalTo("VOID"));
        assertThat(Database.number("select count(*) from paper_entry where round_id = ?", UUID.fromString(round)))
                .isZero();
        refused(enter(other(), round, 1, cover, List.of(spoilt(1))), 409, "round-void");
        refused(hall.count(round, 1), 409, "round-void");
    }

    /** Papers lie on the table whatever happened to the database: they are entered on. */
    @Test
    void aRestoreLeavesASealedRoundToBeEntered() {
        String round = sealed(1);
        String cover = hall.covers(round, 1).get(0);
        enter(one(), round, 1, cover, papers(round, 1, "01")).statusCode(200);
        QuarkusTransaction.requiringNew().run(rounds::restored);
        enter(other(), round, 1, cover, papers(round, 1, "01")).statusCode(200);
        hall.record(round).statusCode(200);
    }

    @Test
    void ofTwoWhoEnterABundleAtOnceEachIsOneOfTwo() throws Exception {
        String round = sealed(3);
        String cover = hall.covers(round, 3).get(0);
        List<String> papers = papers(round, 3, "01");
        assertThat(AtOnce.statuses(6, i -> enter(i % 2 == 0 ? one() : other(), round, 1, cover, papers)))
                .contains(200, 200)
                .containsOnly(200, 409)
                .filteredOn(status -> status == 200)
                .hasSize(2);
        hall.city
                .asMember()
                .get(at(round) + "/papers")
                .then()
                .body("bundles[0].entries", equalTo(2), "bundles[0].differences", hasSize(0));
    }

    @Test
    void papersAreRecordedOnce() throws Exception {
        String round = sealed(3);
        String cover = hall.covers(round, 3).get(0);
        enter(one(), round, 1, cover, papers(round, 3, "01")).statusCode(200);
        enter(other(), round, 1, cover, papers(round, 3, "01")).statusCode(200);
        assertThat(AtOnce.statuses(5, i -> hall.record(round)))
                .containsOnly(200, 409)
                .containsOnlyOnce(200);
        assertThat(Database.number("select count(*) from ballot where round_id = ?", UUID.fromString(round)))
                .isEqualTo(3);
        assertThatThrownBy(() -> Database.execute(
                        "update ballot_round set papers_returned = 2 where id = ?", UUID.fromString(round)))
                .hasStackTraceContaining("never changes");
    }

    @Test
    void theDatabaseItselfLetsNobodyEnterABundleTwice() {
        String round = sealed(1);
        String cover = hall.covers(round, 1).get(0);
        enter(one(), round, 1, cover, papers(round, 1, "01")).statusCode(200);
        UUID id = UUID.fromString(round);
        assertThatThrownBy(() -> Database.execute(
                        "insert into paper_entering select round_id, bundle, 2, staff_number from paper_entering where round_id = ?",
                        id))
                .hasStackTraceContaining("paper_entering_by_another");
        assertThatThrownBy(() -> Database.execute(
                        "insert into paper_entry select round_id, bundle, entry, place, sealed, content_hash from paper_entry where round_id = ?",
                        id))
                .hasStackTraceContaining("paper_entry_pkey");
        assertThatThrownBy(() -> Database.execute("insert into paper_entering values (?, 1, 4, 'x')", id))
                .hasStackTraceContaining("paper_entering_entry_check");
        assertThatThrownBy(() ->
                        Database.execute("update ballot_round set papers_given_out = '{\"STAFF\":2}' where id = ?", id))
                .hasStackTraceContaining("never changes");
    }

    /** Whoever has all that is written down, and the key of the service, cannot tell what stood on a paper. */
    @Test
    void nothingOfWhatIsEnteredIsWrittenDown() throws Exception {
        String round = sealed(4);
        UUID id = UUID.fromString(round);
        String cover = hall.covers(round, 4).get(0);
        List<String> codes = codes(hall.positionsOf(round), "03");
        List<String> papers = IntStream.rangeClosed(1, 4)
                .mapToObj(place -> place == 4 ? spoilt(place) : paper(place, codes))
                .toList();
        String ofThem = "select count(*) from idempotency_key where caller like '%s%%'".formatted(hall.city.staff(""));
        long kept = Database.number(ofThem);
        enter(one(), round, 1, cover, papers).statusCode(200);
        enter(other(), round, 1, cover, papers).statusCode(200);
        assertThat(Database.number(ofThem)).isEqualTo(kept);
        byte[] plain = QuarkusTransaction.requiringNew()
                .call(() -> opened.of(id).paper().encode(AttendeeClass.STAFF, codes));
        String content = HexFormat.of().formatHex(plain);
        String written = written();
        assertThat(written)
                .contains(round)
                .doesNotContain(content, content.substring(0, 40))
                .doesNotContain(Base64.getEncoder().encodeToString(plain).substring(0, 24))
                .doesNotContain("\"03\"", cover, cover.replace("-", ""));
        // Alike to whoever filled them in, and to nobody who reads the rows.
        assertThat(Database.number(
                        "select count(distinct content_hash) from paper_entry where entry = 1 and round_id = ?", id))
                .isEqualTo(4);
        assertThat(Database.number("select count(distinct sealed) from paper_entry where round_id = ?", id))
                .isEqualTo(8);
        // By the key of the service alone nobody tries what fits.
        for (int place = 1; place <= 4; place++) {
            for (String code : List.of("", cover)) {
                String guess = hash.of("paper-entry", code + "/" + round + "/1/" + place + "/" + content);
                assertThat(written).doesNotContain(guess);
            }
        }
        hall.record(round).statusCode(200);
        assertThat(Database.number("select count(*) from paper_entry where round_id = ?", id))
                .isZero();
    }

    /** Every row of the tables that entering could have written to. */
    private static String written() throws SQLException {
        StringBuilder rows = new StringBuilder();
        try (Connection connection = Database.superuser();
                Statement statement = connection.createStatement()) {
            for (String table : List.of(
                    "paper_bundle",
                    "paper_entering",
                    "paper_entry",
                    "ballot",
                    "ballot_round",
                    "audit_entry",
                    "outbox",
                    "idempotency_key")) {
                try (ResultSet row = statement.executeQuery("select t::text from " + table + " t")) {
                    while (row.next()) {
                        rows.append(row.getString(1)).append('\n');
                    }
                }
            }
        }
        return rows.toString();
    }

    @Test
    void whatIsOnThePaperIsPrintedAndShownWithItsCodes() {
        String round = hall.paperRound(NOWHERE);
        assertThat(HallOfTests.text(hall.city
                        .asMember()
                        .get(at(round) + "/papers/print?attendeeClass=STAFF")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray()))
                .isNotBlank();
        hall.city
                .asMember()
                .get(at(round) + "/papers/paper?attendeeClass=STAFF")
                .then()
                .statusCode(200)
                .body("questions[0].places[0].choices[0].code", equalTo("01"));
        hall.city.asMember().get(at(round) + "/papers").then().statusCode(200).body("bundles", hasSize(0));
        hall.city
                .at(hall.city.townPath, "3", CityOfTests.ORGANIZATION_OFFICER)
                .get(at(round) + "/papers")
                .then()
                .statusCode(404);
    }
}
