package dev.qingfeng.notes;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.qingfeng.platform.imports.ImportMode;
import dev.qingfeng.platform.imports.ImportedRow;
import dev.qingfeng.platform.imports.Sheet;
import dev.qingfeng.platform.imports.SheetReader;
import dev.qingfeng.platform.problem.ProblemError;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.testing.Token;
import dev.qingfeng.platform.web.Language;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.validation.constraints.PastOrPresent;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file is read whole: every fault is named, and nothing is written while there is one. */
@QuarkusTest
class CsvImportTest {

    private static final String HEADER = "text,colour,weight\n";

    @Inject
    SheetReader reader;

    private final Person person = Person.unknown();

    /** Short enough for a row, and new. */
    private final String text = UUID.randomUUID().toString().substring(0, 8);

    private ValidatableResponse send(byte[] file, String query) {
        return sendOnce(UUID.randomUUID().toString(), file, query).then();
    }

    private Response sendOnce(String key, byte[] file, String query) {
        return person.request()
                .header("Idempotency-Key", key)
                .contentType("text/csv")
                .body(file)
                .post(Person.NOTES + "/imports" + query);
    }

    private ValidatableResponse send(String file) {
        return send(file.getBytes(StandardCharsets.UTF_8), "");
    }

    private static long notes(String text) {
        return Database.number("select count(*) from note where text = ?", text);
    }

    /** Each fault as line, column and code. */
    private static List<List<Object>> faults(ValidatableResponse answer) {
        List<Map<String, Object>> errors = answer.extract().jsonPath().getList("errors");
        assertThat(errors)
                .allSatisfy(error -> assertThat(error.get("detail")).asString().isNotBlank());
        return errors.stream()
                .map(error ->
                        List.of(error.getOrDefault("line", "-"), error.getOrDefault("column", "-"), error.get("code")))
                .toList();
    }

    private static ValidatableResponse refused(ValidatableResponse answer) {
        return answer.statusCode(422)
                .contentType(equalTo("application/problem+json"))
                .body("code", equalTo("import-refused"));
    }

    @Test
    void aGoodFileIsWritten() {
        send(HEADER + text + "1,RED,7\n" + text + "2,GREEN,\n")
                .statusCode(200)
                .body("dryRun", equalTo(false), "rows", equalTo(2), "created", equalTo(2))
                .body("changed", equalTo(0), "unchanged", equalTo(0), "refused", equalTo(0), "errors", empty());
        assertThat(notes(text + "1") + notes(text + "2")).isEqualTo(2);
    }

    @Test
    void aByteOrderMarkAndWindowsLineEndsAndNoLastLineEndAreAllowed() {
        send("\uFEFF" + (HEADER + text + ",RED,7").replace("\n", "\r\n")).statusCode(200);
        assertThat(notes(text)).isEqualTo(1);
    }

    @Test
    void columnsComeInAnyOrder() {
        send(" weight ,text,colour\n7," + text + ",RED\n").statusCode(200);
        assertThat(notes(text)).isEqualTo(1);
    }

    @Test
    void aRowThatIsThereAlreadyChangesNothingAndOneThatComesTwiceIsAFault() {
        send(HEADER + text + ",RED,7\n").statusCode(200).body("created", equalTo(1));
        send(HEADER + text + ",RED,7\n" + text + "!,RED,7\n")
                .statusCode(200)
                .body("created", equalTo(1), "unchanged", equalTo(1));
        assertThat(faults(refused(send(HEADER + text + "?,RED,7\n" + text + "?,RED,7\n"))))
                .containsExactly(List.of(3, "text", "repeated-key"));
    }

    @Test
    void emptyLinesAreNoRows() {
        send(HEADER + "\n" + text + ",RED,7\n\n").statusCode(200).body("rows", equalTo(1));
    }

    @Test
    void aFileWithoutRowsIsGood() {
        send(HEADER).statusCode(200).body("rows", equalTo(0), "created", equalTo(0));
    }

    @Test
    void everyFaultIsNamedAtOnceAndNothingIsWritten() {
        ValidatableResponse answer = refused(send(HEADER
                + text + ",RED,7\n"
                + ",BLUE,seven\n"
                + text + " too long,,7\n"
                + "a,RED\n"
                + "a,RED,7,8\n"
                + "a\u0000b,RED,7\n"
                + "b,red,7.5\n"));
        assertThat(faults(answer))
                .containsExactly(
                        List.of(3, "colour", "unknown-value"),
                        List.of(3, "weight", "wrong-type"),
                        List.of(4, "colour", "required"),
                        List.of(4, "text", "wrong-length"),
                        List.of(5, "-", "wrong-number-of-cells"),
                        List.of(6, "-", "wrong-number-of-cells"),
                        List.of(7, "text", "forbidden-character"),
                        List.of(8, "colour", "unknown-value"),
                        List.of(8, "weight", "wrong-type"));
        answer.body("detail", containsString("6 rows"));
        assertThat(notes(text)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"en, The value is not in the vocabulary.", "zh-Hant, 值不在詞表中。"})
    void faultsAreWordedInTheCallersLanguage(String language, String words) {
        given().auth()
                .oauth2(Token.of("cadre").staffNumber("A1").sign())
                .header("Accept-Language", language)
                .header("Idempotency-Key", UUID.randomUUID())
                .contentType("text/csv")
                .body(HEADER + text + ",BLUE,7\n")
                .post(Person.NOTES + "/imports")
                .then()
                .statusCode(422)
                .body("errors[0].detail", equalTo(words));
    }

    public record DatedRow(
            @PastOrPresent @Nullable LocalDate day,
            @Nullable Instant at) {}

    @Test
    void daysAndInstantsThatCannotBeMeantAreOutOfRange() {
        Sheet<DatedRow> sheet = reader.read(
                "day,at\n1899-12-31,2201-01-01T00:00:00Z\n1900-01-01,2200-12-31T23:59:59Z\nsoon,1\n2199-01-01,\n"
                        .getBytes(StandardCharsets.UTF_8),
                DatedRow.class,
                Language.EN);
        assertThat(sheet.goodRows()).extracting(ImportedRow::line).containsExactly(3);
        assertThat(sheet.report(new ImportMode(), 0, 0).errors())
                .extracting(ProblemError::line, ProblemError::column, ProblemError::code)
                .containsExactly(
                        tuple(2, "at", "out-of-range"),
                        tuple(2, "day", "out-of-range"),
                        tuple(4, "at", "wrong-type"),
                        tuple(4, "day", "wrong-type"),
                        tuple(5, "day", "not-in-past"));
    }

    @Test
    void timesAreTakenAsFineAsTheDatabaseKeepsThem() {
        Sheet<DatedRow> sheet = reader.read(
                "day,at\n,2026-01-01T00:00:00.1234569Z\n".getBytes(StandardCharsets.UTF_8),
                DatedRow.class,
                Language.EN);
        assertThat(sheet.goodRows())
                .extracting(row -> row.value().at())
                .containsExactly(Instant.parse("2026-01-01T00:00:00.123456Z"));
    }

    @Test
    void onlyTheGoodRowsWhenTheCallerSaysSo() {
        ValidatableResponse answer = send(
                        (HEADER + text + ",RED,7\n" + text + "!,BLUE,7\n").getBytes(StandardCharsets.UTF_8),
                        "?goodRowsOnly=true")
                .statusCode(200)
                .body("rows", equalTo(2), "created", equalTo(1), "refused", equalTo(1));
        assertThat(faults(answer)).containsExactly(List.of(3, "colour", "unknown-value"));
        assertThat(notes(text)).isEqualTo(1);
        assertThat(notes(text + "!")).isZero();
    }

    @Test
    void aDryRunChecksAndWritesNothing() {
        byte[] file = (HEADER + text + ",RED,7\n" + text + "!,BLUE,7\n").getBytes(StandardCharsets.UTF_8);
        for (String query : new String[] {"?dryRun=true", "?dryRun=true&goodRowsOnly=true"}) {
            ValidatableResponse answer = send(file, query)
                    .statusCode(200)
                    .body("dryRun", equalTo(true), "rows", equalTo(2), "created", equalTo(1))
                    .body("refused", equalTo(1));
            assertThat(faults(answer)).containsExactly(List.of(3, "colour", "unknown-value"));
        }
        assertThat(notes(text)).isZero();
    }

    @Test
    void anImportThatIsSentAgainIsDoneOnce() {
        String key = UUID.randomUUID().toString();
        byte[] file = (HEADER + text + ",RED,7\n").getBytes(StandardCharsets.UTF_8);
        Response first = sendOnce(key, file, "");
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(sendOnce(key, file, "").asByteArray()).isEqualTo(first.asByteArray());
        sendOnce(key, (HEADER + text + "!,RED,7\n").getBytes(StandardCharsets.UTF_8), "")
                .then()
                .statusCode(422)
                .body("code", equalTo("idempotency-key-reused"));
        sendOnce(key, file, "?dryRun=true").then().statusCode(422).body("code", equalTo("idempotency-key-reused"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GB18030", "UTF-16", "ISO-8859-1"})
    void anotherEncodingIsRefused(String encoding) {
        ValidatableResponse answer = refused(send((HEADER + "名é,RED,7\n").getBytes(Charset.forName(encoding)), ""));
        assertThat(faults(answer)).containsExactly(List.of(1, "-", "not-utf-8"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            text,colour,weight,size ; size   ; unknown-column
            text,colour             ; weight ; missing-column
            text,colour,weight,text ; text   ; repeated-column
            """)
    void aHeaderThatDoesNotFitIsRefused(String header, String column, String code) {
        ValidatableResponse answer = refused(send(header + "\n"));
        assertThat(faults(answer)).containsExactly(List.of(1, column, code));
    }

    @Test
    void everyFaultOfTheHeaderIsNamed() {
        assertThat(faults(refused(send("txt,Colour,weight,weight\n"))))
                .containsExactlyInAnyOrder(
                        List.of(1, "txt", "unknown-column"),
                        List.of(1, "Colour", "unknown-column"),
                        List.of(1, "weight", "repeated-column"),
                        List.of(1, "text", "missing-column"),
                        List.of(1, "colour", "missing-column"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\uFEFF"})
    void anEmptyFileIsRefused(String file) {
        assertThat(faults(refused(send(file)))).containsExactly(List.of(1, "-", "empty-file"));
    }

    /** Whoever opens an export in a spreadsheet must escape; what is stored is what was sent. */
    @ParameterizedTest
    @ValueSource(strings = {"=", "+", "-", "@"})
    void whatLooksLikeAFormulaIsText(String sign) {
        send(HEADER + sign + text + ",RED,7\n").statusCode(200);
        assertThat(notes(sign + text)).isEqualTo(1);
    }

    @Test
    void quotesHoldCommasQuotesAndLineBreaks() {
        String cell = text.substring(0, 5) + ",\"\n!";
        send(HEADER + '"' + cell.replace("\"", "\"\"") + "\",RED,7\n").statusCode(200);
        assertThat(notes(cell)).isEqualTo(1);
    }

    @Test
    void aLineBreakInQuotesLeavesTheLineNumbersRight() {
        ValidatableResponse answer = refused(send(HEADER + "\"a\n\nb\",RED,7\n" + text + ",BLUE,7\n"));
        assertThat(faults(answer)).containsExactly(List.of(5, "colour", "unknown-value"));
    }

    @Test
    void whatIsNoCsvIsRefusedWhereItBegins() {
        assertThat(faults(refused(send("\"text\"x,colour,weight\n")))).containsExactly(List.of(1, "-", "not-csv"));
        assertThat(faults(refused(send(HEADER + "\"a\nb\",RED,7\n" + text + ",\"RED\"x,7\n"))))
                .containsExactly(List.of(4, "-", "not-csv"));
    }
}
