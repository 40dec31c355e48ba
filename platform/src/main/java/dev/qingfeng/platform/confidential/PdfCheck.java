package dev.qingfeng.platform.confidential;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.common.PDDestinationOrAction;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDDestination;

/** Whether a PDF opens, and holds nothing but pages. */
final class PdfCheck {

    private static final int TAIL = 1024;
    /** A page of A4 in colour at 600 dots per inch. */
    private static final long MOST_UNPACKED = 110L * 1024 * 1024;

    private static final byte[] STREAM = "stream".getBytes(StandardCharsets.US_ASCII);

    private PdfCheck() {}

    static void verify(SeekableByteChannel content) throws IOException {
        requireEnd(content);
        requireBounded(content);
        try (PDDocument document = Loader.loadPDF(new ChannelRead(content))) {
            if (document.isEncrypted() || document.getNumberOfPages() == 0) {
                throw new IOException("The document has no page that anybody may read");
            }
            requirePassive(document.getDocumentCatalog());
            document.getPages().forEach(page -> page.getMediaBox());
        } catch (RuntimeException e) {
            // Parsers meet what they do not expect with whatever exception comes.
            throw new IOException("The document does not open", e);
        }
    }

    /** What is cut off lacks it; PDFBox would make do without. */
    private static void requireEnd(SeekableByteChannel content) throws IOException {
        int length = (int) Math.min(content.size(), TAIL);
        String tail = StandardCharsets.ISO_8859_1
                .decode(Disguise.read(content, content.size() - length, length))
                .toString();
        int end = tail.lastIndexOf("%%EOF");
        if (end < 0) {
            throw new IOException("The document does not end");
        }
        if (!tail.substring(end + 5).replace('\0', ' ').isBlank()) {
            throw new NotPlainException("something after the document");
        }
    }

    private static void requirePassive(PDDocumentCatalog catalog) throws IOException {
        PDDestinationOrAction open = catalog.getOpenAction();
        PDDocumentNameDictionary names = catalog.getNames();
        if ((open != null && !(open instanceof PDDestination))
                || catalog.getCOSObject().containsKey(COSName.AA)
                || (names != null && (names.getJavaScript() != null || names.getEmbeddedFiles() != null))) {
            throw new NotPlainException("a program or another file");
        }
    }

    /** Unpacks each stream that is packed and keeps none of it: what would fill the memory is found before PDFBox opens it. */
    private static void requireBounded(SeekableByteChannel content) throws IOException {
        content.position(0);
        try (InputStream bytes = new BufferedInputStream(unclosed(content), 1 << 16)) {
            int matched = 0;
            for (int next = bytes.read(); next >= 0; next = bytes.read()) {
                matched = next == STREAM[matched] ? matched + 1 : next == STREAM[0] ? 1 : 0;
                if (matched == STREAM.length) {
                    matched = 0;
                    unpackAfterSpace(bytes);
                }
            }
        }
    }

    /** PDFBox takes any space for the end of the line on which a stream is announced. */
    private static void unpackAfterSpace(InputStream bytes) throws IOException {
        int after;
        boolean space = false;
        do {
            bytes.mark(1);
            after = bytes.read();
            space |= isSpace(after);
        } while (isSpace(after));
        bytes.reset();
        if (space && after >= 0) {
            unpack(bytes);
        }
    }

    private static boolean isSpace(int character) {
        return character == ' '
                || character == '\t'
                || character == '\r'
                || character == '\n'
                || character == '\f'
                || character == 0;
    }

    private static InputStream unclosed(SeekableByteChannel content) {
        return new FilterInputStream(Channels.newInputStream(content)) {
            @Override
            public void close() {
                // The content is read again.
            }
        };
    }

    private static void unpack(InputStream packed) throws IOException {
        Inflater inflater = new Inflater();
        byte[] in = new byte[1 << 13];
        byte[] out = new byte[1 << 16];
        int piece = 0;
        try {
            while (!inflater.finished()) {
                if (inflater.needsInput()) {
                    packed.mark(in.length + 1);
                    piece = packed.read(in);
                    if (piece < 0) {
                        return;
                    }
                    inflater.setInput(in, 0, piece);
                }
                inflater.inflate(out);
                if (inflater.getBytesWritten() > MOST_UNPACKED) {
                    throw new NotPlainException("a stream that unpacks to more than a page");
                }
                if (inflater.needsDictionary()) {
                    break;
                }
            }
            packed.reset();
            packed.skipNBytes(piece - inflater.getRemaining());
        } catch (DataFormatException e) {
            // Not packed, or not like this: the search goes on from where it stood.
            packed.reset();
        } finally {
            inflater.end();
        }
    }
}
