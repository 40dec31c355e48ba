package dev.qingfeng.platform.confidential;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.function.IntFunction;

/** The parts of a file in the database as one channel; the part that is read is in memory, and no other. */
final class SealedParts implements SeekableByteChannel {

    private final long size;
    private final int partSize;
    private final IntFunction<byte[]> parts;
    private ByteBuffer part = ByteBuffer.allocate(0);
    private int number = -1;
    private long position;

    /** @param parts gives a part by its number, an empty one where there is none */
    SealedParts(long size, int partSize, IntFunction<byte[]> parts) {
        this.size = size;
        this.partSize = partSize;
        this.parts = parts;
    }

    @Override
    public int read(ByteBuffer target) {
        if (position >= size) {
            return -1;
        }
        int wanted = (int) (position / partSize);
        if (wanted != number) {
            part = ByteBuffer.wrap(parts.apply(wanted));
            number = wanted;
        }
        int from = (int) (position % partSize);
        int count = Math.min(part.capacity() - from, target.remaining());
        if (count < 0 || (count == 0 && target.hasRemaining())) {
            // A part is missing or too short.
            return -1;
        }
        target.put(part.slice(from, count));
        position += count;
        return count;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long wanted) {
        position = wanted;
        return this;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        throw new UnsupportedOperationException();
    }

    @Override
    public SeekableByteChannel truncate(long wanted) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {
        part = ByteBuffer.allocate(0);
        number = -1;
    }
}
