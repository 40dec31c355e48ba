package dev.qingfeng.complaint.clearancelist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.qingfeng.complaint.RegistryOfTests;
import dev.qingfeng.complaint.attachment.PapersOfTests;
import dev.qingfeng.platform.replay.RestoreFollower;
import dev.qingfeng.platform.testing.Database;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The organisation side asks about cadres, the discipline organ answers, and what it answers is told by the batches alone. */
@QuarkusTest
class ClearanceListResourceTest {

    private static final String LISTS = "/complaint/v1/clearance-lists";

    @Inject
    @All
    List<RestoreFollower> followers;

    private final RegistryOfTests registry = new RegistryOfTests();
    private UUID one = new UUID(0, 0);
    private UUID other = new UUID(0, 0);

    @BeforeEach
    void twoCadres() {
        registry.founded();
        one = registry.knownPerson("8", "司馬懷瑾", null);
        other = registry.knownPerson("9", "上官文淵", null);
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private RequestSpecification organisation() {
        return registry.as("org", "organization-officer");
    }

    private RequestSpecification officer(String number) {
        return registry.as(number, "discipline-officer");
    }

    private ValidatableResponse draft(UUID... cadres) {
        return organisation()
                .body("{\"cycleId\":\"%s\",\"purpose\":\"擬提拔\",\"cadreIds\":%s}".formatted(registry.cycle, ids(cadres)))
                .post(LISTS)
                .then();
    }

    private static String ids(UUID... cadres) {
        return Stream.of(cadres).map(id -> '"' + id.toString() + '"').toList().toString();
    }

    private String sent(UUID... cadres) {
        String id = draft(cadres).statusCode(201).extract().path("id");
        organisation()
                .header("If-Match", "\"v0\"")
                .post(LISTS + "/" + id + "/sending")
                .then()
                .statusCode(200);
        return LISTS + "/" + id;
    }

    private ValidatableResponse enter(String number, String list, Map<UUID, Boolean> answers) {
        return enter(number, list, answers, LocalDate.now(ZoneId.of("Asia/Shanghai")));
    }

    private ValidatableResponse enter(String number, String list, Map<UUID, Boolean> answers, LocalDate day) {
        String body = answers.entrySet().stream()
                .map(answer -> "{\"cadreId\":\"%s\",\"given\":%s}".formatted(answer.getKey(), answer.getValue()))
                .collect(Collectors.joining(","));
        return officer(number)
                .body("{\"reference\":\"紀廉8號\",\"issuedOn\":\"%s\",\"answers\":[%s]}".formatted(day, body))
                .post(list + "/opinions")
                .then();
    }

    private String entered(String list, Map<UUID, Boolean> answers) {
        return list + "/opinions/"
                + enter("1", list, answers).statusCode(201).extract().path("id");
    }

    private ValidatableResponse keep(String opinion, byte[] file) {
        return officer("1")
                .header("If-Match", "*")
                .contentType("application/octet-stream")
                .body(file)
                .post(opinion + "/document")
                .then();
    }

    private ValidatableResponse decide(String number, String opinion, String how) {
        return officer(number).header("If-Match", "*").post(opinion + "/" + how).then();
    }

    /** Entered by one with its paper, confirmed by another. */
    private void answered(String list, Map<UUID, Boolean> answers) {
        String opinion = entered(list, answers);
        keep(opinion, PapersOfTests.saying("意見")).statusCode(200);
        decide("2", opinion, "confirmation").statusCode(200);
    }

    private void batch() {
        officer("1").post("/complaint/v1/clearance-batches").then().statusCode(201);
    }

    private boolean isGiven(UUID cadre) {
        return Database.number("select count(*) from clearance where id = ? and given", cadre) == 1;
    }

    @Test
    void aListIsDraftedChangedAndFrozenUnderItsHash() throws NoSuchAlgorithmException {
        String id = draft(one)
                .statusCode(201)
                .body("state", equalTo("DRAFT"))
                .extract()
                .path("id");
        String list = LISTS + "/" + id;
        String body = "{\"purpose\":\"換屆提拔\",\"cadreIds\":" + ids(one, other) + "}";
        organisation().body(body).put(list).then().statusCode(428);
        organisation().header("If-Match", "\"v0\"").body(body).put(list).then().statusCode(200);
        organisation()
                .header("If-Match", "\"v0\"")
                .post(list + "/sending")
                .then()
                .statusCode(412);
        Response sent = organisation().header("If-Match", "\"v1\"").post(list + "/sending");
        sent.then().statusCode(200).body("state", equalTo("SENT"), "sentBy", equalTo(registry.staff("org")));
        String text = "clearance-list/1\n" + id + "\n" + registry.cycle + "\n"
                + Stream.of(one, other).map(UUID::toString).sorted().collect(Collectors.joining("\n")) + "\n\n換屆提拔";
        assertThat(sent.<String>path("contentHash"))
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8))));
        organisation()
                .header("If-Match", "*")
                .body(body)
                .put(list)
                .then()
                .statusCode(409)
                .body("code", equalTo("list-sent"));
        organisation()
                .header("If-Match", "*")
                .post(list + "/sending")
                .then()
                .statusCode(409)
                .body("code", equalTo("list-sent"));
    }

    @Test
    void theDatabaseItselfLetsNoListChangeThatWasSent() {
        UUID list = UUID.fromString(sent(one).substring(LISTS.length() + 1));
        for (String change : List.of(
                "update clearance_list set purpose = 'a' where id = ?",
                "delete from clearance_list_cadre where list_id = ?",
                "insert into clearance_list_cadre values (?, gen_random_uuid())")) {
            assertThatThrownBy(() -> Database.execute(change, list)).hasStackTraceContaining("does not change");
        }
    }

    @Test
    void theDisciplineOrganDraftsNoneAndSeesNoDraft() {
        officer("1").body("{}").post(LISTS).then().statusCode(403);
        String list = LISTS + "/" + draft(one).statusCode(201).extract().path("id");
        officer("1").get(list).then().statusCode(404);
        officer("1").get(list + "/opinions").then().statusCode(404);
        officer("1").get(LISTS).then().body("items", empty());
        organisation().get(LISTS).then().body("items", hasSize(1));
        organisation().get(list + "/clearances").then().statusCode(200).body("$", empty());
    }

    @Test
    void aListIsOfOneCity() {
        try (RegistryOfTests elsewhere = new RegistryOfTests().founded()) {
            UUID stranger = elsewhere.knownPerson("8", "司馬懷瑾", null);
            draft(one, stranger).statusCode(422).body("code", equalTo("unknown-reference"));
            organisation()
                    .body("{\"cycleId\":\"%s\",\"purpose\":\"a\",\"cadreIds\":%s}".formatted(elsewhere.cycle, ids(one)))
                    .post(LISTS)
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("unknown-reference"));
            String list = sent(one);
            elsewhere.as("1", "discipline-officer").get(list).then().statusCode(404);
            registry.at(registry.townPath, "org", "organization-officer")
                    .get(list)
                    .then()
                    .statusCode(404);
        }
    }

    @Test
    void anOpinionTakesItsPaperAndTwoPeople() {
        String list = sent(one, other);
        String opinion = entered(list, Map.of(one, true, other, false));
        decide("2", opinion, "confirmation").statusCode(409).body("code", equalTo("opinion-without-document"));
        keep(opinion, "MZ".getBytes(StandardCharsets.US_ASCII))
                .statusCode(422)
                .body("code", equalTo("file-type-refused"));
        officer("1").get(opinion + "/document").then().statusCode(404);
        keep(opinion, PapersOfTests.saying("意見"))
                .statusCode(200)
                .body("hasDocument", equalTo(true), "answers", nullValue());
        keep(opinion, PapersOfTests.saying("意見")).statusCode(409).body("code", equalTo("opinion-document-kept"));
        decide("1", opinion, "confirmation").statusCode(403).body("code", equalTo("second-person-needed"));
        assertThat(isGiven(one)).isFalse();
        decide("2", opinion, "confirmation").statusCode(200).body("state", equalTo("CONFIRMED"));
        assertThat(isGiven(one)).isTrue();
        assertThat(isGiven(other)).isFalse();
        decide("2", opinion, "refusal").statusCode(409).body("code", equalTo("opinion-decided"));
        officer("2")
                .get(opinion)
                .then()
                .statusCode(200)
                .body("reference", equalTo("紀廉8號"), "answers", hasSize(2))
                .body("enteredBy", equalTo(registry.staff("1")), "decidedBy", equalTo(registry.staff("2")));
        byte[] paper = officer("2")
                .get(opinion + "/document")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        assertThat(new String(paper, StandardCharsets.ISO_8859_1)).startsWith("%PDF-");
        assertThat(Database.number(
                        "select count(*) from audit_entry where record_type = 'ClearanceOpinion' and action = 'READ'"
                                + " and record_id = ? and actor = ?",
                        opinion.substring(opinion.lastIndexOf('/') + 1),
                        registry.staff("2")))
                .isEqualTo(1);
    }

    @Test
    void twoNumbersOfOnePersonAreOnePerson() {
        registry.onePerson("1", "2");
        String opinion = entered(sent(one), Map.of(one, true));
        keep(opinion, PapersOfTests.saying("意見")).statusCode(200);
        decide("2", opinion, "confirmation").statusCode(403).body("code", equalTo("second-person-needed"));
        assertThat(isGiven(one)).isFalse();
        decide("4", opinion, "confirmation").statusCode(200);
    }

    @Test
    void anOpinionOnOneListIsNotThereInAnother() {
        String list = sent(one);
        String opinion = entered(sent(other), Map.of(other, true));
        String misplaced = list + "/opinions" + opinion.substring(opinion.lastIndexOf('/'));
        officer("2").get(misplaced).then().statusCode(404);
        keep(misplaced, PapersOfTests.saying("意見")).statusCode(404);
        keep(opinion, PapersOfTests.saying("意見")).statusCode(200);
        officer("2").get(misplaced + "/document").then().statusCode(404);
        decide("2", misplaced, "confirmation").statusCode(404);
    }

    @Test
    void theTwoAreTwoInTheDatabaseToo() {
        String opinion = entered(sent(one), Map.of(one, true));
        keep(opinion, PapersOfTests.saying("意見")).statusCode(200);
        assertThatThrownBy(() -> Database.execute(
                        "update clearance_opinion set state = 'CONFIRMED', decided_by = entered_by, decided_at = now() where id = ?",
                        UUID.fromString(opinion.substring(opinion.lastIndexOf('/') + 1))))
                .hasStackTraceContaining("clearance_opinion_two_people");
    }

    /** Nor by a state, a count, a version, an entity tag or another answer to a change. */
    @Test
    void theOrganisationSideLearnsOfAnAnswerByTheNextBatchAndByNothingElse() {
        batch();
        String list = sent(one, other);
        List<String> before = seenByTheOrganisation(list);
        String opinion = entered(list, Map.of(one, true));
        assertThat(seenByTheOrganisation(list)).isEqualTo(before);
        keep(opinion, PapersOfTests.saying("意見")).statusCode(200);
        decide("2", opinion, "confirmation").statusCode(200);
        assertThat(isGiven(one)).isTrue();
        assertThat(seenByTheOrganisation(list)).isEqualTo(before);
        organisation()
                .get(list + "/clearances")
                .then()
                .body("given", contains(false, false), "cadreId", hasItem(one.toString()));
        batch();
        organisation()
                .get(list + "/clearances")
                .then()
                .body("find { it.cadreId == '" + one + "' }.given", equalTo(true))
                .body("find { it.cadreId == '" + other + "' }.given", equalTo(false));
        // Of who is not cleared it still does not tell whether they were answered.
        List<String> after = seenByTheOrganisation(list);
        answered(list, Map.of(other, false));
        batch();
        assertThat(seenByTheOrganisation(list)).isEqualTo(after);
        assertThat(organisation().get(list + "/opinions").statusCode()).isEqualTo(403);
        assertThat(organisation().get(list + "/open-cadres").statusCode()).isEqualTo(403);
    }

    private List<String> seenByTheOrganisation(String list) {
        return Stream.of(
                        organisation().get(LISTS),
                        organisation().get(list),
                        organisation().get(list + "/clearances"),
                        organisation().header("If-Match", "*").post(list + "/sending"),
                        organisation()
                                .header("If-Match", "\"v1\"")
                                .body("{\"purpose\":\"a\",\"cadreIds\":" + ids(one) + "}")
                                .put(list))
                .map(answer -> answer.statusCode() + " " + answer.header("ETag") + " "
                        + answer.asString().replaceAll("\"traceId\":\"[0-9a-f]+\"", ""))
                .toList();
    }

    @Test
    void partsAreAnsweredOneAfterTheOtherAndNobodyTwice() {
        String list = sent(one, other);
        UUID notListed = registry.knownPerson("10", "錢伯庸", null);
        officer("1").get(list + "/open-cadres").then().body("cadreId", hasSize(2));
        String first = entered(list, Map.of(one, true));
        officer("1").get(list + "/open-cadres").then().body("cadreId", contains(other.toString()));
        enter("2", list, Map.of(one, false, other, true)).statusCode(409).body("code", equalTo("cadre-answered"));
        enter("2", list, Map.of(notListed, true)).statusCode(422).body("code", equalTo("unknown-reference"));
        enter(
                        "2",
                        list,
                        Map.of(other, true),
                        LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(1))
                .statusCode(422)
                .body("code", equalTo("in-the-future"));
        decide("1", first, "refusal").statusCode(200).body("state", equalTo("REFUSED"));
        enter("2", list, Map.of(one, false, other, true)).statusCode(201);
        officer("1").get(list + "/open-cadres").then().body("$", empty());
        officer("1")
                .body("{\"reference\":\"a\",\"issuedOn\":\"2026-01-01\",\"answers\":[%s,%s]}"
                        .formatted(answer(other), answer(other)))
                .post(list + "/opinions")
                .then()
                .statusCode(422)
                .body("code", equalTo("answered-twice"));
    }

    private static String answer(UUID cadre) {
        return "{\"cadreId\":\"" + cadre + "\",\"given\":true}";
    }

    @Test
    void nobodyReadsOrDecidesWhatIsSaidOfTheirKin() {
        registry.knownPerson("3", "司馬懷玉", null, one);
        String list = sent(one, other);
        for (Map<UUID, Boolean> answers : List.of(Map.of(one, true), Map.of(other, true))) {
            enter("3", list, answers).statusCode(404);
        }
        String opinion = entered(list, Map.of(one, true));
        keep(opinion, PapersOfTests.saying("意見")).statusCode(200);
        // Whom of the list others are asked about, and whom no more, would say it of their kin.
        for (String path : List.of(opinion, opinion + "/document", list + "/open-cadres", list + "/opinions")) {
            officer("3").get(path).then().statusCode(404);
        }
        decide("3", opinion, "confirmation").statusCode(404);
        decide("2", opinion, "confirmation").statusCode(200);
        batch();
        officer("3").get(list + "/clearances").then().body("cadreId", not(hasItem(one.toString())));
        registry.as("3", "organization-officer")
                .get(list + "/clearances")
                .then()
                .body("cadreId", contains(other.toString()));
    }

    private ValidatableResponse decideAlone(String number, UUID cadre, boolean given) {
        return officer(number)
                .header("If-Match", "*")
                .body("{\"given\":" + given + "}")
                .put("/complaint/v1/clearances/" + cadre)
                .then();
    }

    /** Also one that leaves the clearance as it was. */
    @Test
    void anOldYesIsNotConfirmedOverALaterNo() {
        String list = sent(one, other);
        String opinion = entered(list, Map.of(one, true, other, true));
        keep(opinion, PapersOfTests.saying("意見")).statusCode(200);
        decideAlone("2", one, false).statusCode(200);
        decide("2", opinion, "confirmation").statusCode(409).body("code", equalTo("clearance-changed-since"));
        officer("2").get(opinion).then().body("state", equalTo("ENTERED"));
        assertThat(isGiven(one)).isFalse();
        assertThat(isGiven(other)).isFalse();
        decide("2", opinion, "refusal").statusCode(200);
        answered(list, Map.of(one, true));
        assertThat(isGiven(one)).isTrue();
    }

    /** What was decided after the backup is not known any more. */
    @Test
    void afterARestoreNoOpinionIsConfirmedThatWasEnteredBefore() {
        String list = sent(one);
        String opinion = entered(list, Map.of(one, true));
        keep(opinion, PapersOfTests.saying("意見")).statusCode(200);
        QuarkusTransaction.requiringNew().run(() -> followers.forEach(RestoreFollower::restored));
        decide("2", opinion, "confirmation").statusCode(409).body("code", equalTo("opinion-decided"));
        officer("2").get(opinion).then().body("state", equalTo("REFUSED"), "decidedBy", equalTo("service"));
        answered(list, Map.of(one, true));
        assertThat(isGiven(one)).isTrue();
    }

    @Test
    void whomAnOpinionDoesNotNameNobodyClearsAlone() {
        String list = sent(one, other);
        answered(list, Map.of(one, true));
        decideAlone("2", other, true).statusCode(200).body("given", equalTo(false), "proposed", equalTo(true));
        batch();
        assertThat(told(list, other)).isFalse();
        decideAlone("1", other, true).statusCode(200).body("given", equalTo(true));
        batch();
        assertThat(told(list, other)).isTrue();
    }

    private boolean told(String list, UUID cadre) {
        return organisation().get(list + "/clearances").path("find { it.cadreId == '" + cadre + "' }.given");
    }

    @Test
    void whatAnOpinionRefusedNobodyGivesAlone() {
        answered(sent(one), Map.of(one, false));
        decideAlone("2", one, true).statusCode(409).body("code", equalTo("opinion-said-no"));
        officer("2")
                .contentType("text/csv")
                .body("staffNumber,given\n%s,true\n%s,true\n".formatted(registry.staff("8"), registry.staff("9")))
                .post("/complaint/v1/clearances/imports")
                .then()
                .statusCode(422)
                .body("errors.code", contains("opinion-said-no"), "errors[0].column", equalTo("given"));
        decideAlone("2", one, false).statusCode(200);
        decideAlone("2", other, true).statusCode(200);
        assertThat(isGiven(one)).isFalse();
        answered(sent(one), Map.of(one, true));
        assertThat(isGiven(one)).isTrue();
        decideAlone("2", one, false).statusCode(200);
        decideAlone("2", one, true).statusCode(200);
    }

    @Test
    void whatWasRefusedToOneStaysRefusedWhereTheyTurnOutToBeAnother() {
        answered(sent(one), Map.of(one, false));
        registry.personMerged(other, "9", "上官文淵", one);
        decideAlone("2", other, true).statusCode(409).body("code", equalTo("opinion-said-no"));
    }

    @Test
    void whatWasRefusedToThemStaysRefusedWhereSomebodyElseTurnsOutToBeThem() {
        answered(sent(other), Map.of(other, false));
        registry.personMerged(other, "9", "上官文淵", one);
        decideAlone("2", other, true).statusCode(409).body("code", equalTo("opinion-said-no"));
    }
}
