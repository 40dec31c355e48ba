package dev.qingfeng.platform.confidential;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What paper becomes when it is scanned or photographed. */
public enum PaperType implements FileType {
    PDF("application/pdf", "%PDF-") {
        @Override
        public int verify(SeekableByteChannel content) throws IOException {
            Disguise.requireNoArchive(content);
            return ByteBuffer.wrap(FileProcess.run(PdfCheck.class, content, new byte[0], LONGEST))
                    .getInt();
        }
    },
    PNG("image/png", "\u0089PNG\r\n\u001a\n") {
        @Override
        public int verify(SeekableByteChannel content) throws IOException {
            return verifyPicture(content, "png");
        }
    },
    JPEG("image/jpeg", "\u00ff\u00d8\u00ff") {
        @Override
        public int verify(SeekableByteChannel content) throws IOException {
            return verifyPicture(content, "jpeg");
        }
    };

    /** What a file of 64 MB needs while others are at work, many times over. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

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

    private static int verifyPicture(SeekableByteChannel content, String format) throws IOException {
        Disguise.requireNoArchive(content);
        Disguise.requireNoDocument(content);
        FileProcess.run(PictureCheck.class, content, format.getBytes(StandardCharsets.US_ASCII), LONGEST);
        return 1;
    }
}
