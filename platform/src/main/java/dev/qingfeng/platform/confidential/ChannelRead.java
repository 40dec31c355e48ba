package dev.qingfeng.platform.confidential;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadView;

/** Lets PDFBox read where it wants in a file that is neither in memory nor in the clear on disk. */
public final class ChannelRead implements RandomAccessRead {

    private static final int PIECE = 1 << 14;

    private final SeekableByteChannel content;
    private final long length;
    private final ByteBuffer piece = ByteBuffer.allocate(PIECE).limit(0);
    private long pieceAt;
    private boolean closed;

    /** @param content stays open when this is closed */
    public ChannelRead(SeekableByteChannel content) throws IOException {
        this.content = content;
        this.length = content.size();
    }

    @Override
    public int read() throws IOException {
        return fill() ? piece.get() & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
        if (count == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int read = Math.min(count, piece.remaining());
        piece.get(target, offset, read);
        return read;
    }

    private boolean fill() throws IOException {
        if (closed) {
            throw new IOException("The file is closed");
        }
        if (piece.hasRemaining()) {
            return true;
        }
        long position = getPosition();
        if (position >= length) {
            return false;
        }
        piece.clear();
        content.position(position);
        while (piece.hasRemaining() && content.read(piece) >= 0) {
            // Until the piece is full.
        }
        piece.flip();
        pieceAt = position;
        if (!piece.hasRemaining()) {
            throw new EOFException("The file ends too early");
        }
        return true;
    }

    @Override
    public long getPosition() {
        return pieceAt + piece.position();
    }

    @Override
    public void seek(long position) throws IOException {
        if (position < 0) {
            throw new IOException("No position before the beginning");
        }
        if (position >= pieceAt && position < pieceAt + piece.limit()) {
            piece.position((int) (position - pieceAt));
        } else {
            piece.limit(0);
            pieceAt = Math.min(position, length);
        }
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public boolean isEOF() {
        return getPosition() >= length;
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
    }

    @Override
    public RandomAccessReadView createView(long start, long count) {
        return new RandomAccessReadView(this, start, count);
    }
}
