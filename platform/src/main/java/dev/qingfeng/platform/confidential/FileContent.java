package dev.qingfeng.platform.confidential;

import com.google.crypto.tink.StreamingAead;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.security.GeneralSecurityException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What a file holds. Whatever was changed, left out or put elsewhere of it does not open; it is read a part at a time. */
@Schema(type = SchemaType.STRING, format = "binary", implementation = String.class)
public final class FileContent {

    private final ConfidentialFile file;
    private final StreamingAead key;
    private final Supplier<SeekableByteChannel> sealed;

    FileContent(ConfidentialFile file, StreamingAead key, Supplier<SeekableByteChannel> sealed) {
        this.file = file;
        this.key = key;
        this.sealed = sealed;
    }

    public ConfidentialFile file() {
        return file;
    }

    /** From its beginning to its end; reading throws an {@link IOException} where it is not as it was kept. */
    public InputStream stream() throws IOException {
        try {
            return key.newDecryptingStream(Channels.newInputStream(sealed.get()), Upload.associated(file.id()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A file does not open", e);
        }
    }

    /** Wherever one looks; a part at a time is in memory. */
    public SeekableByteChannel channel() throws IOException {
        try {
            return Upload.opened(key.newSeekableDecryptingChannel(sealed.get(), Upload.associated(file.id())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A file does not open", e);
        }
    }

    /** What {@code ifNoneMatch} names as the caller's already; nothing of it is then shown. */
    public static boolean isKnown(ConfidentialFile file, @Nullable String ifNoneMatch) {
        return ifNoneMatch != null
                && Stream.of(ifNoneMatch.split(",", -1)).map(String::trim).anyMatch(tag -> tag.equals(tag(file)));
    }

    /** 304, for whoever has it. */
    public static RestResponse<FileContent> unchanged(ConfidentialFile file) {
        return RestResponse.ResponseBuilder.<FileContent>notModified()
                .header(HttpHeaders.ETAG, tag(file))
                .build();
    }

    /**
     * 200 with the file as something to save, whatever it is: no browser shows it in place, takes it for anything else or keeps
     * it. What it is, its suffix says.
     *
     * @param name without suffix, in ASCII
     */
    public RestResponse<FileContent> reply(String name) {
        return RestResponse.ResponseBuilder.ok(this, MediaType.APPLICATION_OCTET_STREAM_TYPE)
                .header(HttpHeaders.ETAG, tag(file))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s.%s\"".formatted(name, suffix()))
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .build();
    }

    private String suffix() {
        return file.mediaType().substring(file.mediaType().indexOf('/') + 1);
    }

    private static String tag(ConfidentialFile file) {
        return '"' + file.sha256() + '"';
    }
}
