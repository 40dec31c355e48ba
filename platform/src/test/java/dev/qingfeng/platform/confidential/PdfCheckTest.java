package dev.qingfeng.platform.confidential;

import static dev.qingfeng.platform.confidential.WrittenPdf.flate;
import static dev.qingfeng.platform.confidential.WrittenPdf.text;
import static dev.qingfeng.platform.confidential.WrittenPdf.zeros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a document of strangers may be made of. */
class PdfCheckTest {

    private static final byte[] BOMB = zeros(130);
    private static final String IMAGE =
            "/Type /XObject /Subtype /Image /Width 8 /Height 8 /BitsPerComponent 1 /ColorSpace /DeviceGray ";

    private static int pages(byte[] file) throws IOException {
        return ByteBuffer.wrap(new PdfCheck().on(new SeekableInMemoryByteChannel(file), new byte[0]))
                .getInt();
    }

    static Stream<Arguments> whatScannersMake() {
        return Stream.of(
                Arguments.of("nothing but a page", new WrittenPdf()),
                Arguments.of("a picture as it is", new WrittenPdf().stream(IMAGE, new byte[8])),
                Arguments.of("a picture that is packed", image("/FlateDecode", flate(new byte[8]))),
                Arguments.of("the same in a list", image("[ /FlateDecode ]", flate(new byte[8]))),
                Arguments.of("a photograph", image("/DCTDecode", new byte[8])),
                Arguments.of("a photograph packed once more", image("[/FlateDecode /DCTDecode]", flate(new byte[8]))),
                Arguments.of("a fax", image("/CCITTFaxDecode /DecodeParms << /K -1 /Columns 2480 >>", new byte[8])),
                Arguments.of("what is never decoded here", image("/JBIG2Decode", new byte[8])),
                Arguments.of("nor this", image("/JPXDecode", new byte[8])),
                Arguments.of("an empty list of filters", image("[]", new byte[8])),
                Arguments.of(
                        "a signature of the device",
                        new WrittenPdf().add("<< /Type /Sig /Filter /Adobe.PPKLite /Contents <00> >>")),
                Arguments.of(
                        "an address of the web",
                        new WrittenPdf().add("<< /Subtype /Link /A << /S /URI /URI (https://example.org) >> >>")),
                Arguments.of(
                        "a font that is called like a program",
                        new WrittenPdf("/Resources << /Font << /AA 4 0 R >> >>")
                                .add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")));
    }

    private static WrittenPdf image(String filter, byte[] content) {
        return new WrittenPdf().stream(IMAGE + "/Filter " + filter, content);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whatScannersMake")
    void whatScannersMakeIsTaken(String what, WrittenPdf pdf) throws IOException {
        assertThat(pages(pdf.bytes())).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/LZWDecode",
                "/LZW",
                "/ASCIIHexDecode",
                "/AHx",
                "/ASCII85Decode",
                "/A85",
                "/RunLengthDecode",
                "/RL",
                "/Crypt",
                "[/ASCIIHexDecode /FlateDecode]",
                "[/FlateDecode /FlateDecode]",
                "[/FlateDecode/LZWDecode]",
                "[/DCTDecode /FlateDecode]",
                "[/FlateDecode /DCTDecode /CCITTFaxDecode]",
                "/L#5aWDecode",
                "4 0 R",
                "% said later\n/FlateDecode",
                "[ /FlateDecode % and more\n ]"
            })
    void whatIsPackedAsNoScannerDoesIsRefusedBeforeItIsOpened(String filter) {
        byte[] file = image(filter, text("78da>")).bytes();
        assertThatThrownBy(() -> PdfStreams.requireBounded(file)).isInstanceOf(NotPlainException.class);
        byte[] disguised = new String(file, StandardCharsets.ISO_8859_1)
                .replace("/Filter", "/#46ilte#72")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> PdfStreams.requireBounded(disguised)).isInstanceOf(NotPlainException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Made.Up", "[/FlateDecode /Made.Up]"})
    void aStreamThatNobodyKnowsHowToUnpackIsRefusedOnceItIsOpen(String filter) {
        assertThatThrownBy(() -> pages(image(filter, new byte[8]).bytes())).isInstanceOf(NotPlainException.class);
    }

    static Stream<Arguments> bombs() {
        byte[] headless = BOMB.clone();
        headless[0] = 0;
        headless[1] = 0;
        // A block that is stored as it is and holds the whole of another stream.
        ByteArrayOutputStream within = new ByteArrayOutputStream();
        byte[] inner = text("\n9 0 obj\n<< /Filter /FlateDecode >>\nstream\n");
        within.writeBytes(new byte[] {0x78, 1, 1});
        int length = Math.min(0xFFFF, inner.length + BOMB.length);
        within.writeBytes(new byte[] {(byte) length, (byte) (length >> 8), (byte) ~length, (byte) (~length >> 8)});
        within.writeBytes(inner);
        within.writeBytes(BOMB);
        WrittenPdf many = new WrittenPdf();
        byte[] page = zeros(100);
        for (int i = 0; i < 11; i++) {
            many.stream("/Filter /FlateDecode", page);
        }
        return Stream.of(
                Arguments.of("as it is", image("/FlateDecode", BOMB)),
                Arguments.of("without a header", image("/FlateDecode", headless)),
                Arguments.of("on the same line", new WrittenPdf().stream("/Filter /FlateDecode", "  ", BOMB)),
                Arguments.of("without an end of the line", new WrittenPdf().stream("/Filter /FlateDecode", "", BOMB)),
                Arguments.of("within another stream", image("/FlateDecode", within.toByteArray())),
                Arguments.of("in small pieces", many));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bombs")
    void whatFillsTheMemoryIsFoundBeforeItIsOpened(String what, WrittenPdf pdf) {
        assertThatThrownBy(() -> PdfStreams.requireBounded(pdf.bytes())).isInstanceOf(NotPlainException.class);
    }

    @Test
    void aFileFullOfBeginningsIsNotLookedThroughToItsEnd() {
        byte[] beginnings = text("stream\nx".repeat(8_000_000));
        assertTimeout(
                Duration.ofSeconds(10),
                () -> assertThatThrownBy(() -> PdfStreams.requireBounded(beginnings))
                        .isInstanceOf(NotPlainException.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/FlateDecode /DecodeParms << /Predictor 12 /Columns 2000000000 >>",
                "/FlateDecode /DecodeParms [ << /Predictor 12 /Columns 2000000000 >> ]",
                "/CCITTFaxDecode /DecodeParms << /K -1 /Columns 8 /Rows 2000000000 >>"
            })
    void rowsLongerThanAnyPageAreRefused(String filter) {
        assertThatThrownBy(() -> pages(image(filter, flate(new byte[8])).bytes()))
                .isInstanceOf(NotPlainException.class);
    }

    static Stream<Arguments> whatDoesSomething() {
        String program = "<< /S /JavaScript /JS (app.alert('')) >>";
        return Stream.of(
                Arguments.of("a program when it is opened", new WrittenPdf("", "/OpenAction " + program)),
                Arguments.of("a program when a page is opened", new WrittenPdf("/AA << /O " + program + " >>")),
                Arguments.of(
                        "a program behind a link",
                        new WrittenPdf("/Annots [<< /Subtype /Link /Rect [0 0 9 9] /A " + program + " >>]")),
                Arguments.of("a program in the names", new WrittenPdf("", "/Names << /JavaScript << /Names [] >> >>")),
                Arguments.of("a program to which nothing leads", new WrittenPdf().add(program)),
                Arguments.of(
                        "a program by another spelling", new WrittenPdf().add("<< /#53 /J#61vaScript /#4a#53 (x) >>")),
                Arguments.of("a program in another's place", new WrittenPdf().add("<< /S /Rendition /JS 5 0 R >>")),
                Arguments.of(
                        "a program as a stream",
                        new WrittenPdf().stream("", text("x")).add("<< /JS 4 0 R >>")),
                Arguments.of("a program next in turn", new WrittenPdf().add("<< /S /URI /Next [" + program + "] >>")),
                Arguments.of("what starts another program", action("Launch")),
                Arguments.of("what sends something", action("SubmitForm")),
                Arguments.of("what fetches something", action("ImportData")),
                Arguments.of("what opens a file within", action("GoToE")),
                Arguments.of("what opens a file beside", action("GoToR")),
                Arguments.of("what plays", action("Rendition")),
                Arguments.of("a film", action("Movie")),
                Arguments.of("a sound", action("Sound")),
                Arguments.of("what is said of a field", new WrittenPdf().add("<< /FT /Tx /AA << /K << >> >> >>")),
                Arguments.of("a file", new WrittenPdf().add("<< /Type /Filespec /F (x) /EF << /F 3 0 R >> >>")),
                Arguments.of("files in the names", new WrittenPdf("", "/Names << /EmbeddedFiles << /Names [] >> >>")),
                Arguments.of("a form of another kind", new WrittenPdf("", "/AcroForm << /Fields [] /XFA (x) >>")),
                Arguments.of("a file that is pinned on", annotation("FileAttachment")),
                Arguments.of("what moves", annotation("RichMedia")),
                Arguments.of("a stage", annotation("Screen")),
                Arguments.of("what lies deep", new WrittenPdf().add(nested("<< /S /Launch >>", 100))),
                Arguments.of("a stream in another file", new WrittenPdf().stream("/F (x)", new byte[0])));
    }

    private static String nested(String object, int deep) {
        return "[".repeat(deep) + object + "]".repeat(deep);
    }

    private static WrittenPdf action(String type) {
        return new WrittenPdf().add("<< /Type /Action /S /" + type + " >>");
    }

    private static WrittenPdf annotation(String type) {
        return new WrittenPdf("/Annots [<< /Subtype /" + type + " /Rect [0 0 9 9] >>]");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whatDoesSomething")
    void whatDoesOrCarriesSomethingIsRefused(String what, WrittenPdf pdf) {
        assertThatThrownBy(() -> pages(pdf.bytes())).isInstanceOf(NotPlainException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 100_000})
    void whatLiesTooDeepToBeSeenOpensNot(int deep) {
        byte[] file = new WrittenPdf().add(nested("<< /S /Launch >>", deep)).bytes();
        assertThatThrownBy(() -> pages(file)).isInstanceOf(IOException.class);
    }

    /** With the cross references that such streams need, which lie in a stream too. */
    @Test
    void aProgramInAStreamOfObjectsIsRefused() throws IOException {
        byte[] objects = text("9 0 << /S /JavaScript /JS (x) >>");
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(text("%PDF-1.7\n"));
        int[] at = new int[6];
        String[] written = {
            "",
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"
        };
        for (int i = 1; i < written.length; i++) {
            at[i] = file.size();
            file.writeBytes(text(i + " 0 obj\n" + written[i] + "\nendobj\n"));
        }
        at[4] = file.size();
        byte[] packed = flate(objects);
        file.writeBytes(text("4 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length " + packed.length
                + " >>\nstream\n"));
        file.writeBytes(packed);
        file.writeBytes(text("\nendstream\nendobj\n"));
        at[5] = file.size();
        ByteBuffer table = ByteBuffer.allocate(7 * 4);
        table.put((byte) 0).putShort((short) 0).put((byte) 0);
        for (int i = 1; i <= 5; i++) {
            table.put((byte) 1).putShort((short) at[i]).put((byte) 0);
        }
        table.put((byte) 2).putShort((short) 4).put((byte) 0);
        byte[] references = flate(table.array());
        file.writeBytes(
                text("5 0 obj\n<< /Type /XRef /Size 10 /Index [0 6 9 1] /W [1 2 1] /Root 1 0 R /Filter /FlateDecode"
                        + " /Length " + references.length + " >>\nstream\n"));
        file.writeBytes(references);
        file.writeBytes(text("\nendstream\nendobj\nstartxref\n" + at[5] + "\n%%EOF\n"));
        assertThatThrownBy(() -> pages(file.toByteArray())).isInstanceOf(NotPlainException.class);
    }

    @Test
    void objectsThatLeadInACircleAreLookedAtOnce() throws IOException {
        assertThat(pages(new WrittenPdf("/Circle 4 0 R")
                        .add("[5 0 R 4 0 R]")
                        .add("[4 0 R 5 0 R 3 0 R]")
                        .bytes()))
                .isEqualTo(1);
    }

    @Test
    void whatFollowsTheDocumentOrIsCutOffIsRefused() throws IOException {
        byte[] file = new WrittenPdf().bytes();
        assertThatThrownBy(() -> pages(text(new String(file, StandardCharsets.ISO_8859_1) + "<html>")))
                .isInstanceOf(NotPlainException.class);
        assertThatThrownBy(() -> pages(Arrays.copyOf(file, file.length - 6))).isInstanceOf(IOException.class);
        assertThat(pages(text(new String(file, StandardCharsets.ISO_8859_1) + "\0\0\n")))
                .isEqualTo(1);
    }

    @Test
    void aDocumentHasThePagesThatItSays() {
        byte[] hiding = text(new String(
                        new WrittenPdf()
                                .add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>")
                                .bytes(),
                        StandardCharsets.ISO_8859_1)
                .replace("/Kids [3 0 R]", "/Kids [3 0 R 4 0 R]"));
        assertThatThrownBy(() -> pages(hiding)).isInstanceOf(IOException.class);
    }

    @Test
    void nothingIsDoneWhenADocumentIsOpened() {
        byte[] file = new WrittenPdf("", "/OpenAction << /S /Named /N /Print >>").bytes();
        assertThatThrownBy(() -> pages(file)).isInstanceOf(NotPlainException.class);
    }

    @Test
    void aDocumentThatOnlySomeMayReadIsRefusedEvenIfItOpens() throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.protect(new StandardProtectionPolicy("owner", "", new AccessPermission()));
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            document.save(file);
            assertThatThrownBy(() -> pages(file.toByteArray())).isInstanceOf(IOException.class);
        }
    }
}
