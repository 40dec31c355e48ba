package dev.qingfeng.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.qingfeng.platform.imports.ImportedRow;
import dev.qingfeng.platform.imports.SheetFormat;
import dev.qingfeng.platform.imports.SheetReader;
import dev.qingfeng.platform.testing.Database;
import dev.qingfeng.platform.web.Language;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a workbook is taken for, and what it is refused for. */
@QuarkusTest
class XlsxImportTest {

    @Inject
    SheetReader reader;

    private final Person person = Person.unknown();
    private final String text = UUID.randomUUID().toString().substring(0, 8);

    private ValidatableResponse send(byte[] file) {
        return send(file, SheetFormat.XLSX);
    }

    private ValidatableResponse send(byte[] file, String mediaType) {
        return person.request()
                .header("Idempotency-Key", UUID.randomUUID())
                .contentType(mediaType)
                .body(file)
                .post(Person.NOTES + "/imports")
                .then();
    }

    /** A workbook with the header, and what else is put into its first sheet; rows and columns count from 0. */
    private static byte[] workbook(Consumer<Worksheet> rows) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(file, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("notes");
            sheet.value(0, 0, "text");
            sheet.value(0, 1, "colour");
            sheet.value(0, 2, "weight");
            rows.accept(sheet);
            workbook.newWorksheet("說明").value(0, 0, "whatever stands in other sheets");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    private static byte[] with(byte[] workbook, String entry, int size) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipFile old = ZipFile.builder()
                        .setSeekableByteChannel(new SeekableInMemoryByteChannel(workbook))
                        .get();
                ZipOutputStream zip = new ZipOutputStream(file)) {
            for (ZipArchiveEntry each : Collections.list(old.getEntries())) {
                if (!each.getName().equals(entry)) {
                    zip.putNextEntry(new ZipEntry(each.getName()));
                    old.getInputStream(each).transferTo(zip);
                }
            }
            zip.putNextEntry(new ZipEntry(entry));
            byte[] megabyte = new byte[1 << 20];
            for (int left = size; left > 0; left -= megabyte.length) {
                zip.write(megabyte, 0, Math.min(left, megabyte.length));
            }
        }
        return file.toByteArray();
    }

    private long notes() {
        return Database.number("select count(*) from note where text like ?", text + "%");
    }

    @Test
    void theFirstSheetIsWritten() {
        send(workbook(sheet -> {
                    sheet.value(1, 0, text + "1");
                    sheet.value(1, 1, "RED");
                    sheet.value(1, 2, 7);
                    sheet.value(2, 0, " " + text + "2 ");
                    sheet.value(2, 1, "GREEN");
                }))
                .statusCode(200)
                .body("rows", equalTo(2), "created", equalTo(2), "errors", empty());
        assertThat(notes()).isEqualTo(2);
    }

    @Test
    void aNumberIsTextWhereTextIsAskedFor() {
        int number = text.hashCode() & 0xFFFFFF;
        send(workbook(sheet -> {
                    sheet.value(1, 0, number);
                    sheet.value(1, 1, "RED");
                }))
                .statusCode(200);
        assertThat(Database.number("select count(*) from note where text = ?", Integer.toString(number)))
                .isPositive();
    }

    @Test
    void aBadRowNamesItsLineAndColumn() {
        send(workbook(sheet -> {
                    sheet.value(1, 0, text);
                    sheet.value(1, 1, "RED");
                    // An empty line lies between.
                    sheet.value(3, 0, text);
                    sheet.value(3, 1, "MAUVE");
                    sheet.value(3, 2, 1.5);
                }))
                .statusCode(422)
                .body("code", equalTo("import-refused"))
                .body("errors.line", equalTo(List.of(4, 4)))
                .body("errors.column", equalTo(List.of("colour", "weight")))
                .body("errors.code", equalTo(List.of("unknown-value", "wrong-type")));
        assertThat(notes()).isZero();
    }

    @Test
    void aCellBehindTheLastColumnIsAtFault() {
        send(workbook(sheet -> {
                    sheet.value(1, 0, text);
                    sheet.value(1, 1, "RED");
                    sheet.value(1, 3, "more");
                }))
                .statusCode(422)
                .body("errors.code", equalTo(List.of("wrong-number-of-cells")));
    }

    @Test
    void aFormulaIsRefused() {
        send(workbook(sheet -> {
                    sheet.formula(1, 0, "B2");
                    sheet.value(1, 1, "RED");
                    sheet.formula(1, 2, "1+1");
                }))
                .statusCode(422)
                .body("errors.code", equalTo(List.of("formula", "formula")))
                .body("errors.column", equalTo(List.of("text", "weight")));
    }

    @Test
    void textThatLooksLikeAFormulaIsText() {
        send(workbook(sheet -> {
                    sheet.value(1, 0, "=" + text);
                    sheet.value(1, 1, "RED");
                }))
                .statusCode(200);
        assertThat(Database.number("select count(*) from note where text = ?", "=" + text))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/vnd.ms-office.vbaProject",
                "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
                "application/vnd.ms-excel.macrosheet+xml"
            })
    void aMacroIsRefused(String type) throws IOException {
        send(withPart(
                        "[Content_Types].xml",
                        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                                + "<Override PartName=\"/xl/anything.bin\" ContentType=\"" + type + "\"/></Types>"))
                .statusCode(422)
                .body("errors.code", equalTo(List.of("macro")));
    }

    @Test
    void whatUnpacksToGigabytesIsRefusedBeforeItDoes() throws IOException {
        byte[] file = with(workbook(sheet -> sheet.value(1, 0, text)), "xl/styles.xml", 300 << 20);
        assertThat(file).hasSizeLessThan(1 << 20);
        send(file).statusCode(422).body("code", equalTo("import-refused"));
    }

    @Test
    void anOldOrProtectedWorkbookIsRefused() {
        byte[] file = new byte[512];
        byte[] mark = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1};
        System.arraycopy(mark, 0, file, 0, mark.length);
        send(file).statusCode(422).body("errors.code", equalTo(List.of("old-or-protected-workbook")));
    }

    @Test
    void aWorkbookOfTornXmlIsRefused() {
        // The library does not mask what it writes into a formula.
        send(workbook(sheet -> sheet.formula(1, 0, "A1&B1")))
                .statusCode(422)
                .body("errors.code", equalTo(List.of("not-xlsx")));
    }

    @Test
    void aTornWorkbookIsRefused() {
        byte[] whole = workbook(sheet -> sheet.value(1, 0, text));
        for (int length : new int[] {4, 40, whole.length / 2, whole.length - 30}) {
            send(Arrays.copyOf(whole, length)).statusCode(422).body("code", equalTo("import-refused"));
        }
        assertThat(notes()).isZero();
    }

    @Test
    void anotherZipIsRefused() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry("a.txt"));
        }
        send(file.toByteArray()).statusCode(422).body("errors.code", equalTo(List.of("not-xlsx")));
    }

    @Test
    void aFileIsWhatIsInItAndNotWhatItIsCalled() {
        send(
                        workbook(sheet -> {
                            sheet.value(1, 0, text + "1");
                            sheet.value(1, 1, "RED");
                        }),
                        SheetFormat.CSV)
                .statusCode(200);
        send(("text,colour,weight\n" + text + "2,RED,\n").getBytes(StandardCharsets.UTF_8))
                .statusCode(200);
        assertThat(notes()).isEqualTo(2);
    }

    @Test
    void aFileInAnotherEncodingIsRefusedWithTheRemedy() {
        send("text,colour,weight\n張偉,RED,\n".getBytes(Charset.forName("GBK")), SheetFormat.CSV)
                .statusCode(422)
                .body("errors.code", equalTo(List.of("not-utf-8")))
                .body("errors.detail", hasItem("The file is not encoded in UTF-8. Save it as CSV UTF-8, or as XLSX."));
    }

    /** One part of a workbook replaced. */
    private static byte[] withPart(String name, String content) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        byte[] whole = workbook(sheet -> sheet.value(1, 0, "a"));
        try (ZipFile old = ZipFile.builder()
                        .setSeekableByteChannel(new SeekableInMemoryByteChannel(whole))
                        .get();
                ZipOutputStream zip = new ZipOutputStream(file)) {
            for (ZipArchiveEntry each : Collections.list(old.getEntries())) {
                zip.putNextEntry(new ZipEntry(each.getName()));
                if (each.getName().equals(name)) {
                    zip.write(content.getBytes(StandardCharsets.UTF_8));
                } else {
                    old.getInputStream(each).transferTo(zip);
                }
            }
        }
        return file.toByteArray();
    }

    /** The first sheet with the header in its first row, and these rows. */
    private static byte[] sheet(String rows) throws IOException {
        return withPart(
                "xl/worksheets/sheet1.xml",
                "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\">"
                        + "<c r=\"A1\" t=\"inlineStr\"><is><t>text</t></is></c><c r=\"B1\" t=\"str\"><v>colour</v></c>"
                        + "<c r=\"C1\" t=\"inlineStr\"><is><t>weight</t></is></c><c r=\"D1\" s=\"0\"/></row>" + rows
                        + "</sheetData></worksheet>");
    }

    private static String text(String place, String text) {
        return "<c r=\"%s\" t=\"inlineStr\"><is><t>%s</t></is></c>".formatted(place, text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<row r='2'><c r='ZZZZZZ2' t='b'><v>1</v></c></row>",
                "<row r='2'><c r='A2' t='s'><v>2000000000</v></c></row>",
                "<row r='2'><c r='A2' t='s'><v>-1</v></c></row>",
                "<row r='2'><c r='A2'><v>1e999999999</v></c></row>",
                "<row r='2147483648'><c r='A2147483648'><v>1</v></c></row>",
                "<row r='1048577'><c r='A1048577'><v>1</v></c></row>",
                "<row r='1'><c r='A1'><v>1</v></c></row>",
                "<row r='2'><c r='B2'><v>1</v></c><c r='A2'><v>1</v></c></row>",
                "<row r='2'><c r='A3'><v>1</v></c></row>",
                "<row r='2'><c r='A2' s='none'><v>1</v></c></row>",
                "<!-- a comment --><row r='2'></row>",
                "<row r='2'><c r='A2' t='str'><v><![CDATA[a]]></v></c></row>",
                "<?php ?><row r='2'></row>",
                "<row r='2'>"
            })
    void whatNoSpreadsheetWritesIsRefused(String rows) throws IOException {
        send(sheet(rows)).statusCode(422).body("errors.code", equalTo(List.of("not-xlsx")));
    }

    @Test
    void whatWouldTakeTheMemoryIsRefused() throws IOException {
        for (String rows : List.of(
                "<row r='2'>" + text("A2", "a".repeat(40_000)) + "</row>",
                "<row r='2'>" + text("A2", "a".repeat(40_000_000)) + "</row>",
                "<row r='2'><c r='A2'><v>" + "1".repeat(4_000_000) + "</v></c></row>",
                "<row r='2'><c r='" + "A".repeat(40_000_000) + "'/></row>",
                "<x>".repeat(2_000_000),
                "<row r='2'><c r='A2' t='inlineStr'><is>" + "<r>".repeat(2_000_000))) {
            send(sheet(rows)).statusCode(422).body("errors.code", equalTo(List.of("not-xlsx")));
        }
        String shared = "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">";
        send(withPart("xl/sharedStrings.xml", shared + "<si/>".repeat(2_000_000) + "</sst>"))
                .statusCode(422)
                .body("errors.code", equalTo(List.of("too-large-unpacked")));
        send(withPart(
                        "xl/sharedStrings.xml",
                        shared + ("<si><t>" + "a".repeat(30_000) + "</t></si>").repeat(1_000) + "</sst>"))
                .statusCode(422)
                .body("errors.code", equalTo(List.of("too-large-unpacked")));
        send(withPart("xl/workbook.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><workbook>&b;</workbook>"))
                .statusCode(422)
                .body("errors.code", equalTo(List.of("not-xlsx")));
    }

    @Test
    void manyNamesPartsOrAttributesAreRefused() throws IOException {
        StringBuilder names = new StringBuilder();
        StringBuilder spaces = new StringBuilder("<row r='2' ");
        StringBuilder attributes = new StringBuilder("<row r='2' ");
        for (int i = 0; i < 2_000; i++) {
            names.append("<a").append(i).append("/>");
            spaces.append("xmlns:x").append(i).append("='u' ");
            attributes.append('a').append(i).append("='' ");
        }
        for (String rows : List.of(
                names.toString(),
                spaces + "/>",
                attributes + "/>",
                "<row r='2'>" + "<c t='e'/>".repeat(20_000) + "</row>")) {
            send(sheet(rows)).statusCode(422).body("errors.code", equalTo(List.of("not-xlsx")));
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            for (int i = 0; i < 2_000; i++) {
                zip.putNextEntry(new ZipEntry("part" + i));
            }
        }
        send(file.toByteArray()).statusCode(422).body("errors.code", equalTo(List.of("not-xlsx")));
        String longText = "一".repeat(400_000);
        send(withPart(
                        "xl/workbook.xml",
                        "<workbook>" + ("<sheet state='" + longText + "'/>").repeat(20) + "</workbook>"))
                .statusCode(422)
                .body("errors.code", equalTo(List.of("not-xlsx")));
        send(withPart(
                        "xl/sharedStrings.xml",
                        "<sst><si>" + ("<t>" + "a".repeat(30_000) + "</t>").repeat(3) + "</si></sst>"))
                .statusCode(422)
                .body("errors.code", equalTo(List.of("not-xlsx")));
    }

    @Test
    void whatOtherProgramsWriteIsRead() throws IOException {
        send(sheet("<row r='2' spans='1:3'>" + text("A2", text) + text("B2", "RED")
                        + "<c r='C2'><v>7.000000000000001</v><extLst><ext uri='a'/></extLst></c></row>"
                        + "<row r='3'><c r='A3' t='s'/><c r='B3' t='s'><v></v></c></row>"))
                .statusCode(200)
                .body("created", equalTo(1));
        byte[] marked =
                withPart("xl/workbook.xml", "\uFEFF" + new String(partOf("xl/workbook.xml"), StandardCharsets.UTF_8));
        send(marked).statusCode(422).body("errors.line", equalTo(List.of(2)));
        byte[] types = partOf("[Content_Types].xml");
        send(withPart(
                        "[Content_Types].xml",
                        new String(types, StandardCharsets.UTF_8)
                                .replace(
                                        "</Types>",
                                        "<Default Extension=\"bin\" ContentType=\"application/vnd.ms-excel.sheet.binary.macroEnabled.main\"/></Types>")))
                .statusCode(422)
                .body("errors.line", equalTo(List.of(2)));
    }

    private static byte[] partOf(String name) throws IOException {
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(workbook(sheet -> sheet.value(1, 0, "a"))))
                .get()) {
            return zip.getInputStream(zip.getEntry(name)).readAllBytes();
        }
    }

    @Test
    void emptyCellsAnywhereAreNoCells() throws IOException {
        send(sheet("<row r='2'>" + text("A2", text) + text("B2", "RED")
                        + "<c r='D2'/><c r='XFD2' t='b'/></row><row r='9'/>"))
                .statusCode(200)
                .body("rows", equalTo(1), "created", equalTo(1));
        send(sheet("<row r='2'>" + text("A2", text) + text("B2", "RED") + text("XFD2", "far") + "</row>"))
                .statusCode(422)
                .body("errors.code", equalTo(List.of("wrong-number-of-cells")));
    }

    @Test
    void placesMayBeLeftOut() throws IOException {
        send(sheet("<row><c t='str'><v>" + text + "</v></c><c t='str'><v>MAUVE</v></c></row>"))
                .statusCode(422)
                .body("errors.line", equalTo(List.of(2)))
                .body("errors.column", equalTo(List.of("colour")));
    }

    @Test
    void anErrorIsNoValue() throws IOException {
        send(sheet("<row r='2'><c r='A2' t='e'><v>#N/A</v></c>" + text("B2", "RED") + "</row>"))
                .statusCode(422)
                .body("errors.code", equalTo(List.of("error-value")));
    }

    @Test
    void aNumberThatIsNoLongerExactIsNoText() throws IOException {
        for (String number : List.of("1.2345678901234568E+19", "1234567890123450", "110101199003070000")) {
            send(sheet("<row r='2'><c r='A2'><v>" + number + "</v></c>" + text("B2", "RED") + "</row>"))
                    .statusCode(422)
                    .body("errors.code", equalTo(List.of("inexact-number")));
        }
    }

    @Test
    void aFormulaWithASharedTextIsOneToo() throws IOException {
        send(sheet("<row r='2'><c r='A2' t='s'><f>A1</f><v>0</v></c>" + text("B2", "RED") + "</row>"))
                .statusCode(422)
                .body("errors.code", equalTo(List.of("formula")));
    }

    @Test
    void ofATextTheReadingIsLeftOut() throws IOException {
        send(sheet("<row r='2'><c r='A2' t='inlineStr'><is><r><t>" + text.substring(0, 4) + "</t></r><r><t>"
                        + text.substring(4) + "</t></r><rPh sb='0' eb='1'><t>reading</t></rPh></is></c>"
                        + text("B2", "RED") + "</row>"))
                .statusCode(200);
        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void aHiddenSheetIsNotRead() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(file, "test", "1.0")) {
            Worksheet hidden = workbook.newWorksheet("hidden");
            hidden.value(0, 0, "nothing of this");
            hidden.setVisibilityState(org.dhatim.fastexcel.VisibilityState.HIDDEN);
            Worksheet sheet = workbook.newWorksheet("notes");
            sheet.value(0, 0, "text");
            sheet.value(0, 1, "colour");
            sheet.value(0, 2, "weight");
            sheet.value(1, 0, text);
            sheet.value(1, 1, "RED");
        }
        send(file.toByteArray()).statusCode(200);
        assertThat(notes()).isEqualTo(1);
    }

    /** A row with a day in it. */
    public record DayRow(@Nullable LocalDate day) {}

    @Test
    void aDayIsReadHoweverItIsWritten() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(file, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("days");
            sheet.value(0, 0, "day");
            sheet.value(1, 0, LocalDate.of(1980, 5, 1));
            sheet.style(1, 0).format("yyyy/m/d").set();
            sheet.value(2, 0, "1980-05-01");
            sheet.value(3, 0, LocalDateTime.of(1980, 5, 1, 13, 30));
            // A year is no day, be it the number of one.
            sheet.value(4, 0, 1986);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var sheet = reader.read(file.toByteArray(), DayRow.class, Language.EN);
        assertThat(sheet.goodRows())
                .extracting(ImportedRow::line, row -> row.value().day())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(2, LocalDate.of(1980, 5, 1)),
                        org.assertj.core.groups.Tuple.tuple(3, LocalDate.of(1980, 5, 1)));
    }
}
