package dev.qingfeng.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.qingfeng.platform.imports.ImportMode;
import dev.qingfeng.platform.imports.ImportReport;
import dev.qingfeng.platform.imports.ImportTarget;
import dev.qingfeng.platform.imports.Importer;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.web.Language;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A large file is imported, a larger one is refused, and one that is all faults is not told back whole. */
@QuarkusTest
class LargeImportTest {

    /** More than PostgreSQL takes parameters in one statement. */
    private static final int LARGE = 70_000;

    private static final int TOO_LARGE = 250_001;

    @Inject
    Importer importer;

    @Inject
    EntityManager entities;

    private final Person person = Person.unknown();
    /** Begins as no other note does. */
    private final String prefix = "L" + UUID.randomUUID().toString().substring(0, 3);

    private static byte[] file(int rows, Function<Integer, String> row) {
        return IntStream.range(0, rows)
                .boxed()
                .map(row)
                .collect(Collectors.joining("\n", "text,colour,weight\n", "\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] goodFile(int rows) {
        return file(rows, i -> prefix + i + ",RED,");
    }

    private ValidatableResponse send(byte[] file, String query) {
        return person.request()
                .header("Idempotency-Key", UUID.randomUUID())
                .contentType("text/csv")
                .body(file)
                .post(Person.NOTES + "/imports" + query)
                .then();
    }

    /** Notes that are not managed, written in one statement. */
    private final class Texts implements ImportTarget<NoteRow, String> {

        @Override
        public String keyColumn() {
            return "text";
        }

        @Override
        public String key(NoteRow row) {
            return row.text();
        }

        @Override
        public Map<String, String> find(Collection<String> keys) {
            return entities.createQuery("select text from Note where text in ?1", String.class)
                    .setParameter(1, keys)
                    .getResultStream()
                    .collect(Collectors.toMap(Function.identity(), Function.identity()));
        }

        @Override
        public List<Fault> faults(NoteRow row, @Nullable String existing) {
            return List.of();
        }

        @Override
        public boolean same(String existing, NoteRow row) {
            return true;
        }

        @Override
        public String create(NoteRow row) {
            return row.text();
        }

        @Override
        public void change(String existing, NoteRow row) {
            throw new IllegalStateException("No row differs from its note");
        }

        @Override
        public void publish(List<String> written) {
            entities.createNativeQuery(
                            "insert into note (id, version, text) select gen_random_uuid(), 0, unnest(string_to_array(?1, ','))")
                    .setParameter(1, String.join(",", written))
                    .executeUpdate();
        }
    }

    private ImportReport importTexts(byte[] file) {
        return importer.run(file, NoteRow.class, new ImportMode(), Language.EN, new Texts());
    }

    @Test
    void aLargeFileIsImportedAndKnownWhenItComesAgain() {
        try {
            assertThat(importTexts(goodFile(LARGE)))
                    .extracting(ImportReport::rows, ImportReport::created, ImportReport::unchanged)
                    .containsExactly(LARGE, LARGE, 0);
            assertThat(importTexts(goodFile(LARGE)))
                    .extracting(ImportReport::rows, ImportReport::created, ImportReport::unchanged)
                    .containsExactly(LARGE, 0, LARGE);
            assertThat(Database.number("select count(*) from note where text like ?", prefix + "%"))
                    .isEqualTo(LARGE);
        } finally {
            Database.execute("delete from note where text like ?", prefix + "%");
        }
    }

    /** The file is read part by part, and what is wrong in the last part refuses the first. */
    @Test
    void aFaultInTheLastPartRefusesTheWholeFile() {
        String repeated = new String(goodFile(12_000), StandardCharsets.UTF_8) + prefix + "0,RED,\n";
        send(repeated.getBytes(StandardCharsets.UTF_8), "")
                .statusCode(422)
                .body("errors", hasSize(1), "errors[0].code", equalTo("repeated-key"))
                .body("errors[0].line", equalTo(12_002));
        assertThat(Database.number("select count(*) from note where text like ?", prefix + "%"))
                .isZero();
    }

    /** A part is full, and no good row comes behind it. */
    @Test
    void theGoodRowsAreWrittenWhenOnlyBadOnesFollowAFullPart() {
        byte[] file = file(5_003, i -> i < 5_000 ? prefix + i + ",RED," : ",BLUE,x");
        try {
            send(file, "?goodRowsOnly=true").statusCode(200).body("created", equalTo(5_000), "refused", equalTo(3));
            assertThat(Database.number("select count(*) from note where text like ?", prefix + "%"))
                    .isEqualTo(5_000);
        } finally {
            Database.execute("delete from note where text like ?", prefix + "%");
        }
    }

    @Test
    void theGoodRowsOfAllPartsAreWrittenAndEachIsToldOf() {
        byte[] file = file(12_000, i -> i % 4_000 == 7 ? ",BLUE,x" : prefix + i + ",RED,");
        try {
            send(file, "?goodRowsOnly=true")
                    .statusCode(200)
                    .body("rows", equalTo(12_000), "created", equalTo(11_997), "refused", equalTo(3));
            assertThat(Database.number("select count(*) from note where text like ?", prefix + "%"))
                    .isEqualTo(11_997);
            send(file, "?goodRowsOnly=true").body("created", equalTo(0), "unchanged", equalTo(11_997));
        } finally {
            Database.execute("delete from note where text like ?", prefix + "%");
        }
    }

    @Test
    void aFileWithTooManyRowsIsRefused() {
        send(goodFile(TOO_LARGE), "?dryRun=true")
                .statusCode(422)
                .body("code", equalTo("import-refused"), "errors", hasSize(1))
                .body("errors[0].code", equalTo("too-many-rows"), "errors[0].line", equalTo(TOO_LARGE + 1))
                .body("errors[0].detail", containsString("250,000"));
        send(file(TOO_LARGE, i -> "bad"), "?goodRowsOnly=true")
                .statusCode(422)
                .body("errors", hasSize(1), "errors[0].code", equalTo("too-many-rows"));
    }

    @Test
    void theFirstThousandFaultsAreNamedAndAllAreCounted() {
        byte[] file = file(5_000, i -> i % 2 == 0 ? prefix + i + ",RED," : ",BLUE,x");
        send(file, "")
                .statusCode(422)
                .body("errors", hasSize(1000), "errors[999].line", equalTo(1001))
                .body("detail", containsString("2,500 rows"), "detail", containsString("1,000"));
        send(file, "?dryRun=true&goodRowsOnly=true")
                .statusCode(200)
                .body("errors", hasSize(1000), "rows", equalTo(5000), "refused", equalTo(2500))
                .body("created", equalTo(2500));
    }

    /** Found after the rows have been read, and where there is no more room to name them. */
    @Test
    void aFaultThatIsNotNamedStillRefusesItsRow() {
        byte[] file = file(1_502, i -> i < 1_500 ? ",BLUE,x" : prefix + ",RED,");
        assertThatThrownBy(() -> importTexts(file)).isInstanceOf(ProblemException.class);
        assertThat(Database.number("select count(*) from note where text = ?", prefix))
                .isZero();
        send(file, "?dryRun=true&goodRowsOnly=true").body("refused", equalTo(1501), "created", equalTo(1));
    }
}
