package dev.qingfeng.pledge.bulkscan;

import dev.qingfeng.platform.confidential.ChannelRead;
import dev.qingfeng.platform.confidential.FileType;
import dev.qingfeng.platform.confidential.PaperType;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/** A PDF whose pages are counted while it is looked through. */
final class BulkFile implements FileType {

    private int pages;

    /** Once it has been verified. */
    int pages() {
        return pages;
    }

    @Override
    public String name() {
        return PaperType.PDF.name();
    }

    @Override
    public String mediaType() {
        return PaperType.PDF.mediaType();
    }

    @Override
    public boolean isBegunBy(byte[] head) {
        return PaperType.PDF.isBegunBy(head);
    }

    @Override
    public void verify(SeekableByteChannel content) throws IOException {
        PaperType.PDF.verify(content);
        try (PDDocument document = Loader.loadPDF(new ChannelRead(content))) {
            for (PDPage page : document.getPages()) {
                pages += page == null ? 0 : 1;
            }
            if (pages != document.getNumberOfPages()) {
                throw new IOException("It has other pages than it says");
            }
        }
    }
}
