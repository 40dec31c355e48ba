package dev.qingfeng.platform.confidential;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * What a JPEG says of itself. Its decoder takes the memory for all of the picture before it looks at any of it, outside of that of
 * Java, and goes over all of it for each scan.
 */
public final class JpegHeader {

    /** A3 at 600 dots per inch. */
    private static final long MOST_PIXELS = 70_000_000;
    /** Each is held twice as long and twice as large as in a picture that comes row by row. */
    private static final long MOST_PIXELS_IN_SCANS = 36_000_000;
    /** Of what is written row by row there are up to four, else ten. */
    private static final int MOST_SCANS = 24;

    private static final int MOST_COMPONENTS = 4;

    private JpegHeader() {}

    /**
     * Reads all of a JPEG without decoding it. Throws {@link NotPlainException} if it is larger than any scan, or has more scans
     * than one picture, and any other {@link IOException} if it is no JPEG.
     */
    public static void requireBounded(InputStream jpeg) throws IOException {
        DataInputStream in = new DataInputStream(jpeg);
        int scans = 0;
        long pixels = 0;
        boolean isProgressive = false;
        int next = in.read();
        while (next >= 0) {
            if (next != 0xFF) {
                next = in.read();
                continue;
            }
            int marker = in.read();
            if (marker == 0xFF) {
                next = marker;
                continue;
            }
            if (isFrame(marker)) {
                in.readUnsignedShort();
                in.readUnsignedByte();
                long height = in.readUnsignedShort();
                pixels = Math.max(pixels, height * in.readUnsignedShort());
                isProgressive |= marker == 0xC2;
                if (marker > 0xC2 || in.readUnsignedByte() > MOST_COMPONENTS) {
                    throw new IOException("No JPEG of a kind that is read");
                }
            } else if (marker == 0xDA) {
                scans++;
            } else if (hasLength(marker)) {
                skip(in, in.readUnsignedShort() - 2);
            }
            if (pixels > (isProgressive ? MOST_PIXELS_IN_SCANS : MOST_PIXELS) || scans > MOST_SCANS) {
                throw new NotPlainException("more picture than a page");
            }
            next = in.read();
        }
        if (pixels == 0 || scans == 0) {
            throw new EOFException("No picture");
        }
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static boolean hasLength(int marker) {
        return marker == 0xC4 || marker == 0xCC || (marker >= 0xDB && marker <= 0xFE);
    }

    private static void skip(DataInputStream in, int length) throws IOException {
        in.skipNBytes(Math.max(0, length));
    }
}
