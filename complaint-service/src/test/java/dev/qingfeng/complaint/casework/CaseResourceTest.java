package dev.qingfeng.complaint.casework;

import static dev.qingfeng.complaint.casework.CaseOfTests.COMPLAINTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.qingfeng.complaint.RegistryOfTests;
import dev.qingfeng.complaint.attachment.PapersOfTests;
import dev.qingfeng.complaint.complaint.CaseFinding;
import dev.qingfeng.complaint.complaint.CaseState;
import dev.qingfeng.complaint.complaint.Severity;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.StatementCount;
import dev.qingfeng.platform.workingday.WorkingDays;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A case is taken from its receipt to its end by declared moves, each of which stands in its history. */
@QuarkusTest
class CaseResourceTest {

    private static final String REASON = "{\"reason\":\"為什麼\"}";
    private static final String HANDED_OVER = "{\"organ\":\"PETITION_BUREAU\",\"reason\":\"a\"}";

    private final RegistryOfTests registry = new RegistryOfTests();

    @BeforeEach
    void found() {
        registry.founded();
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private CaseOfTests reported() {
        return new CaseOfTests(registry, "逐戶送禮");
    }

    private String progress(CaseOfTests of) {
        return RegistryOfTests.anybody()
                .body("{\"receipt\":\"" + of.receipt + "\"}")
                .post("/complaint/v1/reports/status")
                .then()
                .statusCode(200)
                .body("state", equalTo("RECEIVED"))
                .extract()
                .path("progress");
    }

    @Test
    void aCaseIsTakenFromItsReceiptToItsEnd() {
        CaseOfTests of = reported();
        assertThat(progress(of)).isEqualTo("RECEIVED");
        UUID accused = registry.knownPerson("9", "錢伯庸", null);
        of.moved(
                        "screening",
                        "{\"severity\":\"GRAVE\",\"assessment\":\"可查\",\"subjects\":{\"cadreIds\":"
                                + CaseOfTests.ids(accused) + "}}")
                .body("caseState", equalTo("SCREENED"), "severity", equalTo("GRAVE"), "dueOn", notNullValue());
        of.moved("acceptance").body("caseState", equalTo("ACCEPTED"));
        of.register("1");
        of.moved("assignment", "{\"staffNumber\":\"" + registry.staff("1") + "\"}")
                .body("handlerNumber", equalTo(registry.staff("1")));
        assertThat(progress(of)).isEqualTo("IN_PROGRESS");
        of.move(of.handler("1"), "investigation", "{\"findings\":\"屬實\"}")
                .then()
                .statusCode(200)
                .body("caseState", equalTo("INVESTIGATED"));
        of.move(of.handler("1"), "conclusion", "{\"finding\":\"UNSUBSTANTIATED\",\"reason\":\"查無\"}")
                .then()
                .statusCode(200)
                .body("caseState", equalTo("CONCLUDED"), "finding", nullValue());
        assertThat(progress(of)).isEqualTo("CONCLUDED");
        of.move(of.handler("1"), "feedback", "{\"feedback\":\"已答覆\"}").then().statusCode(200);
        RegistryOfTests.anybody()
                .body("{\"receipt\":\"" + of.receipt + "\"}")
                .post("/complaint/v1/reports/messages/reading")
                .then()
                .statusCode(200)
                .body("messages.text", contains("已答覆"));
        of.moved("closure").body("dueOn", nullValue());
        assertThat(progress(of)).isEqualTo("CLOSED");
        of.officer()
                .get(of.address() + "/case")
                .then()
                .statusCode(200)
                .header("ETag", startsWith(of.tag().replaceFirst("\"$", "-")))
                .body(
                        "history.move",
                        contains("SCREEN", "ACCEPT", "ASSIGN", "INVESTIGATE", "CONCLUDE", "GIVE_FEEDBACK", "CLOSE"))
                .body("history.number", contains(1, 2, 3, 4, 5, 6, 7))
                .body("history[0].words", equalTo("可查"), "history[0].from", equalTo("RECEIVED"))
                .body("history[4].words", equalTo("查無"), "history[4].madeBy", equalTo(registry.staff("1")))
                .body("subjects[0].cadreId", equalTo(accused.toString()), "subjects[0].standing", equalTo("LINKED"))
                .body("finding", equalTo("UNSUBSTANTIATED"), "legalMoves", hasItem("REOPEN"));
        assertThat(Database.number(
                        "select count(*) from audit_entry where record_type = 'Complaint' and action = 'CHANGED'"
                                + " and record_id = ?",
                        of.id))
                .isEqualTo(7);
        assertThat(Database.number(
                        "select count(*) from audit_entry where record_type = 'Complaint' and action = 'READ'"
                                + " and record_id = ? and operation = 'getCase'",
                        of.id))
                .isEqualTo(1);
    }

    @Test
    void noWordOfACaseIsInTheClearInTheDatabase() {
        CaseOfTests of = reported();
        of.moved("screening", "{\"severity\":\"ORDINARY\",\"assessment\":\"秘密評語\"}");
        assertThat(Database.number(
                        "select count(*) from case_entry where complaint_id = ?"
                                + " and position(convert_to('秘密評語', 'UTF8') in words) = 0",
                        UUID.fromString(of.id)))
                .isEqualTo(1);
        assertThat(Database.number("select count(*) from idempotency_key where body like '%秘密評語%'"))
                .isZero();
    }

    @Test
    void whatIsNotPossibleInAStateIsRefusedWithWhatIs() {
        CaseOfTests of = reported();
        of.move(of.officer(), "acceptance")
                .then()
                .statusCode(409)
                .body("code", equalTo("illegal-move"), "detail", containsString("SCREEN"))
                .body("detail", not(containsString("ACCEPT")));
        of.move(of.officer(), "closure").then().statusCode(409).body("code", equalTo("illegal-move"));
        of.move(of.officer(), "resumption").then().statusCode(409).body("code", equalTo("illegal-move"));
    }

    @ParameterizedTest
    @CsvSource({"screening", "subjects", "acceptance", "closure", "measures", "conflicts"})
    void withoutItsTagNothingIsChanged(String move) {
        CaseOfTests of = reported();
        String body = "{\"severity\":\"GRAVE\",\"assessment\":\"a\"}";
        if (move.equals("subjects")) {
            body = "{}";
        } else if (move.equals("measures")) {
            body = "{\"kind\":\"ADMONITION\",\"responsibleNumber\":\"1\",\"dueOn\":\"2099-01-01\"}";
        } else if (move.equals("conflicts")) {
            body = REASON;
        } else if (move.equals("acceptance") || move.equals("closure")) {
            body = "";
        }
        post(of, move, body, null).then().statusCode(428);
        post(of, move, body, "\"v99\"").then().statusCode(412);
    }

    private static Response post(CaseOfTests of, String move, String body, @Nullable String tag) {
        var request = of.officer();
        if (tag != null) {
            request.header("If-Match", tag);
        }
        return (body.isEmpty() ? request : request.body(body)).post(of.address() + "/" + move);
    }

    @Test
    void ofTwoWhoDecideAtOnceOneWins() {
        CaseOfTests of = reported();
        of.moved("screening", "{\"severity\":\"ORDINARY\",\"assessment\":\"a\"}");
        String tag = of.tag();
        List<Integer> statuses = Stream.of("acceptance", "declination", "acceptance", "declination")
                .map(move -> CompletableFuture.supplyAsync(
                        () -> post(of, move, move.equals("declination") ? REASON : "", tag)
                                .statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(statuses)
                .containsOnlyOnce(200)
                .allMatch(status -> List.of(200, 409, 412).contains(status));
        assertThat(Database.number(
                        "select count(*) from case_entry where complaint_id = ? and number = 2",
                        UUID.fromString(of.id)))
                .isEqualTo(1);
    }

    @Test
    void whatIsDeclinedCanBeTakenUpAgain() {
        CaseOfTests of = reported();
        of.moved("screening", "{\"severity\":\"ORDINARY\",\"assessment\":\"a\"}");
        of.moved("declination", REASON).body("caseState", equalTo("DECLINED"), "dueOn", nullValue());
        assertThat(progress(of)).isEqualTo("DECLINED");
        of.reopened(REASON).body("caseState", equalTo("ACCEPTED"), "dueOn", notNullValue());
    }

    @Test
    void othersDoNotGoOnWithACase() {
        CaseOfTests of = reported().assignedTo("1");
        of.move(of.handler("2"), "investigation", "{\"findings\":\"a\"}")
                .then()
                .statusCode(403)
                .body("code", equalTo("not-your-case"));
    }

    @Test
    void norWithAnythingOfItUpToItsEnd() {
        UUID accused = registry.knownPerson("9", "司馬懷瑾", null);
        registry.knownPerson("2", "錢伯庸", null);
        CaseOfTests of = reported().assignedTo("1", accused);
        of.moved("pause", until(5));
        othersMayNot(of, "resumption", "");
        of.moved("resumption");
        of.moved("investigation", "{\"findings\":\"a\"}");
        String found = "{\"finding\":\"SUBSTANTIATED\",\"reason\":\"a\"}";
        othersMayNot(of, "conclusion", found);
        of.movedByAnother("conclusion", found);
        String admonition = "{\"kind\":\"ADMONITION\",\"responsibleNumber\":\"%s\",\"dueOn\":\"2099-01-01\"}"
                .formatted(registry.staff("2"));
        othersMayNot(of, "measures", admonition);
        String measure = of.measured(admonition);
        othersMayNot(of, "measures/" + measure + "/result", "{\"result\":\"a\"}");
        of.resulted(measure);
        othersMayNot(of, "feedback", "{\"feedback\":\"a\"}");
        of.moved("feedback", "{\"feedback\":\"a\"}");
    }

    private static void othersMayNot(CaseOfTests of, String move, String body) {
        Response answer = body.isEmpty() ? of.move(of.handler("2"), move) : of.move(of.handler("2"), move, body);
        answer.then().statusCode(403).body("code", equalTo("not-your-case"));
    }

    @ParameterizedTest
    @CsvSource({"assignment", "subjects", "pause"})
    void norDoTheyTakeItAway(String move) {
        CaseOfTests of = reported().assignedTo("1");
        String body = switch (move) {
            case "assignment" -> "{\"staffNumber\":\"" + registry.staff("2") + "\"}";
            case "subjects" -> "{}";
            case "pause" -> until(1);
            default -> REASON;
        };
        of.move(of.handler("2"), move, body).then().statusCode(403).body("code", equalTo("not-your-case"));
    }

    @Test
    void whoWasLinkedIsDroppedByTheDisciplineOrganOnly() {
        UUID accused = registry.knownPerson("9", "司馬懷瑾", null);
        CaseOfTests of = reported().assignedTo("1", accused);
        String dropped = "{\"droppedIds\":" + CaseOfTests.ids(accused) + "}";
        of.move(of.handler("1"), "subjects", dropped)
                .then()
                .statusCode(403)
                .body("code", equalTo("discipline-organ-needed"));
        of.moved("subjects", dropped);
    }

    @Test
    void aCaseIsAboutWhomAndWhatTheCityHas() {
        CaseOfTests of = reported();
        try (RegistryOfTests elsewhere = new RegistryOfTests().founded()) {
            UUID stranger = elsewhere.knownPerson("9", "司馬懷瑾", null);
            for (String subjects : List.of(
                    "{\"cadreIds\":" + CaseOfTests.ids(UUID.randomUUID()) + "}",
                    "{\"cadreIds\":" + CaseOfTests.ids(stranger) + "}",
                    "{\"unitIds\":" + CaseOfTests.ids(UUID.randomUUID()) + "}",
                    "{\"unitIds\":" + CaseOfTests.ids(elsewhere.town) + "}")) {
                of.move(of.officer(), "subjects", subjects)
                        .then()
                        .statusCode(422)
                        .body("code", equalTo("unknown-reference"));
                of.move(
                                of.officer(),
                                "screening",
                                "{\"severity\":\"ORDINARY\",\"assessment\":\"a\",\"subjects\":" + subjects + "}")
                        .then()
                        .statusCode(422)
                        .body("code", equalTo("unknown-reference"));
            }
        }
        assertThat(Database.number(
                        "select count(*) from complaint_subject where complaint_id = ?", UUID.fromString(of.id)))
                .isZero();
    }

    @Test
    void nothingIsMergedIntoADuplicateOrIntoWhatOneDoesNotSee() {
        CaseOfTests whole = reported();
        whole.moved("screening", "{\"severity\":\"ORDINARY\",\"assessment\":\"a\"}");
        CaseOfTests duplicate = reported();
        duplicate.mergedInto(whole);
        CaseOfTests elsewhere = reported();
        elsewhere.moved("transfer", "{\"unitId\":\"%s\",\"reason\":\"a\"}".formatted(registry.office));
        CaseOfTests of = reported();
        for (CaseOfTests into : List.of(duplicate, elsewhere)) {
            of.move(
                            registry.at(registry.townPath, "1", "discipline-officer"),
                            "merger",
                            "{\"intoId\":\"%s\",\"reason\":\"a\"}".formatted(into.id))
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("unknown-reference"));
        }
    }

    /** Neither that it is a duplicate of something elsewhere, nor that something elsewhere is one of it. */
    @Test
    void whatOneDoesNotSeeOfTwoThatWereMergedIsNotTold() {
        String toTheOffice = "{\"unitId\":\"%s\",\"reason\":\"a\"}".formatted(registry.office);
        CaseOfTests whole = reported();
        whole.moved("transfer", toTheOffice);
        CaseOfTests duplicate = reported();
        duplicate.mergedInto(whole);
        assertThat(opened(duplicate).<String>path("mergedIntoId")).isNull();
        duplicate.officer().get(duplicate.address() + "/case").then().body("mergedIntoId", equalTo(whole.id));
        CaseOfTests other = reported();
        other.moved("transfer", toTheOffice);
        CaseOfTests ofTheTown = reported();
        other.mergedInto(ofTheTown);
        assertThat(opened(ofTheTown).<List<String>>path("duplicateIds")).isEmpty();
        other.officer().get(ofTheTown.address() + "/case").then().body("duplicateIds", contains(other.id));
    }

    private Response opened(CaseOfTests of) {
        Response answer =
                registry.at(registry.townPath, "1", "complaint-handler").get(of.address() + "/case");
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer;
    }

    @Test
    void nothingIsMergedIntoWhatHasEnded() {
        CaseOfTests ended = reported();
        ended.moved("screening", "{\"severity\":\"ORDINARY\",\"assessment\":\"a\"}");
        ended.moved("declination", REASON);
        CaseOfTests alive = reported();
        alive.move(alive.officer(), "merger", "{\"intoId\":\"%s\",\"reason\":\"a\"}".formatted(ended.id))
                .then()
                .statusCode(409)
                .body("code", equalTo("illegal-move"));
        assertThat(progress(alive)).isEqualTo("RECEIVED");
    }

    @Test
    void whatIsFoundAnewAsksForAMeasureOfItsOwn() {
        CaseOfTests of = reported().assignedTo("1").substantiated("[]");
        registry.knownPerson("2", "錢伯庸", null);
        of.resulted(of.measured("{\"kind\":\"ADMONITION\",\"responsibleNumber\":\"%s\",\"dueOn\":\"2099-01-01\"}"
                .formatted(registry.staff("2"))));
        of.moved("feedback", "{\"feedback\":\"a\"}");
        of.moved("closure");
        of.reopened(REASON);
        of.moved("assignment", "{\"staffNumber\":\"" + registry.staff("1") + "\"}");
        of.substantiated("[]").moved("feedback", "{\"feedback\":\"a\"}");
        of.move(of.officer(), "closure").then().statusCode(409).body("code", equalTo("gate-unmet"));
    }

    @Test
    void aFalseAccusationIsFoundByTheDisciplineOrganOnly() {
        CaseOfTests of = reported().assignedTo("1");
        of.moved("investigation", "{\"findings\":\"a\"}");
        String body = "{\"finding\":\"FALSE_ACCUSATION\",\"reason\":\"b\"}";
        of.move(of.handler("1"), "conclusion", body)
                .then()
                .statusCode(403)
                .body("code", equalTo("discipline-organ-needed"));
        of.move(of.officer(), "conclusion", body).then().statusCode(200);
    }

    @Test
    void aDuplicateGoesOnInTheOtherCaseAndItsReceiptTellsNothingOfThat() {
        CaseOfTests whole = reported();
        whole.moved("screening", "{\"severity\":\"ORDINARY\",\"assessment\":\"a\"}");
        CaseOfTests duplicate = reported();
        String into = "{\"intoId\":\"%s\",\"reason\":\"同一件\"}";
        duplicate
                .move(duplicate.officer(), "merger", into.formatted(duplicate.id))
                .then()
                .statusCode(422)
                .body("code", equalTo("merged-with-itself"));
        duplicate
                .move(duplicate.officer(), "merger", into.formatted(UUID.randomUUID()))
                .then()
                .statusCode(422)
                .body("code", equalTo("unknown-reference"));
        duplicate.moved("merger", into.formatted(whole.id)).body("caseState", equalTo("MERGED"));
        assertThat(progress(duplicate)).isEqualTo("IN_PROGRESS");
        whole.moved("declination", REASON);
        assertThat(progress(whole)).isEqualTo("DECLINED");
        assertThat(progress(duplicate)).isEqualTo("IN_PROGRESS");
        whole.officer()
                .get(whole.address() + "/case")
                .then()
                .body("duplicateIds", contains(duplicate.id), "history.move", hasItem("TAKE_DUPLICATE"));
        duplicate
                .officer()
                .get(duplicate.address() + "/case")
                .then()
                .body("mergedIntoId", equalTo(whole.id), "history.words", hasItem("同一件"));
    }

    @Test
    void whatWasMergedBeforeFollowsAndTellsNothingEither() {
        CaseOfTests first = reported();
        first.moved("subjects", "{}");
        CaseOfTests second = reported();
        first.moved("merger", "{\"intoId\":\"%s\",\"reason\":\"a\"}".formatted(second.id));
        second.moved("screening", "{\"severity\":\"ORDINARY\",\"assessment\":\"a\"}");
        CaseOfTests third = reported();
        second.moved("merger", "{\"intoId\":\"%s\",\"reason\":\"a\"}".formatted(third.id));
        third.moved("screening", "{\"severity\":\"ORDINARY\",\"assessment\":\"a\"}");
        third.moved("declination", REASON);
        assertThat(progress(first)).isEqualTo("IN_PROGRESS");
        assertThat(progress(second)).isEqualTo("IN_PROGRESS");
        third.officer()
                .get(third.address() + "/case")
                .then()
                .body("duplicateIds", containsInAnyOrder(first.id, second.id));
    }

    /** Whoever sends a look-alike to learn whether there is a case sees what the sender of any report that is screened sees. */
    @Test
    void aMergedReportLooksToItsSenderLikeAnyThatIsLookedInto() {
        CaseOfTests whole = reported();
        whole.moved("screening", "{\"severity\":\"ORDINARY\",\"assessment\":\"a\"}");
        CaseOfTests alone = reported();
        alone.moved("screening", "{\"severity\":\"ORDINARY\",\"assessment\":\"a\"}");
        CaseOfTests lookAlike = reported();
        lookAlike.mergedInto(whole);
        assertThat(seenBy(lookAlike)).isEqualTo(seenBy(alone));
        whole.assignedOn("1").substantiated("[]").moved("feedback", "{\"feedback\":\"已答覆\"}");
        assertThat(seenBy(lookAlike)).isEqualTo(seenBy(alone));
    }

    @Test
    void whatComesAtADuplicateIsAMarkAtTheWhole() {
        CaseOfTests whole = reported().assignedTo("1");
        CaseOfTests duplicate = reported();
        write(duplicate);
        duplicate.mergedInto(whole);
        assertThat(marks(whole)).containsExactly((Object) null);
        write(duplicate);
        attach(duplicate);
        assertThat(marks(whole)).containsExactly(true);
        whole.handler("1")
                .get(whole.address() + "/duplicates")
                .then()
                .statusCode(200)
                .body("duplicateId", contains(duplicate.id))
                .body("messages", contains(2), "newMessages", contains(1), "newFiles", contains(1));
        look(whole, duplicate, "2", 2, 0).statusCode(403).body("code", equalTo("not-your-case"));
        look(whole, duplicate, "1", 2, 0).statusCode(200).body("newMessages", equalTo(0), "newFiles", equalTo(1));
        assertThat(marks(whole)).containsExactly(true);
        // More than there is cannot be looked at: what comes then is new.
        look(whole, duplicate, "1", 50, 1).statusCode(200).body("newFiles", equalTo(0));
        assertThat(marks(whole)).containsExactly((Object) null);
        write(duplicate);
        assertThat(marks(whole)).containsExactly(true);
        registry.as("1", "complaint-handler")
                .body("{\"messages\":0,\"files\":0}")
                .post(whole.address() + "/duplicates/" + whole.id + "/reading")
                .then()
                .statusCode(404);
    }

    @Test
    void whoDoesNotSeeADuplicateSeesNoMarkOfIt() {
        CaseOfTests whole = reported().assignedTo("1");
        CaseOfTests duplicate = reported();
        duplicate.moved("transfer", "{\"unitId\":\"%s\",\"reason\":\"a\"}".formatted(registry.office));
        duplicate.mergedInto(whole);
        write(duplicate);
        assertThat(marks(whole)).containsExactly((Object) null);
        registry.at(registry.townPath, "1", "complaint-handler")
                .get(whole.address() + "/duplicates")
                .then()
                .body("$", empty());
        whole.officer().get(whole.address() + "/duplicates").then().body("newMessages", contains(1));
    }

    private static void write(CaseOfTests of) {
        RegistryOfTests.anybody()
                .body("{\"receipt\":\"" + of.receipt + "\",\"text\":\"補充\"}")
                .post("/complaint/v1/reports/messages")
                .then()
                .statusCode(201);
    }

    private static void attach(CaseOfTests of) {
        RegistryOfTests.anybody()
                .header("Report-Receipt", of.receipt)
                .contentType("application/octet-stream")
                .body(PapersOfTests.saying("證據"))
                .post("/complaint/v1/reports/attachments")
                .then()
                .statusCode(201);
    }

    private List<Object> marks(CaseOfTests of) {
        return registry.at(registry.townPath, "1", "complaint-handler")
                .get(COMPLAINTS + "?mine=true")
                .then()
                .statusCode(200)
                .body("items.id", contains(of.id))
                .extract()
                .path("items.newAtDuplicates");
    }

    private static ValidatableResponse look(
            CaseOfTests whole, CaseOfTests duplicate, String number, int messages, int files) {
        return whole.handler(number)
                .body("{\"messages\":%d,\"files\":%d}".formatted(messages, files))
                .post(whole.address() + "/duplicates/" + duplicate.id + "/reading")
                .then();
    }

    private static String seenBy(CaseOfTests of) {
        return Stream.of("status", "messages/reading")
                .map(what -> RegistryOfTests.anybody()
                        .body("{\"receipt\":\"" + of.receipt + "\"}")
                        .post("/complaint/v1/reports/" + what)
                        .asString())
                .toList()
                .toString();
    }

    @Test
    void whatIsTransferredIsSeenByTheOtherUnitOnly() {
        CaseOfTests of = reported();
        for (String unclear : List.of(REASON, "{\"unitId\":\"%s\",\"reason\":\"a\"}".formatted(registry.town))) {
            of.move(of.officer(), "transfer", unclear).then().statusCode(422).body("code", equalTo("transfer-unclear"));
        }
        of.move(of.officer(), "transfer", "{\"unitId\":\"%s\",\"reason\":\"a\"}".formatted(UUID.randomUUID()))
                .then()
                .statusCode(422)
                .body("code", equalTo("unknown-reference"));
        of.moved("transfer", "{\"unitId\":\"%s\",\"reason\":\"a\"}".formatted(registry.office))
                .body("caseState", equalTo("RECEIVED"), "subjectUnitId", equalTo(registry.town.toString()));
        registry.at(registry.townPath, "1", "complaint-handler")
                .get(of.address())
                .then()
                .statusCode(404);
        registry.at(registry.path + ".zuzhibu", "1", "complaint-handler")
                .get(of.address())
                .then()
                .statusCode(200);
        of.moved("transfer", HANDED_OVER).body("caseState", equalTo("TRANSFERRED"));
        assertThat(progress(of)).isEqualTo("IN_PROGRESS");
    }

    @ParameterizedTest
    @CsvSource({"organ,PETITION_BUREAU", "unitId,office"})
    void whoHasACaseDoesNotGetRidOfIt(String to, String where) {
        CaseOfTests of = reported().assignedTo("officer");
        String body =
                "{\"%s\":\"%s\",\"reason\":\"a\"}".formatted(to, where.equals("office") ? registry.office : where);
        of.move(of.handler("1"), "transfer", body)
                .then()
                .statusCode(403)
                .body("code", equalTo("discipline-organ-needed"));
        of.move(of.officer(), "transfer", body).then().statusCode(403).body("code", equalTo("decided-by-its-handler"));
        of.register("1");
        of.moved("assignment", "{\"staffNumber\":\"" + registry.staff("1") + "\"}");
        of.move(of.officer(), "transfer", body).then().statusCode(403).body("code", equalTo("decided-by-its-handler"));
        of.move(registry.as("another", "discipline-officer"), "transfer", body)
                .then()
                .statusCode(200);
    }

    @Test
    void aCaseIsHandedOverToAnOrganThatIsThereOnly() {
        CaseOfTests of = reported();
        of.move(of.officer(), "transfer", HANDED_OVER.replace("PETITION_BUREAU", "某機關"))
                .then()
                .statusCode(422)
                .body("code", equalTo("organ-unknown"));
        registry.as("1", "complaint-handler")
                .get("/complaint/v1/vocabularies/organs")
                .then()
                .statusCode(200)
                .body("terms.code", hasItem("PETITION_BUREAU"));
        of.moved("transfer", HANDED_OVER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"declination", "pause", "pause/prolongation"})
    void nothingIsDeclinedNorWaitsWithoutAReason(String move) {
        CaseOfTests of = reported();
        of.moved("screening", "{\"severity\":\"ORDINARY\",\"assessment\":\"a\"}");
        if (move.equals("pause/prolongation")) {
            of.movedByAnother("pause", until(5));
        }
        String until = move.equals("declination") ? "" : "\"until\":\"" + in(6) + "\"";
        String before = kept(of);
        for (String reason : List.of("", "\"reason\":null", "\"reason\":\"\"", "\"reason\":\" \\n\"")) {
            String body =
                    Stream.of(until, reason).filter(part -> !part.isEmpty()).collect(Collectors.joining(",", "{", "}"));
            of.move(of.officer(), move, body)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("invalid-request"), "errors.pointer", contains("/reason"))
                    .body("errors.code", contains("required"));
            assertThat(kept(of)).isEqualTo(before);
        }
        of.moved(
                move,
                Stream.of(until, "\"reason\":\"a\"")
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(",", "{", "}")));
        assertThat(kept(of)).isNotEqualTo(before);
    }

    /** The case as it stands, its history, and what was told and recorded of it. */
    private static String kept(CaseOfTests of) {
        return Database.text("""
                select concat_ws(' ', c, (select count(*) from case_entry e where e.complaint_id = c.id),
                  (select count(*) from audit_entry a where a.record_id = c.id::text and a.action <> 'READ'),
                  (select count(*) from watch.event w where w.subject = c.id::text))
                from complaint c where c.id = '%s'""".formatted(of.id));
    }

    @Test
    void nothingIsDueWhileACaseWaits() {
        CaseOfTests of = reported();
        of.moved("pause", until(5)).body("paused", equalTo(true));
        Database.execute(
                "update complaint set due_on = due_on - 100, paused_on = paused_on - 50 where id = ?",
                UUID.fromString(of.id));
        of.officer().get(of.address()).then().body("overdue", equalTo(false));
        of.move(of.officer(), "screening", "{\"severity\":\"ORDINARY\",\"assessment\":\"a\"}")
                .then()
                .statusCode(409)
                .body("detail", containsString("RESUME"));
        long before = Database.number(
                "select due_on - date '2000-01-01' from complaint where id = ?", UUID.fromString(of.id));
        of.moved("resumption").body("paused", equalTo(false));
        assertThat(Database.number(
                                "select due_on - date '2000-01-01' from complaint where id = ?", UUID.fromString(of.id))
                        - before)
                .isBetween(45L, 55L);
    }

    /** A pause to so many working days from today. */
    private static String until(int workingDays) {
        return "{\"until\":\"%s\",\"reason\":\"a\"}".formatted(in(workingDays));
    }

    private static LocalDate in(int workingDays) {
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        return workingDays == 0 ? today : WorkingDays.of(Map.of()).plus(today, workingDays);
    }

    @Test
    void aPauseHasAnEndWithinSomeWeeks() {
        CaseOfTests of = reported();
        of.move(of.officer(), "pause", until(0)).then().statusCode(422).body("code", equalTo("pause-not-ahead"));
        of.move(of.officer(), "pause", until(21)).then().statusCode(422).body("code", equalTo("pause-too-long"));
        of.move(of.officer(), "pause", REASON).then().statusCode(400);
        of.moved("pause", until(20));
        of.officer()
                .get(of.address() + "/case")
                .then()
                .body("pausedUntil", equalTo(in(20).toString()), "prolongations", equalTo(0));
    }

    @Test
    void itIsMadeLongerByAnotherAndThatIsCounted() {
        CaseOfTests of = reported().assignedTo("1");
        of.move(of.officer(), "pause/prolongation", until(5))
                .then()
                .statusCode(409)
                .body("code", equalTo("illegal-move"));
        of.move(of.handler("1"), "pause", until(5)).then().statusCode(200);
        of.move(of.handler("1"), "pause/prolongation", until(9))
                .then()
                .statusCode(403)
                .body("code", equalTo("discipline-organ-needed"));
        of.move(registry.as("1", "discipline-officer"), "pause/prolongation", until(9))
                .then()
                .statusCode(403)
                .body("code", equalTo("decided-by-its-handler"));
        of.move(of.officer(), "pause/prolongation", until(5))
                .then()
                .statusCode(422)
                .body("code", equalTo("pause-not-ahead"));
        of.move(of.officer(), "pause/prolongation", until(21))
                .then()
                .statusCode(422)
                .body("code", equalTo("pause-too-long"));
        of.moved("pause/prolongation", until(9));
        of.officer()
                .get(of.address() + "/case")
                .then()
                .body("pausedUntil", equalTo(in(9).toString()), "prolongations", equalTo(1))
                .body("history.move", hasItem("PROLONG_PAUSE"));
    }

    private RequestSpecification another() {
        return registry.as("another", "discipline-officer");
    }

    private static void takesAnother(Response answer) {
        answer.then().statusCode(403).body("code", equalTo("second-person-needed"));
    }

    @Test
    void nobodyKeepsACaseWaitingAlone() {
        CaseOfTests of = reported();
        of.moved("pause", until(5));
        takesAnother(of.move(of.officer(), "pause/prolongation", until(9)));
        of.moved("resumption");
        takesAnother(of.move(of.officer(), "pause", until(5)));
        of.movedByAnother("pause", until(5));
        takesAnother(of.move(another(), "pause/prolongation", until(9)));
        of.moved("pause/prolongation", until(9));
    }

    /** Each unit has its own time. */
    @Test
    void norFromUnitToUnit() {
        CaseOfTests of = reported();
        of.moved("transfer", "{\"unitId\":\"%s\",\"reason\":\"a\"}".formatted(registry.office));
        String back = "{\"unitId\":\"%s\",\"reason\":\"a\"}".formatted(registry.town);
        takesAnother(of.move(of.officer(), "transfer", back));
        of.movedByAnother("transfer", back);
    }

    @ParameterizedTest
    @ValueSource(strings = {"declination", "transfer"})
    void norTakesItUpAgainWhoEndedIt(String end) {
        CaseOfTests of = reported();
        of.moved("screening", "{\"severity\":\"ORDINARY\",\"assessment\":\"a\"}");
        of.moved(end, end.equals("transfer") ? HANDED_OVER : REASON);
        takesAnother(of.move(of.officer(), "reopening", REASON));
        of.move(of.handler("1"), "reopening", REASON)
                .then()
                .statusCode(403)
                .body("code", equalTo("discipline-organ-needed"));
        of.reopened(REASON);
    }

    @Test
    void whoConcludesACaseNeitherClosesItNorTakesItUpAgain() {
        CaseOfTests of = reported().assignedTo("1").found(CaseFinding.UNSUBSTANTIATED, "[]");
        of.moved("feedback", "{\"feedback\":\"a\"}");
        for (String move : List.of("closure", "reopening")) {
            endedBy(of, of.handler("1"), move).then().statusCode(403).body("code", equalTo("discipline-organ-needed"));
            endedBy(of, registry.as("1", "discipline-officer"), move)
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("decided-by-its-handler"));
            if (move.equals("closure")) {
                of.moved(move);
            }
        }
        takesAnother(of.move(of.officer(), "reopening", REASON));
        of.reopened(REASON);
    }

    @Test
    void norClosesItAnOfficerWhoConcludedWhatTheyNeverHad() {
        CaseOfTests of = reported().assignedTo("1");
        of.moved("investigation", "{\"findings\":\"a\"}");
        of.moved("conclusion", "{\"finding\":\"UNSUBSTANTIATED\",\"reason\":\"a\"}");
        of.moved("feedback", "{\"feedback\":\"a\"}");
        takesAnother(of.move(of.officer(), "closure"));
        of.move(another(), "closure").then().statusCode(200);
    }

    private static Response endedBy(CaseOfTests of, RequestSpecification who, String move) {
        return move.equals("closure") ? of.move(who, move) : of.move(who, move, REASON);
    }

    @Test
    void whoHadADuplicateDoesNotEndTheWhole() {
        CaseOfTests duplicate = reported().assignedTo("officer");
        CaseOfTests whole = reported();
        whole.moved("screening", "{\"severity\":\"ORDINARY\",\"assessment\":\"a\"}");
        duplicate.movedByAnother("merger", "{\"intoId\":\"" + whole.id + "\",\"reason\":\"a\"}");
        whole.move(whole.officer(), "declination", REASON)
                .then()
                .statusCode(403)
                .body("code", equalTo("decided-by-its-handler"));
        whole.movedByAnother("declination", REASON);
    }

    @Test
    void norIsItBegunAnewInTheSameStateByItsHandler() {
        CaseOfTests of = reported().assignedTo("1");
        of.move(of.handler("1"), "pause", until(5)).then().statusCode(200);
        of.move(of.handler("1"), "resumption").then().statusCode(200);
        of.move(of.handler("1"), "pause", until(5))
                .then()
                .statusCode(403)
                .body("code", equalTo("discipline-organ-needed"));
        of.moved("pause", until(5));
        of.moved("resumption");
        of.moved("investigation", "{\"findings\":\"a\"}");
        of.move(of.handler("1"), "pause", until(5)).then().statusCode(200);
    }

    @Test
    void toGiveACaseToAnotherHandlerGainsNoTime() {
        CaseOfTests of = reported().assignedTo("1");
        Database.execute("update complaint set due_on = date '2020-01-02' where id = ?", UUID.fromString(of.id));
        of.register("2");
        of.moved("assignment", "{\"staffNumber\":\"" + registry.staff("2") + "\"}")
                .body("dueOn", equalTo("2020-01-02"), "overdue", equalTo(true));
    }

    @Test
    void theDatabaseItselfKnowsNoPauseWithoutAnEnd() {
        CaseOfTests of = reported();
        assertThatThrownBy(() -> Database.execute(
                        "update complaint set paused_on = current_date where id = ?", UUID.fromString(of.id)))
                .hasStackTraceContaining("complaint_pause_has_an_end");
    }

    @Test
    void theInboxIsFilteredAndHasNoWords() {
        CaseOfTests of = reported().assignedTo("1");
        CaseOfTests other = reported();
        Database.execute("update complaint set due_on = current_date - 5 where id = ?", UUID.fromString(other.id));
        for (String filter : List.of("mine=true", "caseState=ASSIGNED", "severity=SERIOUS")) {
            registry.at(registry.townPath, "1", "complaint-handler")
                    .get(COMPLAINTS + "?" + filter)
                    .then()
                    .statusCode(200)
                    .body("items.id", contains(of.id), "items[0].narrative", nullValue());
        }
        for (String filter : List.of("unassigned=true", "overdue=true")) {
            registry.at(registry.townPath, "1", "complaint-handler")
                    .get(COMPLAINTS + "?" + filter)
                    .then()
                    .body("items.id", contains(other.id), "items[0].overdue", equalTo(true));
        }
        registry.at(registry.townPath, "1", "complaint-handler")
                .get(COMPLAINTS + "?category=LEAK&unitId=" + registry.town)
                .then()
                .body("items", hasSize(2));
        registry.at(registry.townPath, "1", "complaint-handler")
                .get(COMPLAINTS + "?category=OTHER")
                .then()
                .body("items", empty());
        String next = registry.at(registry.townPath, "1", "complaint-handler")
                .get(COMPLAINTS + "?limit=1")
                .path("next");
        registry.at(registry.townPath, "1", "complaint-handler")
                .get(COMPLAINTS + "?limit=1&mine=true&cursor=" + next)
                .then()
                .statusCode(400)
                .body("code", equalTo("bad-cursor"));
    }

    @Test
    void theInboxTakesAsManyStatementsForManyAsForOne() {
        reported();
        long one = statements();
        for (int i = 0; i < 5; i++) {
            RegistryOfTests.report(registry.townPath, "逐戶送禮");
        }
        assertThat(statements()).isEqualTo(one);
    }

    private long statements() {
        return StatementCount.of(() -> registry.at(registry.townPath, "1", "complaint-handler")
                .get(COMPLAINTS)
                .then()
                .statusCode(200));
    }

    @Test
    void theStateMachineIsPublishedWithItsPeriods() {
        registry.as("1", "complaint-handler")
                .get("/complaint/v1/complaint-states")
                .then()
                .statusCode(200)
                .body("caseState", hasSize(11))
                .body("find { it.caseState == 'SCREENED' }.moves.move", hasItem("DECLINE"))
                .body(
                        "find { it.caseState == 'RECEIVED' }.periods.find { it.severity == 'GRAVE' }.workingDays",
                        equalTo(1))
                .body("find { it.caseState == 'CLOSED' }.periods", empty());
    }

    @ParameterizedTest
    @EnumSource
    void eachStateIsToBeLeftWithinThePublishedWorkingDaysOfItsSeverity(Severity severity) {
        CaseOfTests of = reported();
        assertDue(of, CaseState.RECEIVED, Severity.ORDINARY);
        String screened = "{\"severity\":\"" + severity + "\",\"assessment\":\"a\"}";
        of.moved("screening", screened);
        assertDue(of, CaseState.SCREENED, severity);
        // Another unit receives it as grave as it is known to be.
        of.moved("transfer", "{\"unitId\":\"%s\",\"reason\":\"a\"}".formatted(registry.office));
        assertDue(of, CaseState.RECEIVED, severity);
        of.moved("screening", screened);
        of.moved("acceptance");
        assertDue(of, CaseState.ACCEPTED, severity);
        of.register("1", registry.office);
        of.moved("assignment", "{\"staffNumber\":\"" + registry.staff("1") + "\"}");
        assertDue(of, CaseState.ASSIGNED, severity);
        of.moved("investigation", "{\"findings\":\"a\"}");
        assertDue(of, CaseState.INVESTIGATED, severity);
        of.movedByAnother("conclusion", "{\"finding\":\"UNSUBSTANTIATED\",\"reason\":\"a\"}");
        assertDue(of, CaseState.CONCLUDED, severity);
        of.moved("feedback", "{\"feedback\":\"a\"}");
        assertDue(of, CaseState.FEEDBACK_GIVEN, severity);
        of.moved("closure").body("dueOn", nullValue());
    }

    private void assertDue(CaseOfTests of, CaseState state, Severity severity) {
        int days = registry.as("1", "complaint-handler")
                .get("/complaint/v1/complaint-states")
                .then()
                .statusCode(200)
                .extract()
                .path("find { it.caseState == '%s' }.periods.find { it.severity == '%s' }.workingDays"
                        .formatted(state, severity));
        of.officer()
                .get(of.address())
                .then()
                .body("caseState", equalTo(state.name()), "dueOn", equalTo(in(days).toString()));
    }

    @Test
    void aReportIsToBeScreenedWithinFiveWorkingDaysAndAGraveOneGoesOnWithinOne() {
        CaseOfTests of = reported();
        of.officer().get(of.address()).then().body("dueOn", equalTo(in(5).toString()));
        of.moved("screening", "{\"severity\":\"GRAVE\",\"assessment\":\"a\"}").body("dueOn", equalTo(in(1).toString()));
    }

    @Test
    void aHolidayDoesNotCountAndAWorkedSaturdayDoes() {
        LocalDate today = in(0);
        LocalDate saturday = today.with(TemporalAdjusters.next(DayOfWeek.SATURDAY));
        registry.knownCalendar(
                Stream.concat(
                                today.plusDays(1).datesUntil(saturday),
                                Stream.of(saturday.plusDays(2), saturday.plusDays(3)))
                        .toList(),
                List.of(saturday));
        CaseOfTests of = reported();
        // Saturday, after the free Monday and Tuesday Wednesday to Friday, and Monday.
        of.officer()
                .get(of.address())
                .then()
                .body("dueOn", equalTo(saturday.plusDays(9).toString()));
        of.moved("screening", "{\"severity\":\"GRAVE\",\"assessment\":\"a\"}")
                .body("dueOn", equalTo(saturday.toString()));
    }

    @Test
    void theCalendarOfTheCityCountsBeforeACycleRunsAndFromWhenACaseIsOfOneOfItsUnits() {
        registry.cycleEnded();
        LocalDate next = in(1);
        registry.knownCalendar(List.of(next), List.of());
        CaseOfTests of = reported();
        of.officer().get(of.address()).then().body("cycleId", nullValue(), "dueOn", equalTo(in(6).toString()));
        CaseOfTests ofNoUnit = CaseOfTests.ofNoUnit(registry, "有人逐戶送禮");
        ofNoUnit.officer().get(ofNoUnit.address()).then().body("dueOn", equalTo(in(5).toString()));
        ofNoUnit.moved("transfer", "{\"unitId\":\"%s\",\"reason\":\"a\"}".formatted(registry.town))
                .body("dueOn", equalTo(in(6).toString()));
    }

    @Test
    void whatIsErasedCannotBeWrittenInto() {
        CaseOfTests of = reported();
        Database.execute("update case_file set key_id = null, wrapped_key = null where id = ?", UUID.fromString(of.id));
        of.move(of.officer(), "screening", "{\"severity\":\"ORDINARY\",\"assessment\":\"a\"}")
                .then()
                .statusCode(409)
                .body("code", equalTo("case-erased"));
    }
}
