package dev.qingfeng.platform.confidential;

import java.io.EOFException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.CRC32;

/** A PNG with its picture and nothing else: no text, time, EXIF, profile, further frames, and nothing after its end. */
final class BarePng {

    private static final int SIGNATURE = 8;
    private static final String END = "IEND";
    private static final Set<String> OF_THE_PICTURE = Set.of("IHDR", "PLTE", "tRNS", "IDAT", END);

    private BarePng() {}

    static byte[] of(byte[] png) throws IOException {
        try {
            return copied(png);
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new EOFException("The picture ends too early");
        }
    }

    private static byte[] copied(byte[] png) {
        ByteBuffer in = ByteBuffer.wrap(png);
        ByteBuffer out = ByteBuffer.allocate(png.length);
        out.put(in.slice(0, SIGNATURE));
        in.position(SIGNATURE);
        String kind = "";
        while (!kind.equals(END)) {
            int length = in.getInt();
            ByteBuffer chunk = in.slice(in.position(), length + Integer.BYTES);
            in.position(in.position() + chunk.remaining() + Integer.BYTES);
            byte[] name = new byte[Integer.BYTES];
            chunk.get(0, name);
            kind = new String(name, StandardCharsets.US_ASCII);
            if (OF_THE_PICTURE.contains(kind)) {
                CRC32 check = new CRC32();
                check.update(chunk.duplicate());
                out.putInt(length).put(chunk).putInt((int) check.getValue());
            }
        }
        return Arrays.copyOf(out.array(), out.position());
    }
}
