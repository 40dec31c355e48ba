package dev.qingfeng.platform.confidential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A file of nearly 25 MB costs the service at most 32 MB of heap, and taking out its metadata at most 128 MB in a process beside it. */
class AttachmentMemoryTest {

    private static final int LARGE = (25 << 20) - (100 << 10);

    @TempDir
    Path folder;

    static Stream<Arguments> largePapers() throws IOException {
        return Stream.of(
                Arguments.of("PDF", pdf()),
                Arguments.of("PDF", photographs()),
                Arguments.of("JPEG", picture("jpeg", 5_000)),
                Arguments.of("PNG", picture("png", 2_950)));
    }

    /** As telephones make it of papers. */
    private static byte[] photographs() throws IOException {
        byte[] photograph = picture("jpeg", 1_500);
        try (PDDocument document = new PDDocument()) {
            for (int i = 0; i < LARGE / (photograph.length + 1_000); i++) {
                PDPage page = new PDPage();
                document.addPage(page);
                PDImageXObject image = JPEGFactory.createFromByteArray(document, photograph);
                try (PDPageContentStream drawn = new PDPageContentStream(document, page)) {
                    drawn.drawImage(image, 0, 0, 500, 500);
                }
            }
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            document.save(file);
            return file.toByteArray();
        }
    }

    private static byte[] pdf() throws IOException {
        byte[] noise = new byte[LARGE];
        new Random(7).nextBytes(noise);
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            page.setContents(new PDStream(document, new ByteArrayInputStream(noise)));
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            document.save(file);
            return file.toByteArray();
        }
    }

    private static byte[] picture(String format, int width) throws IOException {
        BufferedImage image = new BufferedImage(width, width, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(7);
        for (int i = 0; i < width * width; i++) {
            image.setRGB(i % width, i / width, random.nextInt());
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageIO.write(image, format, file);
        return file.toByteArray();
    }

    @ParameterizedTest
    @MethodSource("largePapers")
    void aLargeFileFitsIntoLittleMemory(String type, byte[] content) throws Exception {
        assertThat(content.length).isBetween(10 << 20, 25 << 20);
        Path file = Files.write(folder.resolve("paper"), content);
        assertThat(run("-Xmx32m", file, "service")).as("in the service").isZero();
        assertThat(run("-Xmx128m", file, type)).as("beside it").isZero();
    }

    /** Whatever it is: nothing ends but the process that it was in. */
    @Test
    void whatTakesMoreIsRefusedByItsCodeAndTheNextFileIsServed() throws IOException {
        // A photograph that unpacks to 100 MB, which whoever looks at it need not hold.
        byte[] file = new WrittenPdf("/Resources << /XObject << /I 4 0 R >> >>")
                .stream(
                                "/Type /XObject /Subtype /Image /Width 8 /Height 8 /Filter [ /FlateDecode /DCTDecode ]",
                                WrittenPdf.zeros(100))
                        .bytes();
        try (Upload upload = Upload.of(new ByteArrayInputStream(file), 25)) {
            upload.look(List.of(PaperType.values()));
            assertThat(upload.isInOrder()).as("it is looked through").isTrue();
            assertThat(upload.withoutMetadata(Duration.ofMinutes(1), Duration.ofSeconds(20)))
                    .isNull();
            assertThatThrownBy(() -> upload.require(List.of(PaperType.values())))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            refusal -> assertThat(refusal.code()).isEqualTo(PlatformProblem.FILE_NOT_PLAIN));
        }
        try (Upload upload = Upload.of(new ByteArrayInputStream(picture("png", 20)), 25)) {
            upload.look(List.of(PaperType.values()));
            try (Upload bare = upload.withoutMetadata(Duration.ofMinutes(1), Duration.ofSeconds(20))) {
                assertThat(bare).isNotNull();
            }
        }
    }

    private int run(String memory, Path file, String what) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        memory,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        LargeAttachment.class.getName(),
                        file.toString(),
                        what)
                .inheritIO()
                .start()
                .waitFor();
    }
}
