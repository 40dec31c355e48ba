package dev.qingfeng.platform.document;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/**
 * One document of many pages that are laid out in parts, since to lay out all of them at once would need too much memory. Its pages are
 * kept packed, in memory and nowhere else, until it is written.
 */
public final class PrintedParts implements AutoCloseable {

    private final PDFMergerUtility merger = new PDFMergerUtility();
    private @Nullable PDDocument all;

    /** Adds its pages behind the others; the part is this document's from now on. */
    public void append(PDDocument part) {
        try {
            if (all == null) {
                all = part;
            } else {
                try (part) {
                    merger.appendDocument(all, part);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes it piece by piece; throws {@link IllegalStateException} where nothing was appended. */
    public void writeTo(OutputStream out) throws IOException {
        if (all == null) {
            throw new IllegalStateException("A document without parts");
        }
        all.save(out);
    }

    @Override
    public void close() {
        try {
            if (all != null) {
                all.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
