package dev.qingfeng.platform.confidential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.Test;

/** A file is of one kind, whoever looks at it. */
class PaperTypeTest {

    private static int pages(PaperType type, byte[] file) throws IOException {
        return type.verify(new SeekableInMemoryByteChannel(file));
    }

    private static byte[] picture(String format) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(30, 40, BufferedImage.TYPE_INT_RGB), format, file);
        return file.toByteArray();
    }

    private static byte[] archive() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry("run.sh"));
            zip.write(1);
        }
        return file.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    @Test
    void whatIsOfOneKindIsTaken() throws IOException {
        assertThat(pages(PaperType.PDF, new WrittenPdf().bytes())).isEqualTo(1);
        assertThat(pages(PaperType.PNG, picture("png"))).isEqualTo(1);
        assertThat(pages(PaperType.JPEG, picture("jpeg"))).isEqualTo(1);
    }

    @Test
    void whatIsAnArchiveTooIsNot() throws IOException {
        byte[] pdf = new WrittenPdf().stream("", archive()).bytes();
        byte[] png = joined(picture("png"), archive());
        byte[] jpeg = joined(picture("jpeg"), archive());
        assertThatThrownBy(() -> pages(PaperType.PDF, pdf)).isInstanceOf(NotPlainException.class);
        assertThatThrownBy(() -> pages(PaperType.PNG, png)).isInstanceOf(NotPlainException.class);
        assertThatThrownBy(() -> pages(PaperType.JPEG, jpeg)).isInstanceOf(NotPlainException.class);
    }

    @Test
    void aPictureThatIsADocumentTooIsNot() throws IOException {
        byte[] jpeg = joined(picture("jpeg"), new WrittenPdf().bytes());
        assertThatThrownBy(() -> pages(PaperType.JPEG, jpeg)).isInstanceOf(NotPlainException.class);
    }

    @Test
    void aPictureThatIsCutOffOpensNot() throws IOException {
        byte[] png = java.util.Arrays.copyOf(picture("png"), 60);
        assertThatThrownBy(() -> pages(PaperType.PNG, png))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(NotPlainException.class);
    }
}
