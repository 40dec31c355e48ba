package dev.qingfeng.platform.document;

import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.OptionalInt;
import java.util.zip.GZIPInputStream;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The one font that documents are printed in, read when it is first needed; {@code platform/font} says how it is made. */
@Singleton
public class PrintFont {

    /** As style sheets name it. */
    static final String FAMILY = "Documents";

    private static final String FILE = "fonts/NotoSerifSC-Documents.ttf.gz";

    /** The first character of a text that the font lacks, as a code point; what only moves the pen is not looked for. */
    public OptionalInt firstMissing(String text) {
        return text.codePoints()
                .filter(character -> !Character.isWhitespace(character))
                .filter(character -> Loaded.CHARACTERS.getGlyphId(character) == 0)
                .findFirst();
    }

    /** For what is written into a document that is printed already; of the font only what is used is put into it. */
    public PDFont load(PDDocument document) throws IOException {
        return PDType0Font.load(document, open(), true);
    }

    InputStream open() {
        return new ByteArrayInputStream(Loaded.FONT);
    }

    private static final class Loaded {

        private static final byte[] FONT = load();
        private static final CmapLookup CHARACTERS = characters();

        private static byte[] load() {
            try (InputStream file = PrintFont.class.getClassLoader().getResourceAsStream(FILE)) {
                if (file == null) {
                    throw new IllegalStateException("The font of documents is missing");
                }
                return new GZIPInputStream(file).readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static CmapLookup characters() {
            try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(FONT))) {
                return font.getUnicodeCmapLookup();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
