package dev.qingfeng.platform.confidential;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;

/** Finds files that are two kinds of file at once: one that is read from its beginning, and one that is found elsewhere. */
final class Disguise {

    private static final int SIGNATURE = 0x06054b50;
    private static final int END_OF_ARCHIVE = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int DOCUMENT_BEGINS_WITHIN = 1024;

    private Disguise() {}

    /** An archive, and with it many a program, is read from its end. */
    static void requireNoArchive(SeekableByteChannel content) throws IOException {
        long size = content.size();
        int length = (int) Math.min(size, END_OF_ARCHIVE + LONGEST_COMMENT);
        ByteBuffer tail = read(content, size - length, length);
        for (int i = 0; i + 4 <= length; i++) {
            if (Integer.reverseBytes(tail.getInt(i)) == SIGNATURE) {
                throw new NotPlainException("an archive");
            }
        }
    }

    /** Readers of PDF look for its beginning in the first thousand bytes. */
    static void requireNoDocument(SeekableByteChannel content) throws IOException {
        int length = (int) Math.min(content.size(), DOCUMENT_BEGINS_WITHIN);
        String head =
                StandardCharsets.ISO_8859_1.decode(read(content, 0, length)).toString();
        if (head.contains("%PDF-")) {
            throw new NotPlainException("a document");
        }
    }

    static ByteBuffer read(SeekableByteChannel content, long from, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        content.position(from);
        while (buffer.hasRemaining() && content.read(buffer) >= 0) {
            // Until all of it has come.
        }
        return buffer.flip();
    }
}
