package dev.qingfeng.notes;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.equalTo;

import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.Token;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every change leaves who, what, when and which record, in the transaction of the change. */
@QuarkusTest
class AuditTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Inject
    NoteService notes;

    @Inject
    EntityManager entities;

    private final Person person = Person.unknown();

    private record Entry(
            String actor,
            String operation,
            String action,
            String recordType,
            @Nullable String before,
            @Nullable String after,
            String trace) {}

    private static List<Entry> entriesOf(UUID note) throws SQLException {
        try (Connection connection = Database.superuser();
                PreparedStatement query = connection.prepareStatement("""
                        select actor, operation, action, record_type, digest_before, digest_after, trace_id
                        from audit_entry where record_id = ? order by position""")) {
            query.setString(1, note.toString());
            List<Entry> entries = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    entries.add(new Entry(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            row.getString(6),
                            row.getString(7)));
                }
            }
            return entries;
        }
    }

    @Test
    void everyChangeLeavesARow() throws SQLException {
        UUID note = person.writeSomething();
        person.rewrite(note, "*", UUID.randomUUID().toString()).then().statusCode(200);

        List<Entry> entries = entriesOf(note);
        assertThat(entries).hasSize(2).allSatisfy(entry -> {
            assertThat(entry.actor()).isEqualTo(person.staffNumber());
            assertThat(entry.recordType()).isEqualTo("Note");
            assertThat(entry.after()).matches("[0-9a-f]{64}");
            assertThat(entry.trace()).matches("[0-9a-f]{32}");
        });
        Entry created = entries.get(0);
        Entry changed = entries.get(1);
        assertThat(created.operation()).isEqualTo("writeNote");
        assertThat(created.action()).isEqualTo("CREATED");
        assertThat(created.before()).isNull();
        assertThat(changed.operation()).isEqualTo("rewriteNote");
        assertThat(changed.action()).isEqualTo("CHANGED");
        assertThat(changed.before()).isNotNull().isNotEqualTo(changed.after());
    }

    @Test
    void whatAChangeLeavesIsWhatTheNextOneFindsInCollectionsToo() throws SQLException {
        UUID id = QuarkusTransaction.requiringNew().call(() -> {
            Binder binder = new Binder();
            entities.persist(binder);
            return binder.id();
        });
        for (String page : List.of("first", "second")) {
            QuarkusTransaction.requiringNew()
                    .run(() -> entities.find(Binder.class, id).add(page));
        }
        List<Entry> entries = entriesOf(id);
        assertThat(entries).extracting(Entry::action).containsExactly("CREATED", "CHANGED", "CHANGED");
        assertThat(entries.get(1).before()).isEqualTo(entries.get(0).after());
        assertThat(entries.get(2).before()).isEqualTo(entries.get(1).after());
        assertThat(entries).extracting(Entry::after).doesNotHaveDuplicates();
    }

    @Test
    void itCarriesTheTraceOfTheRequest() throws SQLException {
        String text = UUID.randomUUID().toString();
        UUID note = person.request()
                .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                .header("Idempotency-Key", text)
                .contentType("application/json")
                .body("{\"text\": \"" + text + "\"}")
                .post(Person.NOTES)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getUUID("id");
        assertThat(entriesOf(note)).extracting(Entry::trace).containsExactly(TRACE);
    }

    @Test
    void aSystemIsNamedByItsClient() throws SQLException {
        String text = UUID.randomUUID().toString();
        UUID note = given().auth()
                .oauth2(Token.of("cadre").system("Payroll").sign())
                .header("Idempotency-Key", text)
                .contentType("application/json")
                .body("{\"text\": \"" + text + "\"}")
                .post(Person.NOTES)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getUUID("id");
        assertThat(entriesOf(note)).extracting(Entry::actor).containsExactly("client:Payroll");
    }

    /** By the client alone, everyone who uses it would be one and the same. */
    @Test
    void aPersonWithoutAStaffNumberChangesNothing() {
        UUID note = person.writeSomething();
        long before = Database.number("select count(*) from audit_entry where record_id = ?", note.toString());
        for (Token token : new Token[] {
            Token.of("cadre"),
            Token.of("cadre").client("qingfeng-web"),
            Token.of("cadre").client("qingfeng-web").userName("service-account-payroll"),
            Token.of("cadre").userName("service-account-payroll")
        }) {
            given().auth()
                    .oauth2(token.sign())
                    .header("If-Match", "*")
                    .contentType("application/json")
                    .body("{\"text\": \"" + UUID.randomUUID() + "\"}")
                    .put(Person.NOTES + "/" + note)
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("staff-number-missing"));
        }
        assertThat(Database.number("select count(*) from audit_entry where record_id = ?", note.toString()))
                .isEqualTo(before);
    }

    @Test
    void whatTheServiceDoesByItselfIsPutDownToIt() throws SQLException {
        Note note = notes.write(UUID.randomUUID().toString());
        assertThat(entriesOf(note.id()))
                .extracting(Entry::actor, Entry::operation)
                .containsExactly(tuple("service", "background"));
    }

    @Test
    void theRowGoesWithTheChangeWhenItIsRolledBack() throws SQLException {
        QuarkusTransaction.begin();
        UUID note = notes.write(UUID.randomUUID().toString()).id();
        QuarkusTransaction.rollback();
        assertThat(entriesOf(note)).isEmpty();

        String text = UUID.randomUUID().toString();
        person.write(text, text).then().statusCode(201);
        person.write(text + "!", text).then().statusCode(409);
        assertThat(Database.number("select count(*) from audit_entry where actor = ?", person.staffNumber()))
                .isEqualTo(1);
    }

    @Test
    void aRepeatedRequestIsNoChange() {
        String text = UUID.randomUUID().toString();
        person.write(text, text).then().statusCode(201);
        person.write(text, text).then().statusCode(201);
        assertThat(Database.number("select count(*) from audit_entry where actor = ?", person.staffNumber()))
                .isEqualTo(1);
    }

    @Test
    void theRowsOfAnImportAreChangesToo() {
        person.request()
                .header("Idempotency-Key", UUID.randomUUID())
                .contentType("text/csv")
                .body("text,colour,weight\n" + shortText() + ",RED,1\n" + shortText() + ",RED,1\n")
                .post(Person.NOTES + "/imports")
                .then()
                .statusCode(200);
        assertThat(Database.number(
                        "select count(*) from audit_entry where actor = ? and operation = 'importNotes'",
                        person.staffNumber()))
                .isEqualTo(2);
    }

    private static String shortText() {
        return UUID.randomUUID().toString().substring(0, 8);
    }
}
