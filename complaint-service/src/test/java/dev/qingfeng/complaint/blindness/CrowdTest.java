package dev.qingfeng.complaint.blindness;

import static dev.qingfeng.complaint.RegistryOfTests.anybody;
import static dev.qingfeng.complaint.casework.CaseOfTests.COMPLAINTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.qingfeng.complaint.RegistryOfTests;
import dev.qingfeng.complaint.casework.CaseOfTests;
import dev.qingfeng.complaint.registry.NameLetters;
import dev.qingfeng.platform.testing.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever names half the city blinds nobody who could look into it but those named, and costs little. */
@QuarkusTest
class CrowdTest {

    private static final int MOST = 50;

    /** Seldom in a name, so that no other test's people are named. */
    private static final int LETTERS = '\u8c58';

    private final RegistryOfTests registry = new RegistryOfTests();

    @BeforeEach
    void found() {
        registry.founded();
    }

    @AfterEach
    void close() {
        // Nobody has told of them, and a replica that is built anew does not have them.
        behindItsBack(
                "delete from registry_cadre where staff_number ~ ?",
                delete -> delete.setString(1, '^' + registry.staff("[ps][0-9]")));
        registry.close();
    }

    private static String name(int number) {
        return "豘" + (char) (LETTERS + number / 300) + (char) (LETTERS + 300 + number % 300);
    }

    /** Many people of the town at once, each name so many times. */
    private List<String> people(int count, int times) {
        List<String> names = IntStream.range(0, count).mapToObj(CrowdTest::name).toList();
        Long[] keys = names.stream()
                .map(name -> NameLetters.key(NameLetters.of(name)))
                .toArray(Long[]::new);
        behindItsBack(
                "insert into registry_cadre (id, epoch, version, gone, staff_number, name, name_key, unit_id)"
                        + " select gen_random_uuid(), 1, 0, false, ? || (n - 1) || case t when 1 then '' else 'x' || t end, name, key, ?"
                        + " from unnest(?::text[], ?::bigint[]) with ordinality as p (name, key, n), generate_series(1, ?) t",
                insert -> {
                    insert.setString(1, registry.staff("p"));
                    insert.setObject(2, registry.town);
                    insert.setArray(3, insert.getConnection().createArrayOf("text", names.toArray()));
                    insert.setArray(4, insert.getConnection().createArrayOf("bigint", keys));
                    insert.setInt(5, times);
                });
        return names;
    }

    private interface Filled {

        void by(PreparedStatement statement) throws SQLException;
    }

    /** Without what watches each row. */
    private static void behindItsBack(String sql, Filled filled) {
        try (Connection database = Database.superuser();
                Statement command = database.createStatement();
                PreparedStatement statement = database.prepareStatement(sql)) {
            database.setAutoCommit(false);
            // Of this transaction alone: the connection goes back to a pool.
            command.execute("set local session_replication_role = replica");
            filled.by(statement);
            statement.executeUpdate();
            command.execute("analyze registry_cadre");
            database.commit();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private ValidatableResponse seenBy(String number, String role, CaseOfTests of) {
        return registry.as(number, role).get(of.address() + "/case").then();
    }

    private static long presumed(CaseOfTests of) {
        return Database.number("select count(*) from complaint_subject where complaint_id = ?", UUID.fromString(of.id));
    }

    @Test
    void upToSoManyArePresumedOneByOne() {
        String all = String.join("、", people(MOST, 1));
        CaseOfTests of = new CaseOfTests(registry, all);
        assertThat(presumed(of)).isEqualTo(MOST);
        seenBy("somebody", "complaint-handler", of).statusCode(200);
        seenBy("p7", "complaint-handler", of).statusCode(404);
    }

    @Test
    void ofACrowdTheDisciplineOrganSaysWhoIsMeantAndOfItNobodyWhoIsNamedOrClose() {
        List<String> names = people(MOST + 1, 1);
        UUID accused = UUID.fromString(Database.text(
                "select id::text from registry_cadre where staff_number = '" + registry.staff("p7") + "'"));
        registry.knownPerson("sister", "司馬懷玉", null, accused);
        CaseOfTests of = new CaseOfTests(registry, String.join("、", names));
        assertThat(presumed(of)).isZero();
        seenBy("somebody", "complaint-handler", of).statusCode(404);
        registry.as("somebody", "complaint-handler")
                .get(COMPLAINTS + "?limit=500")
                .then()
                .body("items.id", not(hasItem(of.id)));
        for (String blind : List.of("p7", "p50", "sister")) {
            seenBy(blind, "discipline-officer", of).statusCode(404);
        }
        seenBy("officer", "discipline-officer", of).statusCode(200).body("crowded", equalTo(true));
        registry.as("officer", "discipline-officer")
                .get(COMPLAINTS + "?limit=500")
                .then()
                .body("items.id", hasItem(of.id));

        of.register("1");
        of.moved(
                "subjects",
                "{\"cadreIds\":%s,\"crowdVersion\":%d}".formatted(CaseOfTests.ids(accused), crowdVersion(of)));
        seenBy("officer", "discipline-officer", of)
                .body("crowded", equalTo(false))
                .body("subjects", hasSize(1));
        seenBy("somebody", "complaint-handler", of).statusCode(200);
        seenBy("p50", "discipline-officer", of).statusCode(200);
        for (String blind : List.of("p7", "sister")) {
            seenBy(blind, "discipline-officer", of).statusCode(404);
        }
    }

    @Test
    void whoIsOneOfTooManyOfOneNameIsBlindAsWell() {
        behindItsBack(
                "insert into registry_cadre (id, epoch, version, gone, staff_number, name, name_key, unit_id)"
                        + " select gen_random_uuid(), 1, 0, false, ? || n, '豘豘', ?, ? from generate_series(1, 1500) n",
                insert -> {
                    insert.setString(1, registry.staff("s"));
                    insert.setLong(2, NameLetters.key(NameLetters.of("豘豘")));
                    insert.setObject(3, registry.town);
                });
        CaseOfTests of = new CaseOfTests(registry, "豘豘逐戶送禮");
        assertThat(presumed(of)).isZero();
        seenBy("s1400", "discipline-officer", of).statusCode(404);
        seenBy("s3", "complaint-handler", of).statusCode(404);
        seenBy("officer", "discipline-officer", of).statusCode(200);
    }

    @Test
    void nobodyIsGivenACaseWhileItIsNotSaidWhoIsMeant() {
        List<String> names = people(MOST + 1, 1);
        CaseOfTests of = new CaseOfTests(registry, "有人逐戶送禮");
        of.register("1");
        of.moved("screening", "{\"severity\":\"ORDINARY\",\"assessment\":\"a\"}");
        of.moved("acceptance");
        write(of, String.join("、", names));
        of.move(of.officer(), "assignment", "{\"staffNumber\":\"" + registry.staff("1") + "\"}")
                .then()
                .statusCode(409)
                .body("code", equalTo("handler-in-conflict"));
        nobodyIsMeant(of);
        of.moved("assignment", "{\"staffNumber\":\"" + registry.staff("1") + "\"}");
    }

    /** Message by message they are as many as at once. */
    @Test
    void namedLittleByLittleTheyAreACrowdAsWell() {
        List<String> names = people(MOST + 10, 1);
        CaseOfTests of = new CaseOfTests(registry, String.join("、", names.subList(0, 30)));
        write(of, String.join("、", names.subList(20, MOST)));
        assertThat(presumed(of)).isEqualTo(MOST);
        seenBy("somebody", "complaint-handler", of).statusCode(200);
        write(of, names.get(MOST));
        assertThat(presumed(of)).isEqualTo(MOST);
        seenBy("somebody", "complaint-handler", of).statusCode(404);
        seenBy("p" + MOST, "discipline-officer", of).statusCode(404);
        seenBy("p3", "discipline-officer", of).statusCode(404);
        seenBy("officer", "discipline-officer", of).statusCode(200);
    }

    @Test
    void aDuplicateOfACrowdedCaseMakesTheOtherOneCrowdedUntilItIsSaid() {
        List<String> names = people(MOST + 1, 1);
        CaseOfTests duplicate = new CaseOfTests(registry, String.join("、", names));
        duplicate
                .move(duplicate.officer(), "conflicts", "{\"staffNumber\":\"x\",\"reason\":\"a\"}")
                .then()
                .statusCode(204);
        CaseOfTests whole = new CaseOfTests(registry, "有人逐戶送禮");
        duplicate.mergedInto(whole);
        seenBy("somebody", "complaint-handler", whole).statusCode(404);
        seenBy("p7", "discipline-officer", whole).statusCode(404);
        nobodyIsMeant(whole);
        seenBy("somebody", "complaint-handler", whole).statusCode(200);
        whole.moved("subjects", "{}");
        seenBy("somebody", "complaint-handler", whole).statusCode(200);
    }

    private static int crowdVersion(CaseOfTests of) {
        return of.officer().get(of.address() + "/case").path("crowdVersion");
    }

    private static void nobodyIsMeant(CaseOfTests of) {
        of.moved("subjects", "{\"crowdVersion\":" + crowdVersion(of) + "}");
    }

    @Test
    void whoIsMeantIsSaidOfTheNamesThatWereLookedAt() {
        List<String> names = people(2 * MOST + 5, 1);
        CaseOfTests of = new CaseOfTests(registry, String.join("、", names.subList(0, MOST + 1)));
        Response before = of.officer().get(of.address() + "/case");
        int looked = before.path("crowdVersion");
        String body = "{\"crowdVersion\":" + looked + "}";
        write(of, String.join("、", names.subList(MOST + 1, 2 * MOST + 5)));
        for (String stale : List.of(body, "{}")) {
            of.move(of.officer(), "subjects", stale).then().statusCode(409).body("code", equalTo("messages-since"));
        }
        of.move(of.officer(), "screening", "{\"severity\":\"ORDINARY\",\"assessment\":\"a\",\"subjects\":" + body + "}")
                .then()
                .statusCode(409)
                .body("code", equalTo("messages-since"));
        seenBy("somebody", "complaint-handler", of).statusCode(404);
        // What is read with the former tag is not said to be the same.
        of.officer()
                .header("If-None-Match", before.header("ETag"))
                .get(of.address() + "/case")
                .then()
                .statusCode(200)
                .body("crowdVersion", not(equalTo(looked)));
        nobodyIsMeant(of);
        seenBy("somebody", "complaint-handler", of).statusCode(200);
    }

    private static void write(CaseOfTests of, String text) {
        anybody()
                .body("{\"receipt\":\"" + of.receipt + "\",\"text\":\"" + text + "\"}")
                .post("/complaint/v1/reports/messages")
                .then()
                .statusCode(201);
    }

    /** The longest text there may be, of nothing but names, where 200,000 people are known; what it costs: benchmarks/complaint-inbox. */
    @Test
    void aTextOfNothingButNamesIsTakenAmongTwoHundredThousandAndPresumesNobody() {
        List<String> names = people(80_000, 3);
        String text = String.join(
                "", IntStream.range(0, 6_600).mapToObj(i -> names.get(i * 12)).toList());
        RegistryOfTests.report(registry.townPath, text);
        assertThat(RegistryOfTests.report(registry.townPath, text)).hasSize(20);
        assertThat(Database.number(
                        "select count(*) from complaint_subject s join complaint c on c.id = s.complaint_id"
                                + " where c.subject_unit_id = ?",
                        registry.town))
                .isZero();
        registry.at(registry.townPath, "officer", "discipline-officer")
                .get(COMPLAINTS)
                .then()
                .statusCode(200)
                .body("items", hasSize(2));
        registry.at(registry.townPath, "p12", "discipline-officer")
                .get(COMPLAINTS)
                .then()
                .body("items", hasSize(0));
    }
}
