package dev.qingfeng.pledge.bulkscan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qingfeng.platform.confidential.FileProcess;
import dev.qingfeng.platform.confidential.NotPlainException;
import dev.qingfeng.platform.document.QrCode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages that were made to keep whoever draws them busy, or to fill the memory. */
class PageWorkTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final int SIDE = 20_000;

    private interface Change {
        void to(PDDocument document, COSDictionary page) throws IOException;
    }

    private static byte[] pdf(Change change) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            change.to(document, page.getCOSObject());
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            document.save(file);
            return file.toByteArray();
        }
    }

    private static COSStream stream(PDDocument document, byte[] content) throws IOException {
        COSStream stream = document.getDocument().createCOSStream();
        try (OutputStream raw = stream.createRawOutputStream()) {
            raw.write(content);
        }
        return stream;
    }

    private static COSStream stream(PDDocument document, String content) throws IOException {
        return stream(document, content.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static COSDictionary dictionary(String name, COSBase value) {
        COSDictionary dictionary = new COSDictionary();
        dictionary.setItem(name, value);
        return dictionary;
    }

    private static COSArray box(int side) {
        COSArray box = new COSArray();
        for (int corner : new int[] {0, 0, side, side}) {
            box.add(COSInteger.get(corner));
        }
        return box;
    }

    /** As the document says, 8 by 8; as it says itself, a hundred times a page. */
    private static byte[] jpeg() throws IOException {
        ByteArrayOutputStream small = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY), "jpeg", small);
        byte[] jpeg = small.toByteArray();
        int frame = 0;
        while ((jpeg[frame] & 0xFF) != 0xFF || (jpeg[frame + 1] & 0xFF) != 0xC0) {
            frame++;
        }
        for (int at : new int[] {frame + 5, frame + 7}) {
            jpeg[at] = (byte) (SIDE >> 8);
            jpeg[at + 1] = (byte) SIDE;
        }
        return jpeg;
    }

    private static COSStream image(PDDocument document, byte[] content, COSName filter, int side) throws IOException {
        COSStream image = stream(document, content);
        image.setItem(COSName.TYPE, COSName.XOBJECT);
        image.setItem(COSName.SUBTYPE, COSName.IMAGE);
        image.setInt(COSName.WIDTH, side);
        image.setInt(COSName.HEIGHT, side);
        image.setInt(COSName.BITS_PER_COMPONENT, 8);
        image.setItem(COSName.COLORSPACE, COSName.DEVICEGRAY);
        image.setItem(COSName.FILTER, filter);
        return image;
    }

    private static COSStream form(PDDocument document, String content) throws IOException {
        COSStream form = stream(document, content);
        form.setItem(COSName.TYPE, COSName.XOBJECT);
        form.setItem(COSName.SUBTYPE, COSName.FORM);
        form.setItem(COSName.BBOX, box(600));
        return form;
    }

    private static void draw(PDDocument document, COSDictionary page, COSStream object) throws IOException {
        page.setItem(COSName.RESOURCES, dictionary("XObject", dictionary("X", object)));
        page.setItem(COSName.CONTENTS, stream(document, "q 600 0 0 600 0 0 cm /X Do Q"));
    }

    static Stream<Arguments> whereAPictureStands() {
        return Stream.of(
                Arguments.of("on the page", (Change)
                        (document, page) -> draw(document, page, image(document, jpeg(), COSName.DCT_DECODE, 8))),
                Arguments.of("in the midst of the page", (Change) (document, page) -> page.setItem(
                        COSName.CONTENTS,
                        stream(
                                document,
                                "q 600 0 0 600 0 0 cm BI /W 8 /H 8 /BPC 8 /CS /G /F /DCT ID "
                                        + new String(jpeg(), StandardCharsets.ISO_8859_1)
                                        + "\nEI Q"))),
                Arguments.of("as the mask of another", (Change) (document, page) -> {
                    COSStream other = image(document, deflated(64), COSName.FLATE_DECODE, 8);
                    other.setItem(COSName.SMASK, image(document, jpeg(), COSName.DCT_DECODE, 8));
                    draw(document, page, other);
                }),
                Arguments.of("in a form", (Change) (document, page) -> {
                    COSStream form = form(document, "q 600 0 0 600 0 0 cm /Y Do Q");
                    form.setItem(
                            COSName.RESOURCES,
                            dictionary("XObject", dictionary("Y", image(document, jpeg(), COSName.DCT_DECODE, 8))));
                    draw(document, page, form);
                }),
                Arguments.of("in a pattern", (Change) (document, page) -> {
                    COSStream pattern = stream(document, "q 60 0 0 60 0 0 cm /Y Do Q");
                    pattern.setItem(COSName.TYPE, COSName.PATTERN);
                    pattern.setInt(COSName.PATTERN_TYPE, 1);
                    pattern.setInt(COSName.PAINT_TYPE, 1);
                    pattern.setInt(COSName.TILING_TYPE, 1);
                    pattern.setItem(COSName.BBOX, box(60));
                    pattern.setInt(COSName.X_STEP, 60);
                    pattern.setInt(COSName.Y_STEP, 60);
                    pattern.setItem(
                            COSName.RESOURCES,
                            dictionary("XObject", dictionary("Y", image(document, jpeg(), COSName.DCT_DECODE, 8))));
                    page.setItem(COSName.RESOURCES, dictionary("Pattern", dictionary("P", pattern)));
                    page.setItem(COSName.CONTENTS, stream(document, "/Pattern cs /P scn 0 0 500 500 re f"));
                }),
                Arguments.of("on a note that is pinned on", (Change) (document, page) -> {
                    COSStream form = form(document, "q 600 0 0 600 0 0 cm /Y Do Q");
                    form.setItem(
                            COSName.RESOURCES,
                            dictionary("XObject", dictionary("Y", image(document, jpeg(), COSName.DCT_DECODE, 8))));
                    COSDictionary note = dictionary("AP", dictionary("N", form));
                    note.setName(COSName.SUBTYPE, "Stamp");
                    note.setItem(COSName.RECT, box(500));
                    COSArray notes = new COSArray();
                    notes.add(note);
                    page.setItem(COSName.ANNOTS, notes);
                }));
    }

    private static byte[] deflated(int zeros) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflating = new DeflaterOutputStream(packed)) {
            byte[] row = new byte[1 << 16];
            for (int left = zeros; left > 0; left -= row.length) {
                deflating.write(row, 0, Math.min(left, row.length));
            }
        }
        return packed.toByteArray();
    }

    private static byte[] drawn(byte[] file) throws IOException {
        return new PageWork().on(new SeekableInMemoryByteChannel(file), new PageOrder(false, 200, List.of(0)).bytes());
    }

    private static byte[] drawnApart(byte[] file, Duration longest) throws IOException {
        return FileProcess.run(
                PageWork.class,
                new SeekableInMemoryByteChannel(file),
                new PageOrder(false, 200, List.of(0)).bytes(),
                longest);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whereAPictureStands")
    void aPictureThatIsLargerThanTheDocumentSaysIsNotDecoded(String where, Change change) throws IOException {
        byte[] file = pdf(change);
        assertThatThrownBy(() -> drawn(file)).isInstanceOf(NotPlainException.class);
    }

    @Test
    void aPageWithAPictureThatIsNotKnownIsNotDrawnWithoutIt() throws IOException {
        byte[] file = pdf((document, page) ->
                draw(document, page, image(document, new byte[] {1, 2, 3, 4}, COSName.JBIG2_DECODE, 8)));
        assertThatThrownBy(() -> drawn(file)).isInstanceOf(IOException.class);
    }

    @Test
    void aPictureThatIsHugeIsNotDecoded() throws IOException {
        byte[] file =
                pdf((document, page) -> draw(document, page, image(document, deflated(8), COSName.FLATE_DECODE, SIDE)));
        assertThatThrownBy(() -> drawn(file)).isInstanceOf(IOException.class).hasMessageContaining("20000");
    }

    @Test
    void aPageLongerThanAnyPaperIsNotDrawn() throws IOException {
        byte[] file = pdf((document, page) -> page.setItem(COSName.MEDIA_BOX, box(14_401)));
        assertThatThrownBy(() -> drawn(file)).isInstanceOf(IOException.class).hasMessageContaining("14401");
    }

    @Test
    void aLargePageIsDrawnAsFinelyAsFits() throws IOException {
        byte[] file = pdf((document, page) -> page.setItem(COSName.MEDIA_BOX, box(14_400)));
        try (PDDocument drawn = Loader.loadPDF(drawnApart(file, LONG))) {
            // Of twelve million dots, at two hundred to an inch.
            assertThat(drawn.getPage(0).getMediaBox().getWidth()).isBetween(1200f, 1250f);
        }
    }

    /** Each form draws the next one four times, and the last of them is drawn a million times. */
    @Test
    void aPageThatIsNeverDoneIsGivenUp() throws IOException {
        byte[] file = pdf((document, page) -> {
            COSStream next = form(document, "0 0 500 500 re f");
            for (int i = 0; i < 14; i++) {
                COSStream form = form(document, "/Y Do ".repeat(4));
                form.setItem(COSName.RESOURCES, dictionary("XObject", dictionary("Y", next)));
                next = form;
            }
            draw(document, page, next);
        });
        assertThatThrownBy(() -> drawnApart(file, Duration.ofSeconds(2))).isInstanceOf(NotPlainException.class);
        assertThat(drawnApart(pdf((document, page) -> {}), LONG)).isNotEmpty();
    }

    @Test
    void aPageThatFillsTheMemoryTakesNobodyWithIt() throws IOException {
        int side = 8_300;
        byte[] packed = deflated(side * side * 4);
        byte[] file = pdf((document, page) -> {
            COSStream image = image(document, packed, COSName.FLATE_DECODE, side);
            image.setItem(COSName.COLORSPACE, COSName.DEVICECMYK);
            draw(document, page, image);
        });
        assertThatThrownBy(() -> drawnApart(file, LONG)).isInstanceOf(NotPlainException.class);
        assertThat(drawnApart(pdf((document, page) -> {}), LONG)).isNotEmpty();
    }

    /** In colour at 600 dots per inch, packed without loss: more a scanner does not make of a page. */
    @Test
    void theFinestScanOfAPageIsDrawn() throws IOException {
        byte[] packed = deflated(4_960 * 7_016 * 3);
        byte[] file = pdf((document, page) -> {
            COSStream image = image(document, packed, COSName.FLATE_DECODE, 4_960);
            image.setInt(COSName.HEIGHT, 7_016);
            image.setItem(COSName.COLORSPACE, COSName.DEVICERGB);
            draw(document, page, image);
        });
        assertThat(drawnApart(file, LONG)).isNotEmpty();
    }

    /** As when one is drawn into its own place. */
    @Test
    void aFormThatDrawsItselfIsNoLoop() throws IOException {
        byte[] file = pdf((document, page) -> {
            COSStream form = form(document, "/Y Do");
            form.setItem(COSName.RESOURCES, dictionary("XObject", dictionary("Y", form)));
            draw(document, page, form);
        });
        assertThat(drawnApart(file, LONG)).isNotEmpty();
    }

    @Test
    void theCodesOfAPageComeBackAsTheyAre() throws IOException {
        byte[] file = pdf((document, page) -> {
            BufferedImage code = QrCode.image("QF 1");
            try (PDPageContentStream content = new PDPageContentStream(document, document.getPage(0))) {
                content.drawImage(LosslessFactory.createFromImage(document, code), 100, 100, 150, 150);
            }
        });
        byte[] answer = FileProcess.run(
                PageWork.class,
                new SeekableInMemoryByteChannel(file),
                new PageOrder(true, 200, List.of(0)).bytes(),
                LONG);
        assertThat(PageWork.codes(answer)).containsExactly("QF 1");
    }
}
