package dev.qingfeng.platform.confidential;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.Test;

class JpegHeaderTest {

    private static byte[] jpeg(boolean inScans) throws IOException {
        BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(7);
        for (int i = 0; i < 64 * 64; i++) {
            image.setRGB(i % 64, i / 64, random.nextInt());
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(jpeg)) {
            writer.setOutput(out);
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setProgressiveMode(inScans ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
        return jpeg.toByteArray();
    }

    private static byte[] sized(byte[] jpeg, int side) {
        byte[] sized = jpeg.clone();
        int frame = 0;
        while ((sized[frame] & 0xFF) != 0xFF
                || ((sized[frame + 1] & 0xFF) != 0xC0 && (sized[frame + 1] & 0xFF) != 0xC2)) {
            frame++;
        }
        for (int at : new int[] {frame + 5, frame + 7}) {
            sized[at] = (byte) (side >> 8);
            sized[at + 1] = (byte) side;
        }
        return sized;
    }

    private static void require(byte[] jpeg) throws IOException {
        JpegHeader.requireBounded(new ByteArrayInputStream(jpeg));
    }

    @Test
    void picturesThatScannersAndTelephonesMakeAreTaken() throws IOException {
        require(jpeg(false));
        require(jpeg(true));
        require(sized(jpeg(false), 8_000));
        require(sized(jpeg(true), 6_000));
    }

    @Test
    void aPictureLargerThanAnyScanIsNot() throws IOException {
        byte[] rows = sized(jpeg(false), 8_400);
        assertThatThrownBy(() -> require(rows)).isInstanceOf(NotPlainException.class);
        byte[] scans = sized(jpeg(true), 6_100);
        assertThatThrownBy(() -> require(scans)).isInstanceOf(NotPlainException.class);
    }

    /** Each of them is a few bytes, and goes over all of the picture. */
    @Test
    void aPictureOfVeryManyScansIsNotDecoded() throws IOException {
        byte[] jpeg = jpeg(true);
        int last = new String(jpeg, StandardCharsets.ISO_8859_1).lastIndexOf("\u00ff\u00da");
        byte[] scan = Arrays.copyOfRange(jpeg, last, jpeg.length - 2);
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        many.write(jpeg, 0, last);
        for (int i = 0; i < 30; i++) {
            many.writeBytes(scan);
        }
        many.write(jpeg, jpeg.length - 2, 2);
        byte[] file = many.toByteArray();
        assertThatThrownBy(() -> require(file)).isInstanceOf(NotPlainException.class);
        assertThatThrownBy(() -> new PictureCheck()
                        .on(new SeekableInMemoryByteChannel(file), "jpeg".getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(NotPlainException.class);
    }

    @Test
    void whatIsNoPictureIsNone() {
        assertThatThrownBy(() -> require(new byte[100])).isInstanceOf(IOException.class);
        assertThatCode(() -> require(jpeg(false))).doesNotThrowAnyException();
    }
}
