package dev.qingfeng.platform.confidential;

import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpClosedException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Takes a raw body in as an {@link Upload}, piece by piece as it comes, and looks at it before any transaction begins. */
@Provider
@Consumes(MediaType.APPLICATION_OCTET_STREAM)
public class UploadReader implements MessageBodyReader<Upload> {

    private static final long MEGABYTE = 1024L * 1024;
    private static final List<PaperType> TYPES = List.of(PaperType.values());

    private final Uploads uploads;
    private final int most;

    UploadReader(Uploads uploads, @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize most) {
        this.uploads = uploads;
        this.most = (int) (most.asLongValue() / MEGABYTE);
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == Upload.class;
    }

    @Override
    public Upload readFrom(
            Class<Upload> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        int limit = Stream.of(annotations)
                .filter(UploadLimit.class::isInstance)
                .map(annotation -> ((UploadLimit) annotation).megabytes())
                .findFirst()
                .orElse(most);
        try {
            Upload upload = uploads.receive(body, limit);
            if (Stream.of(annotations).anyMatch(WithoutMetadata.class::isInstance)) {
                return uploads.withoutMetadata(upload);
            }
            upload.look(TYPES);
            return upload;
        } catch (IOException e) {
            if (isBrokenOff(e)) {
                throw ProblemException.of(PlatformProblem.MALFORMED_REQUEST);
            }
            throw e;
        }
    }

    /** Nobody is there any more to be answered, and nothing of ours failed. */
    private static boolean isBrokenOff(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpClosedException) {
                return true;
            }
        }
        return false;
    }
}
