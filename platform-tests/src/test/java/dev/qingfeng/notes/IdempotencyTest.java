package dev.qingfeng.notes;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.Token;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request that is sent again has its effect once and gets the first answer again. */
@QuarkusTest
class IdempotencyTest {

    private static final int CLIENTS = 50;

    private final Person person = Person.unknown();
    private final String key = UUID.randomUUID().toString();
    private final String text = UUID.randomUUID().toString();

    private static long notes(String text) {
        return Database.number("select count(*) from note where text = ?", text);
    }

    private long keysKept() {
        return Database.number("select count(*) from idempotency_key where caller = ?", person.staffNumber());
    }

    private static void sameToTheByte(Response again, Response first) {
        assertThat(again.statusCode()).isEqualTo(first.statusCode());
        assertThat(again.asByteArray()).isEqualTo(first.asByteArray());
        for (String header : List.of("Location", "ETag", "Content-Type", "Cache-Control")) {
            assertThat(again.header(header)).as(header).isNotNull().isEqualTo(first.header(header));
        }
    }

    @Test
    void aRepeatedRequestGetsTheFirstAnswerToTheByte() {
        Response first = person.write(key, text);
        assertThat(first.statusCode()).isEqualTo(201);
        sameToTheByte(person.write(key, text), first);
        sameToTheByte(person.write(key, text), first);
        assertThat(notes(text)).isEqualTo(1);
    }

    @Test
    void theFirstAnswerStaysAlsoWhenTheResourceHasMovedOn() {
        Response first = person.write(key, text);
        person.rewrite(first.jsonPath().getUUID("id"), "*", text + " again")
                .then()
                .statusCode(200);
        sameToTheByte(person.write(key, text), first);
    }

    @Test
    void jsonWrittenDifferentlyIsTheSameRequest() {
        Response first = person.post(key, "{\"text\":\"" + text + "\",\"weight\":7}");
        assertThat(first.statusCode()).isEqualTo(201);
        sameToTheByte(
                person.post(key, "{ \"weight\" : 7,\n \"colour\": null, \"text\" : \"\\u00" + hex(text) + "\" }"),
                first);
    }

    /** The first character as an escape, the rest as it is. */
    private static String hex(String text) {
        return Integer.toHexString(text.charAt(0)) + text.substring(1);
    }

    @Test
    void theKeyBelongsToOneRequest() {
        person.write(key, text).then().statusCode(201);
        person.write(key, text + "!").then().statusCode(422).body("code", equalTo("idempotency-key-reused"));
        person.request()
                .header("Idempotency-Key", key)
                .contentType("text/csv")
                .body("text,colour,weight\n")
                .post(Person.NOTES + "/imports")
                .then()
                .statusCode(422)
                .body("code", equalTo("idempotency-key-reused"));
        assertThat(notes(text + "!")).isZero();
    }

    @Test
    void aRequestWithoutAKeyIsRefused() {
        person.request()
                .contentType("application/json")
                .body("{\"text\": \"" + text + "\"}")
                .post(Person.NOTES)
                .then()
                .statusCode(400)
                .body("code", equalTo("idempotency-key-missing"));
        assertThat(notes(text)).isZero();
    }

    @Test
    void theKeyIsAskedForBeforeTheBodyIsReadAndAfterWhoAsks() {
        person.request()
                .contentType("application/json")
                .body("{\"text\": ")
                .post(Person.NOTES)
                .then()
                .statusCode(400)
                .body("code", equalTo("idempotency-key-missing"));
        given().contentType("application/json")
                .body("{}")
                .post(Person.NOTES)
                .then()
                .statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 256, 5000})
    void soIsOneWithABlankOrOverLongKey(int length) {
        person.write("k".repeat(length), text).then().statusCode(400).body("code", equalTo("idempotency-key-missing"));
        person.write(" ".repeat(length), text).then().statusCode(400).body("code", equalTo("idempotency-key-missing"));
        assertThat(notes(text)).isZero();
    }

    @Test
    void aKeyMayHave255Characters() {
        String longest = (key + "k".repeat(255)).substring(0, 255);
        Response first = person.write(longest, text);
        assertThat(first.statusCode()).isEqualTo(201);
        sameToTheByte(person.write(longest, text), first);
    }

    @Test
    void manyAtOnceHaveOneEffect() throws InterruptedException, ExecutionException {
        List<Response> answers = allAtOnce(() -> person.write(key, text));
        assertThat(notes(text)).isEqualTo(1);
        assertThat(answers)
                .extracting(Response::statusCode)
                .isSubsetOf(201, 409)
                .contains(201);
        Response first = answers.stream()
                .filter(answer -> answer.statusCode() == 201)
                .findFirst()
                .orElseThrow();
        for (Response answer : answers) {
            if (answer.statusCode() == 201) {
                sameToTheByte(answer, first);
            } else {
                answer.then().body("code", equalTo("request-in-flight"));
            }
        }
        sameToTheByte(person.write(key, text), first);
    }

    @Test
    void whileTheFirstIsUnderWayTheSecondIsToldSo() throws SQLException {
        CompletableFuture<Response> first;
        try (Connection somebodyElse = Database.superuser();
                Statement command = somebodyElse.createStatement()) {
            somebodyElse.setAutoCommit(false);
            command.execute("lock table note in share mode");
            first = CompletableFuture.supplyAsync(() -> person.write(key, text));
            await().until(() ->
                    Database.number("select count(*) from pg_locks where relation = 'note'::regclass and not granted")
                            == 1);
            Response second = CompletableFuture.supplyAsync(() -> person.write(key, text))
                    .orTimeout(60, TimeUnit.SECONDS)
                    .join();
            second.then().statusCode(409).body("code", equalTo("request-in-flight"));
            somebodyElse.rollback();
        }
        assertThat(first.join().statusCode()).isEqualTo(201);
        sameToTheByte(person.write(key, text), first.join());
    }

    /** A caller and a key that read alike when one is written behind the other. */
    @Test
    void whileOneCallersRequestIsUnderWayAnotherCallersIsNot() throws SQLException {
        Person longer = new Person(person.staffNumber() + " a");
        CompletableFuture<Response> first;
        try (Connection somebodyElse = Database.superuser();
                Statement command = somebodyElse.createStatement()) {
            somebodyElse.setAutoCommit(false);
            command.execute("lock table note in share mode");
            first = CompletableFuture.supplyAsync(() -> longer.write(key, text));
            await().until(() ->
                    Database.number("select count(*) from pg_locks where relation = 'note'::regclass and not granted")
                            == 1);
            CompletableFuture<Response> second =
                    CompletableFuture.supplyAsync(() -> person.write("a " + key, text + "!"));
            await().until(() -> second.isDone()
                    || Database.number(
                                    "select count(*) from pg_locks where relation = 'note'::regclass and not granted")
                            == 2);
            somebodyElse.rollback();
            assertThat(second.join().statusCode()).isEqualTo(201);
        }
        assertThat(first.join().statusCode()).isEqualTo(201);
    }

    @Test
    void aPersonWithoutAStaffNumberHasNoKeysOfTheirOwn() {
        given().auth()
                .oauth2(Token.of("cadre").client("qingfeng-web").sign())
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body("{\"text\": \"" + text + "\"}")
                .post(Person.NOTES)
                .then()
                .statusCode(403)
                .body("code", equalTo("staff-number-missing"));
        assertThat(notes(text)).isZero();
        assertThat(Database.number("select count(*) from idempotency_key where key = ?", key))
                .isZero();
    }

    private static List<Response> allAtOnce(Callable<Response> request)
            throws InterruptedException, ExecutionException {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<Response>> answers = clients.invokeAll(
                    Stream.generate(() -> request).limit(CLIENTS).toList());
            List<Response> all = new ArrayList<>();
            for (Future<Response> answer : answers) {
                all.add(answer.get());
            }
            return all;
        } finally {
            clients.shutdown();
        }
    }

    @Test
    void aRefusalKeepsNothingSoThatTheKeyCanBeUsedAgain() {
        String taken = UUID.randomUUID().toString();
        Person.unknown().write(taken, taken).then().statusCode(201);
        person.write(key, taken).then().statusCode(409).body("code", equalTo("note-exists"));
        person.write(key, "").then().statusCode(400).body("code", equalTo("invalid-request"));
        assertThat(keysKept()).isZero();
        person.write(key, text).then().statusCode(201);
        assertThat(keysKept()).isEqualTo(1);
    }

    @Test
    void anotherCallersKeyIsAnotherRequest() {
        person.write(key, text).then().statusCode(201);
        Person.unknown().write(key, text + "!").then().statusCode(201);
    }

    @Test
    void aKeyIsForgottenAfterADay() {
        person.write(key, text).then().statusCode(201);
        Database.execute(
                "update idempotency_key set created_at = created_at - interval '25 hours' where caller = ?",
                person.staffNumber());
        person.write(key, text + "!").then().statusCode(201);
    }

    /** A PUT repeats itself by its If-Match: the second finds the resource changed, with or without a key. */
    @Test
    void aRepeatedPutIsNotAffected() {
        UUID note = person.writeSomething();
        String tag = person.read(note).header("ETag");
        for (int status : new int[] {200, 412}) {
            person.request()
                    .header("Idempotency-Key", key)
                    .header("If-Match", tag)
                    .contentType("application/json")
                    .body("{\"text\": \"" + text + "\"}")
                    .put(Person.NOTES + "/" + note)
                    .then()
                    .statusCode(status);
        }
        person.write(key, text + "!").then().statusCode(201);
    }
}
