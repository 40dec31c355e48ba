package dev.qingfeng.platform.confidential;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** A file that the service has, seen from the process that works on it: it asks for each piece. */
final class RemoteFile implements SeekableByteChannel {

    static final int LONGEST_PIECE = 1 << 16;

    private final DataInputStream asked;
    private final DataOutputStream said;
    private final long size;
    private long position;
    private boolean open = true;

    RemoteFile(DataInputStream asked, DataOutputStream said, long size) {
        this.asked = asked;
        this.said = said;
        this.size = size;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        int wanted = (int) Math.min(Math.min(target.remaining(), LONGEST_PIECE), size - position);
        if (wanted <= 0) {
            return target.hasRemaining() ? -1 : 0;
        }
        said.writeByte(FileWorker.PIECE);
        said.writeInt(wanted);
        said.writeLong(position);
        said.flush();
        byte[] piece = asked.readNBytes(wanted);
        if (piece.length < wanted) {
            throw new EOFException("Nobody is there any more");
        }
        target.put(piece);
        position += wanted;
        return wanted;
    }

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long place) {
        position = place;
        return this;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public SeekableByteChannel truncate(long length) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
    }
}
