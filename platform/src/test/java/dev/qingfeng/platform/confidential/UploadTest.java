package dev.qingfeng.platform.confidential;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.inject.Instance;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** What somebody sends lies on the disk for a while, but never in the clear; and one file after the other loses its metadata. */
class UploadTest {

    private static final int EXCERPT = 32;

    private static byte[] picture() throws IOException {
        BufferedImage image = new BufferedImage(300, 300, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(7);
        for (int i = 0; i < 300 * 300; i++) {
            image.setRGB(i % 300, i / 300, random.nextInt());
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageIO.write(image, "png", file);
        return file.toByteArray();
    }

    @Test
    void whatIsOnTheDiskIsNotInTheClearNeitherAsSentNorWithoutItsMetadata() throws IOException {
        byte[] sent = picture();
        try (Upload upload = Upload.of(new ByteArrayInputStream(sent), 25)) {
            assertSealed(upload, sent);
            assertThat(upload.plain().size()).isEqualTo(sent.length);
            upload.look(List.of(PaperType.values()));
            try (Upload bare =
                    Objects.requireNonNull(upload.withoutMetadata(Duration.ofMinutes(1), Duration.ofSeconds(20)))) {
                // Its pixels are as they were sent.
                assertSealed(bare, sent);
            }
        }
    }

    private static void assertSealed(Upload upload, byte[] plain) throws IOException {
        String onDisk = new String(
                Channels.newInputStream(upload.sealed().position(0)).readAllBytes(), StandardCharsets.ISO_8859_1);
        assertThat(onDisk.length()).isGreaterThanOrEqualTo(plain.length / 2);
        for (int from = 0; from + EXCERPT <= plain.length; from += 1000) {
            assertThat(onDisk.contains(new String(plain, from, EXCERPT, StandardCharsets.ISO_8859_1)))
                    .as("the bytes from %d on", from)
                    .isFalse();
        }
    }

    /** Not even while it comes: whoever kills the service leaves nothing of it. */
    @Test
    void onTheDiskItHasNoName() throws IOException {
        List<File> named = new ArrayList<>();
        InputStream coming = new FilterInputStream(new ByteArrayInputStream(new byte[4 << 20])) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                named.addAll(named());
                return in.read(buffer, offset, length);
            }
        };
        try (Upload upload = Upload.of(coming, 25)) {
            named.addAll(named());
            assertThat(upload.size()).isEqualTo(4 << 20);
        }
        assertThat(named).isEmpty();
    }

    /** Those of uploads that hold anything. */
    private static List<File> named() {
        File[] found = new File(System.getProperty("java.io.tmpdir"))
                .listFiles(file -> file.getName().matches("upload.*sealed") && file.length() > 0);
        return List.of(Objects.requireNonNull(found));
    }

    @Test
    void whoeverComesWhileAnotherFileLosesItsMetadataWaits() throws Exception {
        byte[] sent = picture();
        Uploads.ONE.acquire();
        CompletableFuture<Long> second;
        try {
            second = CompletableFuture.supplyAsync(() -> sizeWithoutMetadata(sent));
            while (!Uploads.ONE.hasQueuedThreads()) {
                assertThat(second).as("it waits").isNotDone();
                TimeUnit.MILLISECONDS.sleep(1);
            }
            assertThat(second).isNotDone();
        } finally {
            Uploads.ONE.release();
        }
        assertThat(second.get(1, TimeUnit.MINUTES)).isPositive();
        assertThat(Uploads.ONE.availablePermits()).as("for the next one").isEqualTo(1);
    }

    private static long sizeWithoutMetadata(byte[] sent) {
        Uploads uploads = new Uploads(noScanners());
        try {
            return uploads.withoutMetadata(uploads.receive(new ByteArrayInputStream(sent), 25))
                    .size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            uploads.close();
        }
    }

    @SuppressWarnings("unchecked")
    private static Instance<FileScanner> noScanners() {
        return (Instance<FileScanner>) Proxy.newProxyInstance(
                Instance.class.getClassLoader(), new Class<?>[] {Instance.class}, (own, method, given) -> {
                    assertThat(method.getName()).isEqualTo("iterator");
                    return Collections.emptyIterator();
                });
    }
}
