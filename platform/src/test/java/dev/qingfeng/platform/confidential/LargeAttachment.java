package dev.qingfeng.platform.confidential;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What becomes of one file, as a program of its own with as little memory as is said to be enough; see {@link AttachmentMemoryTest}. */
final class LargeAttachment {

    private LargeAttachment() {}

    /** The file's path, and {@code service} or the name of its type: with that one, what the process for files does. */
    public static void main(String... arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        if (arguments[1].equals("service")) {
            takeIn(file);
        } else {
            try (FileChannel content = FileChannel.open(file)) {
                new MetadataRemoval().on(content, arguments[1].getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    private static void takeIn(Path file) throws IOException {
        try (InputStream sent = Files.newInputStream(file);
                Upload upload = Upload.of(sent, 25)) {
            upload.look(List.of(PaperType.values()));
            try (Upload bare = upload.withoutMetadata(Duration.ofMinutes(1), Duration.ofSeconds(20))) {
                if (bare == null) {
                    throw new IOException("It lost nothing");
                }
                bare.look(List.of(PaperType.values()));
                bare.require(List.of(PaperType.values()));
                try (InputStream plain = Channels.newInputStream(bare.plain())) {
                    plain.transferTo(OutputStream.nullOutputStream());
                }
            }
        }
    }
}
