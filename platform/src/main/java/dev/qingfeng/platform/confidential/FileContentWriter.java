package dev.qingfeng.platform.confidential;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.logging.Logger;

/** Gives out a file a part at a time. Where it turns out not to be as it was kept, the connection ends in the midst of the answer. */
@Provider
public class FileContentWriter implements MessageBodyWriter<FileContent> {

    private static final Logger LOG = Logger.getLogger(FileContentWriter.class);

    private final CurrentVertxRequest request;

    FileContentWriter(CurrentVertxRequest request) {
        this.request = request;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == FileContent.class;
    }

    @Override
    public void writeTo(
            FileContent content,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream output)
            throws IOException {
        try (InputStream plain = content.stream()) {
            plain.transferTo(output);
        } catch (IOException e) {
            HttpServerResponse answer = request.getCurrent().response();
            if (!answer.headWritten()) {
                throw e;
            }
            // Else the rest of the answer would be a problem document.
            LOG.errorf(
                    e,
                    "The file %s could not be given out to its end",
                    content.file().id());
            answer.reset();
        }
    }
}
