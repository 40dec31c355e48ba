package dev.qingfeng.platform.confidential;

import java.io.EOFException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A JPEG with its tables and its picture and nothing else: no EXIF, XMP, comment, profile or thumbnail, and nothing after its end, where
 * cameras put further pictures and films. Its samples are copied as they are.
 */
final class BareJpeg {

    private static final int START = 0xD8;
    private static final int END = 0xD9;
    private static final int SCAN = 0xDA;
    private static final int JFIF = 0xE0;
    private static final int ADOBE = 0xEE;
    /** Says which colours the samples are; a decoder would guess else. */
    private static final byte[] JFIF_WITHOUT_THUMBNAIL = {
        (byte) 0xFF, (byte) JFIF, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0
    };

    private static final int ADOBE_LENGTH = 12;

    private final ByteBuffer in;
    private final ByteBuffer out;

    private BareJpeg(byte[] jpeg) {
        in = ByteBuffer.wrap(jpeg);
        out = ByteBuffer.allocate(jpeg.length + JFIF_WITHOUT_THUMBNAIL.length);
    }

    static byte[] of(byte[] jpeg) throws IOException {
        try {
            return new BareJpeg(jpeg).copied();
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new EOFException("The picture ends too early");
        }
    }

    private byte[] copied() throws IOException {
        if (next() != 0xFF || next() != START) {
            throw new IOException("No JPEG");
        }
        put(START);
        int marker = marker();
        while (marker != END) {
            copySegment(marker);
            marker = marker();
        }
        put(END);
        return Arrays.copyOf(out.array(), out.position());
    }

    private int next() {
        return in.get() & 0xFF;
    }

    private int marker() throws IOException {
        if (next() != 0xFF) {
            throw new IOException("Something between the parts of a picture");
        }
        int marker = next();
        while (marker == 0xFF) {
            marker = next();
        }
        return marker;
    }

    private void put(int marker) {
        out.put((byte) 0xFF).put((byte) marker);
    }

    private void copySegment(int marker) {
        int length = in.getShort(in.position()) & 0xFFFF;
        ByteBuffer segment = in.slice(in.position(), length);
        in.position(in.position() + length);
        if (isOfThePicture(marker)) {
            put(marker);
            out.put(segment);
        } else if (marker == JFIF && isNamed(segment, "JFIF")) {
            out.put(JFIF_WITHOUT_THUMBNAIL);
        } else if (marker == ADOBE && isNamed(segment, "Adobe") && length >= ADOBE_LENGTH + 2) {
            put(marker);
            out.putShort((short) (ADOBE_LENGTH + 2));
            out.put(segment.slice(2, ADOBE_LENGTH));
        }
        if (marker == SCAN) {
            copySamples();
        }
    }

    /** Tables, frames, scans, and how often a decoder begins anew. */
    private static boolean isOfThePicture(int marker) {
        return (marker >= 0xC0 && marker <= 0xCF) || (marker >= SCAN && marker <= 0xDD);
    }

    private static boolean isNamed(ByteBuffer segment, String name) {
        byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
        return segment.remaining() >= bytes.length + 2
                && segment.slice(2, bytes.length).equals(ByteBuffer.wrap(bytes));
    }

    /** Up to the next marker; a zero after 0xFF, or a number from D0 to D7, makes it none. */
    private void copySamples() {
        while (true) {
            int sample = next();
            if (sample == 0xFF) {
                int following = in.get(in.position()) & 0xFF;
                if (following != 0 && (following < 0xD0 || following > 0xD7)) {
                    in.position(in.position() - 1);
                    return;
                }
            }
            out.put((byte) sample);
        }
    }
}
