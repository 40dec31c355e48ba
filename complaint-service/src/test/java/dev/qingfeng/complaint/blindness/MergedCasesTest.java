package dev.qingfeng.complaint.blindness;

import static dev.qingfeng.complaint.RegistryOfTests.anybody;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.qingfeng.complaint.RegistryOfTests;
import dev.qingfeng.complaint.casework.CaseOfTests;
import dev.qingfeng.platform.lock.TransactionLock;
import dev.qingfeng.platform.testing.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was merged belongs together: who becomes blind to one of it later becomes blind to all of it, and sees no gap where it was. */
@QuarkusTest
class MergedCasesTest {

    private final RegistryOfTests registry = new RegistryOfTests();
    private UUID named = new UUID(0, 0);

    @Inject
    TransactionLock lock;

    @BeforeEach
    void found() {
        registry.founded();
        named = registry.knownPerson("7", "司馬懷瑾", null);
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private CaseOfTests seen() {
        CaseOfTests of = new CaseOfTests(registry, "有人逐戶送禮");
        of.moved("subjects", "{}");
        return of;
    }

    /** Two duplicates of one case. */
    private List<CaseOfTests> merged() {
        CaseOfTests one = seen();
        CaseOfTests other = seen();
        CaseOfTests whole = seen();
        one.mergedInto(whole);
        other.mergedInto(whole);
        return List.of(one, other, whole);
    }

    private static void write(CaseOfTests of, String text) {
        anybody()
                .body("{\"receipt\":\"" + of.receipt + "\",\"text\":\"" + text + "\"}")
                .post("/complaint/v1/reports/messages")
                .then()
                .statusCode(201);
    }

    private void nobodyIsBlindToAny(List<CaseOfTests> cases) {
        cases.forEach(of ->
                registry.as("7", "complaint-handler").get(of.address()).then().statusCode(200));
    }

    private void whoIsNamedIsBlindToAll(List<CaseOfTests> cases) {
        cases.forEach(of -> {
            registry.as("7", "complaint-handler").get(of.address()).then().statusCode(404);
            registry.as("7", "complaint-handler")
                    .get(of.address() + "/case")
                    .then()
                    .statusCode(404);
            registry.as("1", "complaint-handler").get(of.address()).then().statusCode(200);
        });
    }

    @Test
    void whoIsNamedInAMessageAtADuplicateDoesNotSeeTheWholeAnyMoreNorTheOtherDuplicates() {
        List<CaseOfTests> cases = merged();
        nobodyIsBlindToAny(cases);
        List<String> tags = cases.stream().map(CaseOfTests::tag).toList();
        write(cases.get(0), "還有司馬懷瑾");
        whoIsNamedIsBlindToAll(cases);
        assertThat(cases.stream().map(CaseOfTests::tag))
                .as("a reporter changes no case")
                .isEqualTo(tags);
    }

    @Test
    void whoIsNamedInAMessageAtTheWholeDoesNotSeeItsDuplicatesAnyMore() {
        List<CaseOfTests> cases = merged();
        write(cases.get(2), "還有司馬懷瑾");
        whoIsNamedIsBlindToAll(cases);
    }

    @Test
    void whoStandsAsideFromADuplicateStandsAsideFromTheWholeToo() {
        List<CaseOfTests> cases = merged();
        CaseOfTests duplicate = cases.get(0);
        duplicate
                .move(duplicate.handler("7"), "conflicts", "{\"reason\":\"同學\"}")
                .then()
                .statusCode(204);
        whoIsNamedIsBlindToAll(cases);
    }

    @Test
    void aHandlerWhoIsNamedAtADuplicateConcludesTheWholeNoMore() {
        CaseOfTests duplicate = seen();
        CaseOfTests whole = seen().assignedTo("7");
        duplicate.mergedInto(whole);
        write(duplicate, "是司馬懷瑾拿的");
        whole.move(whole.handler("7"), "investigation", "{\"findings\":\"查無\"}")
                .then()
                .statusCode(404)
                .body("code", equalTo("not-found"));
    }

    /** As the requests of reporters come: at the same time, at each of the cases. */
    @Test
    void whoIsNamedEverywhereAtOnceIsPresumedOnceInEach() {
        List<CaseOfTests> cases = merged();
        Stream.concat(cases.stream(), cases.stream())
                .map(of -> CompletableFuture.runAsync(() -> write(of, "還有司馬懷瑾")))
                .toList()
                .forEach(CompletableFuture::join);
        cases.forEach(of -> assertThat(Database.number(
                        "select count(*) from complaint_subject where cadre_id = ? and complaint_id = ?",
                        named,
                        UUID.fromString(of.id)))
                .isEqualTo(1));
    }

    /**
     * What a reporter writes into a case that is just being merged is not lost between the two: the message has found the case alone and is
     * not written yet when the merger begins, which waits for it.
     */
    @Test
    void whoIsNamedWhileCasesAreMergedIsBlindToBoth() {
        CaseOfTests duplicate = seen();
        CaseOfTests whole = seen();
        QuarkusTransaction.requiringNew()
                .call(() -> {
                    lock.take("subjects-of/" + duplicate.id);
                    CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> write(duplicate, "還有司馬懷瑾"));
                    untilSomebodyWaits("locktype = 'advisory'", writing);
                    CompletableFuture<Void> merging = CompletableFuture.runAsync(() -> duplicate.mergedInto(whole));
                    untilSomebodyWaits("locktype <> 'advisory'", merging);
                    assertThat(writing).isNotDone();
                    return List.of(writing, merging);
                })
                .forEach(CompletableFuture::join);
        whoIsNamedIsBlindToAll(List.of(duplicate, whole));
    }

    /** For such a lock; or who would have to wait is done without waiting. */
    private static void untilSomebodyWaits(String lock, CompletableFuture<Void> who) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> who.isDone()
                        || Database.number(
                                        "select count(*) from pg_locks join pg_stat_activity using (pid) where not granted"
                                                + " and datname = current_database() and " + lock)
                                > 0);
    }

    /** A crowd of names of nobody here; behind the back of the service, as it was before crowds were shared. */
    private static void crowd(CaseOfTests of) {
        Database.execute(
                "insert into crowded_case (id, version, marks) values (?, 0, array[1, 2])", UUID.fromString(of.id));
    }

    private static boolean isCrowded(CaseOfTests of) {
        return Database.number(
                        "select count(*) from crowded_case where id = ? and settled_on is null", UUID.fromString(of.id))
                == 1;
    }

    @Test
    void whatAnOfficerSaysOfTheWholeIsNotSaidOfADuplicateThatTheyDoNotSee() {
        CaseOfTests duplicate = seen();
        CaseOfTests whole = seen();
        duplicate.moved("transfer", "{\"unitId\":\"%s\",\"reason\":\"a\"}".formatted(registry.office));
        duplicate.mergedInto(whole);
        crowd(duplicate);
        whole.move(registry.at(registry.townPath, "officer", "discipline-officer"), "subjects", "{}")
                .then()
                .statusCode(200);
        assertThat(isCrowded(duplicate)).isTrue();
        assertThat(isCrowded(whole)).as("it leads to the other").isTrue();
    }

    @Test
    void whoIsNoDisciplineOfficerSaysOfNoCrowdWhoIsMeant() {
        CaseOfTests duplicate = seen();
        CaseOfTests whole = seen();
        duplicate.mergedInto(whole);
        crowd(duplicate);
        whole.move(whole.handler("1"), "subjects", "{}").then().statusCode(200);
        assertThat(isCrowded(duplicate)).isTrue();
    }

    @Test
    void whoIsDroppedAtTheWholeIsDroppedAtTheDuplicatesThatTheCallerSees() {
        CaseOfTests duplicate = new CaseOfTests(registry, "司馬懷瑾");
        duplicate.moved("subjects", "{}");
        CaseOfTests whole = seen();
        duplicate.mergedInto(whole);
        whoIsNamedIsBlindToAll(List.of(duplicate, whole));
        whole.moved("subjects", "{\"droppedIds\":" + CaseOfTests.ids(named) + "}");
        nobodyIsBlindToAny(List.of(duplicate, whole));
    }

    /** The upgrade of these cases alone: those of other tests stay as they are. */
    private static String ofThese(String upgrade, CaseOfTests... cases) {
        String any =
                "where c.merged_into_id is not null or exists (select from complaint d where d.merged_into_id = c.id)";
        assertThat(upgrade).containsOnlyOnce(any);
        return upgrade.replace(
                any,
                Stream.of(cases)
                        .map(of -> "'" + of.id + "'")
                        .collect(Collectors.joining(", ", "where c.id in (", ")")));
    }

    /** As the upgrade does it, for what was merged when each case had people of its own. */
    @Test
    void whatWasMergedBeforeTheUpgradeIsBlindAsOneAfterIt() throws IOException {
        CaseOfTests duplicate = seen();
        CaseOfTests whole = seen();
        CaseOfTests dropped = new CaseOfTests(registry, "司馬懷瑾");
        dropped.moved("subjects", "{\"droppedIds\":" + CaseOfTests.ids(named) + "}");
        duplicate.mergedInto(whole);
        dropped.mergedInto(whole);
        UUID id = UUID.fromString(duplicate.id);
        Database.execute(
                "insert into complaint_subject (id, version, complaint_id, cadre_id, standing)"
                        + " values (gen_random_uuid(), 0, ?, ?, 'PRESUMED')",
                id,
                named);
        Database.execute(
                "insert into case_conflict (id, version, complaint_id, staff_number, declared_by)"
                        + " values (gen_random_uuid(), 0, ?, ?, 'somebody')",
                id,
                registry.staff("5"));
        crowd(duplicate);
        try (InputStream upgrade = getClass().getResourceAsStream("/db/migration/V27__what_erasure_leaves.sql")) {
            Database.execute(ofThese(
                    new String(Objects.requireNonNull(upgrade).readAllBytes(), StandardCharsets.UTF_8),
                    duplicate,
                    whole,
                    dropped));
        }
        for (CaseOfTests of : List.of(duplicate, whole, dropped)) {
            assertThat(isCrowded(of)).isTrue();
            Database.execute("update crowded_case set settled_on = current_date where id = ?", UUID.fromString(of.id));
        }
        whoIsNamedIsBlindToAll(List.of(duplicate, whole, dropped));
        registry.as("5", "complaint-handler").get(whole.address()).then().statusCode(404);
        registry.as("5", "complaint-handler").get(dropped.address()).then().statusCode(404);
    }

    @Test
    void whoWasDroppedAtSomeAndIsPresumedAtAnotherIsBlindToAll() {
        List<CaseOfTests> cases = Stream.generate(() -> {
                    CaseOfTests dropped = new CaseOfTests(registry, "司馬懷瑾");
                    dropped.moved("subjects", "{\"droppedIds\":" + CaseOfTests.ids(named) + "}");
                    return dropped;
                })
                .limit(5)
                .toList();
        nobodyIsBlindToAny(cases);
        CaseOfTests presumed = new CaseOfTests(registry, "司馬懷瑾");
        presumed.moved("subjects", "{}");
        cases.forEach(each -> each.mergedInto(presumed));
        whoIsNamedIsBlindToAll(cases);
        whoIsNamedIsBlindToAll(List.of(presumed));
    }

    @Test
    void whoIsLinkedWithADuplicateIsDroppedAtTheWholeByTheDisciplineOrganOnly() {
        CaseOfTests duplicate = seen();
        duplicate.moved("subjects", "{\"cadreIds\":" + CaseOfTests.ids(named) + "}");
        CaseOfTests whole = new CaseOfTests(registry, "司馬懷瑾");
        whole.moved("subjects", "{}");
        duplicate.mergedInto(whole);
        String dropping = "{\"droppedIds\":" + CaseOfTests.ids(named) + "}";
        whole.move(whole.handler("1"), "subjects", dropping)
                .then()
                .statusCode(403)
                .body("code", equalTo("discipline-organ-needed"));
        whoIsNamedIsBlindToAll(List.of(duplicate, whole));
        whole.moved("subjects", dropping);
        nobodyIsBlindToAny(List.of(duplicate, whole));
    }

    /** What is said of whom a case is about, over a message that names a crowd and is just being written: it holds the same lock. */
    private Response saidMeanwhile(CaseOfTests of, RequestSpecification caller, String said) {
        CompletableFuture<Response> saying = QuarkusTransaction.requiringNew().call(() -> {
            lock.take("subjects-of/" + of.id);
            CompletableFuture<Response> answer = CompletableFuture.supplyAsync(() -> of.move(caller, "subjects", said));
            await().atMost(Duration.ofSeconds(30))
                    .until(() ->
                            Database.number("select count(*) from pg_locks where locktype = 'advisory' and not granted")
                                    > 0);
            crowd(of);
            return answer;
        });
        return saying.join();
    }

    @Test
    void whoIsMeantIsNotSaidOverAMessageThatIsJustBeingWritten() {
        CaseOfTests of = seen();
        saidMeanwhile(of, of.officer(), "{}").then().statusCode(409).body("code", equalTo("messages-since"));
        assertThat(isCrowded(of)).isTrue();
    }

    @Test
    void norIsACrowdSettledThenByAHandlerWhoGuessesItsVersion() {
        CaseOfTests of = seen();
        saidMeanwhile(of, of.handler("1"), "{\"crowdVersion\":0}").then().statusCode(200);
        assertThat(isCrowded(of)).isTrue();
    }

    /** Whichever of the two comes first. */
    @Test
    void whoIsLinkedWithOneAndPresumedAtAnotherIsLinkedWithTheWhole() {
        for (List<String> standings : List.of(List.of("LINKED", "PRESUMED"), List.of("PRESUMED", "LINKED"))) {
            List<CaseOfTests> cases = merged();
            for (int i = 0; i < 2; i++) {
                Database.execute(
                        "insert into complaint_subject (id, version, complaint_id, cadre_id, standing) values (?, 0, ?, ?, ?)",
                        new UUID(-i, UUID.randomUUID().getLeastSignificantBits()),
                        UUID.fromString(cases.get(i).id),
                        named,
                        standings.get(i));
            }
            String whole = cases.get(2).id;
            cases.get(2).moved("subjects", "{}");
            assertThat(Database.text(
                            "select standing from complaint_subject where cadre_id is not null and complaint_id = '"
                                    + whole + "'"))
                    .isEqualTo("LINKED");
        }
    }
}
