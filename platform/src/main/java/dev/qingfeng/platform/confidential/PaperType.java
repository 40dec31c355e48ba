package dev.qingfeng.platform.confidential;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;

/** What paper becomes when it is scanned or photographed. */
public enum PaperType implements FileType {
    PDF("application/pdf", "%PDF-") {
        @Override
        public void verify(SeekableByteChannel content) throws IOException {
            Disguise.requireNoArchive(content);
            PdfCheck.verify(content);
        }
    },
    PNG("image/png", "\u0089PNG\r\n\u001a\n") {
        @Override
        public void verify(SeekableByteChannel content) throws IOException {
            verifyPicture(content, "png");
        }
    },
    JPEG("image/jpeg", "\u00ff\u00d8\u00ff") {
        @Override
        public void verify(SeekableByteChannel content) throws IOException {
            verifyPicture(content, "jpeg");
        }
    };

    private final String mediaType;
    private final String magic;

    PaperType(String mediaType, String magic) {
        this.mediaType = mediaType;
        this.magic = magic;
    }

    @Override
    public String mediaType() {
        return mediaType;
    }

    /** From its first byte on: readers that look further accept what is a program, too. */
    @Override
    public boolean isBegunBy(byte[] head) {
        return new String(head, StandardCharsets.ISO_8859_1).startsWith(magic);
    }

    private static void verifyPicture(SeekableByteChannel content, String format) throws IOException {
        Disguise.requireNoArchive(content);
        Disguise.requireNoDocument(content);
        PictureCheck.verify(content, format);
    }
}
