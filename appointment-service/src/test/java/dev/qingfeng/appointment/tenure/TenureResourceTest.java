package dev.qingfeng.appointment.tenure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.qingfeng.appointment.CityOfTests;
import dev.qingfeng.appointment.TransitionOfTests;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.PublishedEvent;
import dev.qingfeng.platform.testing.PublishedEvents;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who held which post from when until when. */
@QuarkusTest
class TenureResourceTest {

    private static final String TENURE_HEADER = "staffNumber,unitPath,postKind,since,until\n";
    private static final String SECRETARY = "PARTY_SECRETARY";
    private static final String DEPUTY = "DEPUTY_HEAD_OF_GOVERNMENT";

    private final CityOfTests city = new CityOfTests();

    @BeforeEach
    void aTownWithASecretaryAndADeputy() {
        city.founded();
        cadres(holding("1", SECRETARY, "2022-01-01"), holding("2", DEPUTY, "2023-05-01"))
                .statusCode(200);
    }

    @Test
    void whatIsHeldNowIsATenureWithoutEnd() {
        assertThat(held("1", "")).containsExactly(SECRETARY + " 2022-01-01 null");
    }

    @Test
    void whoComesIntoAnotherPostHasLeftTheEarlierOneThatDay() {
        cadres(holding("1", DEPUTY, "2024-03-01")).statusCode(200);

        assertThat(held("1", "")).containsExactly(SECRETARY + " 2022-01-01 2024-03-01", DEPUTY + " 2024-03-01 null");
        assertThat(held("1", "&on=2024-02-29")).containsExactly(SECRETARY + " 2022-01-01 2024-03-01");
        assertThat(held("1", "&on=2024-03-01")).containsExactly(DEPUTY + " 2024-03-01 null");
        assertThat(held("1", "&on=2021-12-31")).isEmpty();
    }

    @Test
    void whoHoldsNoPostAnyMoreHasLeftItToday() {
        cadres(holding("1", "", "")).statusCode(200);

        assertThat(held("1", "")).containsExactly(SECRETARY + " 2022-01-01 " + TransitionOfTests.today());
    }

    @Test
    void aCorrectedDayIsNoNewTenure() {
        cadres(holding("1", SECRETARY, "2021-11-15")).statusCode(200);

        assertThat(held("1", "")).containsExactly(SECRETARY + " 2021-11-15 null");
    }

    @Test
    void whatWasHeldOnADayCanBeAskedOfAUnitAndOfAPost() {
        tenures("3", SECRETARY, "2018-01-01", "2022-01-01").body("errors[0].code", equalTo("unknown-reference"));
        cadres(holding("3", "", "")).statusCode(200);
        tenures("3", SECRETARY, "2018-01-01", "2022-01-01").statusCode(200);

        assertThat(on("unitId=" + unit(), "2020-06-30")).containsExactly("3");
        assertThat(on("unitId=" + unit(), "2023-06-30")).containsExactlyInAnyOrder("1", "2");
        assertThat(on("postId=" + post(SECRETARY), "2021-12-31")).containsExactly("3");
        assertThat(on("postId=" + post(SECRETARY), "2022-01-01")).containsExactly("1");
    }

    @Test
    void aSecondHolderOfAChiefPostIsRefused() {
        cadres(holding("3", SECRETARY, "2024-01-01"))
                .statusCode(422)
                .body("errors.code", hasItem("post-taken"))
                .body("errors[0].column", equalTo("postKind"));
        assertThat(held("1", "")).containsExactly(SECRETARY + " 2022-01-01 null");
    }

    @Test
    void twoHoldersOfAChiefPostInOneFileAreRefused() {
        String other = city.path + ".zuzhibu";
        city.send("posts", "", "unitPath,kind,quota\n" + other + "," + SECRETARY + ",1\n")
                .statusCode(200);
        String one = holding("3", SECRETARY, "2024-01-01").replace(city.town, other);

        cadres(one, one.replace("-3,", "-4,")).statusCode(422).body("errors.line", equalTo(List.of(3)));
    }

    @Test
    void whoComesTheDayTheOtherLeavesIsNoSecondHolder() {
        cadres(holding("3", SECRETARY, "2024-03-01"), holding("1", DEPUTY, "2024-03-01"))
                .statusCode(200);

        assertThat(on("postId=" + post(SECRETARY), "2024-03-01")).containsExactly("3");
        assertThat(on("postId=" + post(SECRETARY), "2024-02-29")).containsExactly("1");
    }

    @Test
    void twoCanChangePlaces() {
        cadres(holding("1", DEPUTY, "2024-03-01"), holding("2", SECRETARY, "2024-03-01"))
                .statusCode(200);

        assertThat(held("2", "")).containsExactly(DEPUTY + " 2023-05-01 2024-03-01", SECRETARY + " 2024-03-01 null");
    }

    @Test
    void whoComesBeforeTheOtherLeavesIsASecondHolder() {
        cadres(holding("3", SECRETARY, "2024-02-28"), holding("1", DEPUTY, "2024-03-01"))
                .statusCode(422)
                .body("errors.code", equalTo(List.of("post-taken")));
    }

    @Test
    void whoCannotLeaveMakesNoRoomEitherWhereOnlyGoodRowsAreWritten() {
        String cannotLeave = holding("1", DEPUTY, "2021-01-01");
        city.send(
                        "cadres",
                        "?goodRowsOnly=true",
                        CityOfTests.CADRE_HEADER + cannotLeave + holding("3", SECRETARY, "2021-01-01"))
                .body("errors.code", equalTo(List.of("tenure-overlaps", "post-taken")));

        assertThat(held("1", "")).containsExactly(SECRETARY + " 2022-01-01 null");
    }

    @Test
    void otherPostsMayHaveOneHolderTooMany() {
        cadres(holding("3", DEPUTY, "2024-01-01"), holding("4", DEPUTY, "2024-01-01"))
                .statusCode(200);

        assertThat(on("postId=" + post(DEPUTY), "2024-01-01")).containsExactlyInAnyOrder("2", "3", "4");
    }

    @Test
    void nobodyHoldsTwoPostsAtOnce() {
        cadres(holding("1", DEPUTY, "2021-12-31"))
                .statusCode(422)
                .body("errors.code", equalTo(List.of("tenure-overlaps")));

        tenures("1", DEPUTY, "2020-01-01", "2022-01-02")
                .statusCode(422)
                .body("errors.code", equalTo(List.of("tenure-overlaps")));
        tenures("1", DEPUTY, "2020-01-01", "2022-01-01").statusCode(200);
        cadres(holding("1", SECRETARY, "2021-12-31"))
                .statusCode(422)
                .body("errors.code", equalTo(List.of("tenure-overlaps")));
        tenures("1", DEPUTY, "2019-01-01", "2020-01-02")
                .statusCode(422)
                .body("errors.code", equalTo(List.of("tenure-overlaps")));
    }

    @Test
    void aChiefPostHadOneHolderAtATimeInThePastToo() {
        cadres(holding("3", "", "")).statusCode(200);

        tenures("3", SECRETARY, "2020-01-01", "2022-01-02")
                .statusCode(422)
                .body("errors.code", equalTo(List.of("post-taken")));
        tenures("3", SECRETARY, "2020-01-01", "2022-01-01").statusCode(200);
        tenures("2", SECRETARY, "2019-01-01", "2020-01-02")
                .statusCode(422)
                .body("errors.code", equalTo(List.of("post-taken")));
    }

    @Test
    void anEndedTenureIsCorrectedByTheDayItBegan() {
        cadres(holding("1", "", "")).statusCode(200);
        tenures("1", SECRETARY, "2022-01-01", "2025-06-30").statusCode(200).body("changed", equalTo(1));
        tenures("1", SECRETARY, "2022-01-01", "2025-06-30").statusCode(200).body("changed", equalTo(0));

        assertThat(held("1", "")).containsExactly(SECRETARY + " 2022-01-01 2025-06-30");
        cadres(holding("3", SECRETARY, "2025-06-30")).statusCode(200);
    }

    @Test
    void linesThatSayNothingNewStayAsTheyAre() {
        cadres(holding("3", "", ""), holding("4", "", "")).statusCode(200);
        tenures("3", DEPUTY, "2018-01-01", "2020-01-01").statusCode(200);

        String known = line("3", DEPUTY, "2018-01-01", "2020-01-01");
        city.send("tenures", "", TENURE_HEADER + line("4", DEPUTY, "2018-01-01", "2020-01-01") + known)
                .statusCode(200)
                .body("created", equalTo(1), "unchanged", equalTo(1));
        city.send("tenures", "", TENURE_HEADER + line("4", DEPUTY, "2018-01-01", "2020-06-01") + known)
                .statusCode(200)
                .body("changed", equalTo(1), "unchanged", equalTo(1));
        assertThat(on("postId=" + post(DEPUTY), "2019-01-01")).containsExactlyInAnyOrder("3", "4");
    }

    @Test
    void whoStaysKeepsTheSeatWhereverTheyStandInTheFile() {
        city.send(
                        "cadres",
                        "?goodRowsOnly=true",
                        CityOfTests.CADRE_HEADER
                                + holding("3", SECRETARY, "2024-01-01")
                                + holding("1", SECRETARY, "2021-11-15"))
                .statusCode(200)
                .body("changed", equalTo(1), "refused", equalTo(1));
        assertThat(held("1", "")).containsExactly(SECRETARY + " 2021-11-15 null");
    }

    @Test
    void aPostOfOneDayLeavesNoTenure() {
        cadres(holding("2", "", "")).statusCode(200);
        String today = TransitionOfTests.today().toString();
        cadres(holding("2", DEPUTY, today)).statusCode(200);
        cadres(holding("2", "", "")).statusCode(200);

        assertThat(held("2", "")).containsExactly(DEPUTY + " 2023-05-01 " + today);
    }

    @Test
    void aSecondHolderIsRefusedThoughTheFirstSeatIsFree() {
        city.send("posts", "", "unitPath,kind,quota\n" + city.town + "," + SECRETARY + ",2\n")
                .statusCode(200);
        cadres(holding("3", SECRETARY, "2023-01-01")).statusCode(200);
        city.send("posts", "", "unitPath,kind,quota\n" + city.town + "," + SECRETARY + ",1\n")
                .statusCode(200);

        cadres(holding("1", DEPUTY, "2024-03-01"), holding("4", SECRETARY, "2024-03-01"))
                .statusCode(422)
                .body("errors.code", equalTo(List.of("post-taken")));
        cadres(holding("3", SECRETARY, "2023-02-01"), holding("1", DEPUTY, "2024-03-01"))
                .statusCode(422);
        cadres(holding("1", DEPUTY, "2024-03-01")).statusCode(200);
    }

    @Test
    void aDryRunSaysWhatClashesAndWritesNothing() {
        city.send("cadres", "?dryRun=true", CityOfTests.CADRE_HEADER + holding("3", SECRETARY, "2024-01-01"))
                .statusCode(200)
                .body("errors.code", equalTo(List.of("post-taken")));
        city.send("cadres", "?dryRun=true", CityOfTests.CADRE_HEADER + holding("1", DEPUTY, "2024-01-01"))
                .statusCode(200)
                .body("changed", equalTo(1));
        assertThat(held("1", "")).containsExactly(SECRETARY + " 2022-01-01 null");
    }

    @Test
    void ofTwoWhoAreEnteredAtOnceOneHoldsThePost() {
        cadres(holding("1", "", "")).statusCode(200);
        String today = TransitionOfTests.today().toString();
        List<Integer> answers = Stream.of("3", "4", "5", "6")
                .map(number -> CompletableFuture.supplyAsync(() ->
                        cadres(holding(number, SECRETARY, today)).extract().statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .sorted()
                .toList();

        assertThat(answers).containsExactly(200, 422, 422, 422);
        assertThat(on("postId=" + post(SECRETARY), today)).hasSize(1);
    }

    @Test
    void anEndedTenureIsTakenBack() {
        cadres(holding("1", "", "")).statusCode(200);
        String id = idOfTenure("1");

        remove(id, null).statusCode(428);
        remove(id, "\"v0\"").statusCode(412);
        city.at(city.path + ".zuzhibu", "registry-admin")
                .header("If-Match", "*")
                .delete("/appointment/v1/tenures/" + id)
                .then()
                .statusCode(404);
        remove(id, "\"v1\"").statusCode(204);
        assertThat(held("1", "")).isEmpty();
        // And so the post can be held again since the day on which it was.
        cadres(holding("1", SECRETARY, "2022-01-01")).statusCode(200);
    }

    @Test
    void whatIsHeldNowIsNotTakenBack() {
        remove(idOfTenure("1"), "*").statusCode(409).body("code", equalTo("tenure-not-ended"));
        assertThat(held("1", "")).containsExactly(SECRETARY + " 2022-01-01 null");
    }

    @Test
    void nobodyRewritesATenureInAPostTheyDoNotSee() {
        String office = city.path + ".zuzhibu";
        city.send("posts", "", "unitPath,kind,quota\n" + office + "," + DEPUTY + ",1\n")
                .statusCode(200);
        tenures("1", DEPUTY, "2020-01-01", "2021-01-01").statusCode(200);
        cadres(holding("1", "", "").replace(city.town, office)).statusCode(200);

        city.at(office, "registry-admin")
                .contentType("text/csv")
                .body(TENURE_HEADER
                        + line("1", DEPUTY, "2020-01-01", "2020-06-01").replace(city.town, office))
                .post("/appointment/v1/tenures/imports")
                .then()
                .statusCode(422)
                .body("errors.code", equalTo(List.of("tenure-overlaps")));
    }

    /** Whoever writes them: the columns of a cadre and the tenure that lasts say the same. */
    @AfterEach
    void theCadresRowSaysWhatTheirTenureSays() {
        assertThat(Database.number(
                        "select count(*) from cadre c left join tenure t on t.cadre_id = c.id and t.until is null"
                                + " where (c.post_id, c.post_since) is distinct from (t.post_id, t.since) and c.staff_number like ?",
                        city.staffPrefix + "%"))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "1, PARTY_SECRETARY, 2022-01-01, 2024-01-01, since, tenure-not-ended",
        "1, DEPUTY_HEAD_OF_GOVERNMENT, 2020-01-01, 2020-01-01, until, not-after-since",
        "1, DEPUTY_HEAD_OF_GOVERNMENT, 2020-01-02, 2020-01-01, until, not-after-since",
        "1, DEPUTY_HEAD_OF_GOVERNMENT, 1979-01-01, 1990-01-01, since, before-birth",
        "1, DEPUTY_HEAD_OF_GOVERNMENT, 2020-01-01, 2199-01-01, until, not-in-past",
        "1, HEAD_OF_GOVERNMENT, 2020-01-01, 2021-01-01, postKind, unknown-reference",
        "9, PARTY_SECRETARY, 2020-01-01, 2021-01-01, staffNumber, unknown-reference"
    })
    void aBadRowNamesItsColumnAndCode(
            String number, String post, String since, String until, String column, String code) {
        tenures(number, post, since, until)
                .statusCode(422)
                .body("errors.column", hasItem(column))
                .body("errors.code", hasItem(code));
        assertThat(held("1", "")).containsExactly(SECRETARY + " 2022-01-01 null");
    }

    @Test
    void aPostOfAnUnknownUnitIsRefused() {
        city.send(
                        "tenures",
                        "",
                        TENURE_HEADER
                                + line("1", DEPUTY, "2020-01-01", "2021-01-01")
                                        .replace(city.town, city.path + ".nowhere"))
                .statusCode(422)
                .body("errors.column", equalTo(List.of("unitPath")))
                .body("errors.code", equalTo(List.of("unknown-reference")));
    }

    @Test
    void theCadresStateTellsTheTenures() {
        try (PublishedEvents cadres = PublishedEvents.on("qingfeng.registry.cadres.v1")) {
            String id = cadre("1");
            tenures("1", DEPUTY, "2020-01-01", "2021-01-01").statusCode(200);

            PublishedEvent told = cadres.await(event -> event.key().equals(id) && event.version() == 1);
            assertThat(told.json().get("tenures").toString())
                    .isEqualTo(
                            "[{\"postId\":\"%s\",\"since\":\"2020-01-01\",\"until\":\"2021-01-01\"},{\"postId\":\"%s\",\"since\":\"2022-01-01\"}]"
                                    .formatted(post(DEPUTY), post(SECRETARY)));
        }
    }

    @Test
    void theTenuresOfOtherUnitsAreNotThere() {
        String id = city.as("auditor")
                .get("/appointment/v1/tenures?cadreId=" + cadre("1"))
                .path("items[0].id");

        city.at(city.path + ".zuzhibu", "auditor")
                .get("/appointment/v1/tenures/" + id)
                .then()
                .statusCode(404);
        city.at(city.path + ".zuzhibu", "auditor")
                .get("/appointment/v1/tenures")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(0));
        city.at(city.town, "auditor")
                .get("/appointment/v1/tenures/" + id)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"v0\""))
                .body("until", nullValue());
    }

    @Test
    void theCursorOfOneQuestionIsNoneOfAnother() {
        String next = city.as("auditor")
                .get("/appointment/v1/tenures?limit=1&on=2024-01-01")
                .path("next");
        city.as("auditor")
                .queryParam("cursor", next)
                .get("/appointment/v1/tenures?limit=1&on=2023-12-31")
                .then()
                .statusCode(400)
                .body("code", equalTo("bad-cursor"));
    }

    /** The database itself keeps it, whoever writes. */
    @ParameterizedTest
    @CsvSource({"tenure_cadre_once, DEPUTY_HEAD_OF_GOVERNMENT, 7", "tenure_seat_once, PARTY_SECRETARY, 1"})
    void theDatabaseTakesNoTwoAtOnce(String constraint, String post, int seat) {
        String cadre = cadre(constraint.contains("cadre") ? "1" : "2");
        assertThatThrownBy(() -> Database.execute(
                        "insert into tenure (id, version, cadre_id, post_id, seat, since, until)"
                                + " values (gen_random_uuid(), 0, cast(? as uuid), cast(? as uuid), ?, '2020-01-01', '2022-01-02')",
                        cadre,
                        post(post),
                        seat))
                .hasStackTraceContaining(constraint);
    }

    private String holding(String number, String post, String since) {
        return "%s-%s,某某,1980-05-01,MALE,DEPUTY_SECTION,%s,%s,%s,,MASTER,,\n"
                .formatted(city.staffPrefix, number, city.town, post, since);
    }

    private ValidatableResponse cadres(String... rows) {
        return city.send("cadres", "", CityOfTests.CADRE_HEADER + String.join("", rows));
    }

    private ValidatableResponse tenures(String number, String post, String since, String until) {
        return city.send("tenures", "", TENURE_HEADER + line(number, post, since, until));
    }

    private String line(String number, String post, String since, String until) {
        return "%s-%s,%s,%s,%s,%s\n".formatted(city.staffPrefix, number, city.town, post, since, until);
    }

    private ValidatableResponse remove(String id, @Nullable String ifMatch) {
        RequestSpecification admin = city.as("registry-admin");
        if (ifMatch != null) {
            admin.header("If-Match", ifMatch);
        }
        return admin.delete("/appointment/v1/tenures/" + id).then();
    }

    private String idOfTenure(String number) {
        return found("tenures?cadreId=" + cadre(number), "items[0].id");
    }

    private List<String> held(String number, String filter) {
        return city
                .as("auditor")
                .get("/appointment/v1/tenures?cadreId=" + cadre(number) + filter)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items", TenureView.class)
                .stream()
                .sorted(Comparator.comparing(TenureView::since))
                .map(tenure -> found("posts/" + tenure.postId(), "kind") + " " + tenure.since() + " " + tenure.until())
                .toList();
    }

    private List<String> on(String filter, String day) {
        return city
                .as("auditor")
                .get("/appointment/v1/tenures?%s&on=%s".formatted(filter, day))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items", TenureView.class)
                .stream()
                .map(tenure -> found("cadres/" + tenure.cadreId(), "staffNumber"))
                .map(staffNumber -> staffNumber.replace(city.staffPrefix + "-", ""))
                .toList();
    }

    private String cadre(String number) {
        return found("cadres", "items.find { it.staffNumber == '%s-%s' }.id".formatted(city.staffPrefix, number));
    }

    private String unit() {
        return found("units", "items.find { it.path == '%s' }.id".formatted(city.town));
    }

    private String post(String kind) {
        return found("posts", "items.find { it.kind == '%s' && it.unitId == '%s' }.id".formatted(kind, unit()));
    }

    private String found(String path, String value) {
        return city.as("auditor")
                .get("/appointment/v1/" + path)
                .then()
                .extract()
                .path(value);
    }
}
