package dev.qingfeng.platform.confidential;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Whether a picture of the ordered format opens: all of it is decoded, of which only a small part is kept. */
final class PictureCheck implements FileWork {

    /** A3 at 600 dots per inch. */
    private static final long MOST_PIXELS = 70_000_000;

    private static final int KEPT = 500;

    @Override
    public byte[] on(SeekableByteChannel content, byte[] order) throws IOException {
        String format = new String(order, StandardCharsets.US_ASCII);
        if (format.equals("jpeg")) {
            JpegHeader.requireBounded(beginning(content));
        }
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        try (MemoryCacheImageInputStream input = new MemoryCacheImageInputStream(beginning(content))) {
            reader.setInput(input, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if ((long) width * height > MOST_PIXELS) {
                throw new NotPlainException("a picture of %d by %d".formatted(width, height));
            }
            ImageReadParam small = reader.getDefaultReadParam();
            small.setSourceSubsampling(Math.max(1, width / KEPT), Math.max(1, height / KEPT), 0, 0);
            reader.addIIOReadWarningListener((source, warning) -> {
                if (warning.toLowerCase(Locale.ROOT).contains("end")) {
                    throw new IncompleteException(warning);
                }
            });
            reader.read(0, small);
            return new byte[0];
        } finally {
            reader.dispose();
        }
    }

    private static InputStream beginning(SeekableByteChannel content) throws IOException {
        return new BufferedInputStream(Channels.newInputStream(content.position(0)), 1 << 16);
    }

    /** The decoder of JPEG is content with a picture that ends too early, and says so by a warning. */
    private static final class IncompleteException extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1L;

        IncompleteException(String warning) {
            super(warning);
        }
    }
}
