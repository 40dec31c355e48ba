package dev.qingfeng.platform.confidential;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDDestinationOrAction;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDDestination;

/** Whether a PDF opens, and holds nothing but pages; answers how many. */
final class PdfCheck implements FileWork {

    private static final int TAIL = 1024;

    @Override
    public byte[] on(SeekableByteChannel file, byte[] order) throws IOException {
        byte[] content = new byte[Math.toIntExact(file.size())];
        Disguise.read(file, 0, content.length).get(content);
        requireEnd(content);
        PdfStreams.requireBounded(content);
        try (PDDocument document = Loader.loadPDF(new RandomAccessReadBuffer(content))) {
            if (document.isEncrypted()) {
                throw new IOException("Somebody may read it, and somebody may not");
            }
            PdfObjects.requirePassive(document.getDocument());
            PDDestinationOrAction open = document.getDocumentCatalog().getOpenAction();
            if (open != null && !(open instanceof PDDestination)) {
                throw new NotPlainException("something that it does when it is opened");
            }
            return ByteBuffer.allocate(Integer.BYTES).putInt(pages(document)).array();
        }
    }

    private static int pages(PDDocument document) throws IOException {
        int pages = 0;
        for (PDPage page : document.getPages()) {
            pages += page == null ? 0 : 1;
        }
        if (pages == 0 || pages != document.getNumberOfPages()) {
            throw new IOException("It has other pages than it says, or none");
        }
        return pages;
    }

    /** What is cut off lacks it; PDFBox would make do without. */
    private static void requireEnd(byte[] content) throws IOException {
        int length = Math.min(content.length, TAIL);
        String tail = new String(content, content.length - length, length, StandardCharsets.ISO_8859_1);
        int end = tail.lastIndexOf("%%EOF");
        if (end < 0) {
            throw new IOException("The document does not end");
        }
        if (!tail.substring(end + 5).replace('\0', ' ').isBlank()) {
            throw new NotPlainException("something after the document");
        }
    }
}
