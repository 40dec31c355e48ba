package dev.qingfeng.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody overwrites what they have not seen, and nobody is sent what they have. */
@QuarkusTest
class EntityTagTest {

    private final Person person = Person.unknown();
    private final String text = UUID.randomUUID().toString();
    private UUID note;
    private String tag;

    @BeforeEach
    void someoneHasReadANote() {
        note = person.writeSomething();
        tag = person.read(note).header("ETag");
    }

    private String currentText() {
        return person.read(note).jsonPath().getString("text");
    }

    @Test
    void aNewResourceHasTheTagThatReadingItGives() {
        Response created = person.write(text, text);
        assertThat(created.header("ETag"))
                .isEqualTo(person.read(created.jsonPath().getUUID("id")).header("ETag"))
                .matches("\"[^\"]+\"");
    }

    @Test
    void aChangeNeedsATag() {
        person.request()
                .contentType("application/json")
                .body("{\"text\": \"" + text + "\"}")
                .put(Person.NOTES + "/" + note)
                .then()
                .statusCode(428)
                .body("code", equalTo("entity-tag-required"));
        assertThat(currentText()).isNotEqualTo(text);
    }

    @Test
    void aChangeGivesANewTagAndMakesTheOldOneStale() {
        Response changed = person.rewrite(note, tag, text);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.header("ETag"))
                .isNotEqualTo(tag)
                .isEqualTo(person.read(note).header("ETag"));
        person.rewrite(note, tag, text + "!").then().statusCode(412).body("code", equalTo("stale-entity-tag"));
        assertThat(currentText()).isEqualTo(text);
        person.rewrite(note, changed.header("ETag"), text + "!").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "%s", "\"v99\", %s", "%s, \"v99\""})
    void aTagThatMatches(String ifMatch) {
        person.rewrite(note, ifMatch.formatted(tag), text).then().statusCode(200);
    }

    /** If-Match compares strongly. */
    @ParameterizedTest
    @ValueSource(strings = {"W/%s", "\"v99\"", "v0", "nonsense", "\"*\""})
    void aTagThatDoesNot(String ifMatch) {
        person.rewrite(note, ifMatch.formatted(tag), text).then().statusCode(412);
        assertThat(currentText()).isNotEqualTo(text);
    }

    @Test
    void whatIsNotThereIsNotFoundWhateverTheTag() {
        person.rewrite(UUID.randomUUID(), "*", text).then().statusCode(404);
    }

    @Test
    void ofTwoChangesAtOnceOneIsMade() {
        List<CompletableFuture<Response>> both = Stream.of("a", "b")
                .map(end -> CompletableFuture.supplyAsync(() -> person.rewrite(note, tag, text + end)))
                .toList();
        List<Integer> statuses =
                both.stream().map(answer -> answer.join().statusCode()).sorted().toList();
        assertThat(statuses.get(0)).isEqualTo(200);
        assertThat(statuses.get(1)).isIn(409, 412);
    }

    @ParameterizedTest
    @CsvSource({"%s, 304", "W/%s, 304", "'\"v99\", %s', 304", "*, 304", "\"v99\", 200", "v0, 200"})
    void whoHasItIsNotSentItAgain(String ifNoneMatch, int status) {
        person.request()
                .header("If-None-Match", ifNoneMatch.formatted(tag))
                .get(Person.NOTES + "/" + note)
                .then()
                .statusCode(status)
                .header("ETag", equalTo(tag))
                .body(status == 304 ? emptyString() : not(emptyString()));
    }
}
