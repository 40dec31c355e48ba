package dev.qingfeng.platform.confidential;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.streamingaead.PredefinedStreamingAeadParameters;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemCode;
import dev.qingfeng.platform.problem.ProblemException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A file that has come in whole, before anything is decided about it. It lies encrypted in a temporary file that has no name any
 * more: its key is in memory only, and if the service is killed nothing of it is left. As the body of a resource it is read
 * before the transaction begins, so that a slow sender holds no connection of the database.
 */
@Schema(type = SchemaType.STRING, format = "binary", implementation = String.class)
public final class Upload implements AutoCloseable {

    static {
        try {
            StreamingAeadConfig.register();
        } catch (GeneralSecurityException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static final int MEGABYTE = 1024 * 1024;
    private static final int HEAD = 16;

    private final UUID id = UUID.randomUUID();
    private final KeysetHandle key;
    private final FileChannel sealed;
    private final long size;
    private final String sha256;
    private String asSent;
    private @Nullable Finding finding;

    private Upload(InputStream content, int megabytes) throws IOException, GeneralSecurityException {
        key = KeysetHandle.generateNew(PredefinedStreamingAeadParameters.AES256_GCM_HKDF_1MB);
        sealed = nameless();
        MessageDigest hash = MessageDigest.getInstance("SHA-256");
        try {
            // Closed last of all: that writes the end, without which the file does not open.
            OutputStream ciphertext = aead(key).newEncryptingStream(unclosed(sealed), associated(id));
            size = copy(content, new DigestOutputStream(ciphertext, hash), (long) megabytes * MEGABYTE, megabytes);
            ciphertext.close();
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            sealed.close();
            throw e;
        }
        sha256 = HexFormat.of().formatHex(hash.digest());
        asSent = sha256;
    }

    /**
     * Takes a file in. Refuses with 413 {@code file-too-large}, without reading further.
     *
     * @param megabytes what it may have at most
     */
    public static Upload of(InputStream content, int megabytes) throws IOException {
        try {
            return new Upload(content, megabytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A file could not be encrypted", e);
        }
    }

    private static FileChannel nameless() throws IOException {
        Path file = Files.createTempFile("upload", ".sealed");
        try {
            return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } finally {
            Files.delete(file);
        }
    }

    private static OutputStream unclosed(FileChannel channel) {
        return new FilterOutputStream(Channels.newOutputStream(channel)) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
            }

            @Override
            public void close() {
                // What was written is read again.
            }
        };
    }

    private static long copy(InputStream from, OutputStream to, long limit, int megabytes) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long size = 0;
        for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
            size += read;
            if (size > limit) {
                throw ProblemException.of(PlatformProblem.FILE_TOO_LARGE, megabytes);
            }
            to.write(buffer, 0, read);
        }
        return size;
    }

    static StreamingAead aead(KeysetHandle key) throws GeneralSecurityException {
        return key.getPrimitive(RegistryConfiguration.get(), StreamingAead.class);
    }

    /** A file opens as itself only. */
    static byte[] associated(UUID id) {
        return id.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Looks at its content, if it begins like one of these types: what is found is said once the file is to be kept. In no
     * transaction, since it takes a second or so.
     */
    public void look(Collection<? extends FileType> types) {
        FileType type = type(types).orElse(null);
        if (type != null) {
            try (SeekableByteChannel plain = plain()) {
                finding = Finding.of(type, plain);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Whether somebody looked at it and found nothing to refuse. */
    boolean isInOrder() {
        return finding != null && finding.isInOrder();
    }

    /** Refuses what was found to be in order when it is to be kept. */
    void refuse(ProblemCode code) {
        finding = Objects.requireNonNull(finding).refusedAs(code);
    }

    /**
     * The same file without its metadata, not looked at yet; null where its process did not bring that about, for which this one is then
     * refused.
     *
     * @param longestWait for others that are at work
     */
    @Nullable
    Upload withoutMetadata(Duration longest, Duration longestWait) throws IOException {
        byte[] type = Objects.requireNonNull(finding).type().name().getBytes(StandardCharsets.US_ASCII);
        try (SeekableByteChannel plain = plain()) {
            // What is written anew may be somewhat longer.
            int most = (int) (2 * size / MEGABYTE) + 1;
            Upload bare = FileProcess.run(
                    MetadataRemoval.class, plain, type, longest, longestWait, answer -> Upload.of(answer, most));
            bare.asSent = asSent;
            return bare;
        } catch (NotPlainException e) {
            refuse(PlatformProblem.FILE_NOT_PLAIN);
        } catch (IOException e) {
            refuse(PlatformProblem.FILE_DAMAGED);
        }
        return null;
    }

    /** What it is. Refuses as {@link ConfidentialFiles#keep} does. */
    FileType require(Collection<? extends FileType> types) {
        FileType type = type(types)
                .orElseThrow(() -> ProblemException.of(
                        PlatformProblem.FILE_TYPE_REFUSED,
                        types.stream().map(FileType::name).collect(Collectors.joining(", "))));
        if (finding == null || !finding.type().equals(type)) {
            throw new IllegalStateException("Nobody looked at the file as " + type.name() + " before the transaction");
        }
        return finding.orRefusal().type();
    }

    private Optional<FileType> type(Collection<? extends FileType> types) {
        try (SeekableByteChannel plain = plain()) {
            ByteBuffer head = Disguise.read(plain, 0, (int) Math.min(HEAD, size));
            byte[] bytes = new byte[head.remaining()];
            head.get(bytes);
            return types.stream()
                    .filter(candidate -> candidate.isBegunBy(bytes))
                    .<FileType>map(found -> found)
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Once it has been kept; 1 for a picture. */
    public int pages() {
        return Objects.requireNonNull(finding).pages();
    }

    /** Random; also that of the {@link ConfidentialFile} that it may become. */
    public UUID id() {
        return id;
    }

    /** In bytes. */
    public long size() {
        return size;
    }

    /** Of the plain bytes, in hexadecimal. */
    public String sha256() {
        return sha256;
    }

    /** The same of the file as it was sent, before anything was taken out of it. Only to know the same request again; never kept. */
    public String sha256AsSent() {
        return asSent;
    }

    /** The plain bytes, wherever one looks. */
    SeekableByteChannel plain() throws IOException {
        try {
            return opened(aead(key).newSeekableDecryptingChannel(new Unclosed(sealed.position(0)), associated(id)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A file could not be read again", e);
        }
    }

    /** At its beginning, and after a first look: without one, Tink does not know how long the plain file is. */
    static SeekableByteChannel opened(SeekableByteChannel plain) throws IOException {
        plain.read(ByteBuffer.allocate(1));
        return plain.position(0);
    }

    KeysetHandle key() {
        return key;
    }

    FileChannel sealed() {
        return sealed;
    }

    @Override
    public void close() throws IOException {
        sealed.close();
    }
}
