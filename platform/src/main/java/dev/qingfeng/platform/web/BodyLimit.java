package dev.qingfeng.platform.web;

import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses a body that is too large for its operation: before it is read where its length is announced, else while it is read.
 * What is too large for any operation is refused at the door.
 */
public class BodyLimit {

    @Inject
    @ConfigProperty(name = "qingfeng.http.max-body-size")
    MemorySize maxBodySize;

    @Inject
    @ConfigProperty(name = "qingfeng.http.max-small-body-size")
    MemorySize maxSmallBodySize;

    @Inject
    @ConfigProperty(name = "quarkus.http.limits.max-body-size")
    MemorySize maxLargeBodySize;

    @ServerRequestFilter
    public void limit(ContainerRequestContext request, ResourceInfo resource, RoutingContext routing) {
        long limit = limitOf(resource).asLongValue();
        String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        if (length != null && Long.parseLong(length) > limit) {
            throw refusal(routing);
        }
        if (length == null && request.hasEntity()) {
            // Quarkus would cut the connection with a bare status.
            routing.remove(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY);
            request.setEntityStream(new LimitedStream(request.getEntityStream(), limit, routing));
        }
    }

    private MemorySize limitOf(ResourceInfo resource) {
        if (resource.getResourceMethod().isAnnotationPresent(LargeBody.class)) {
            return maxLargeBodySize;
        }
        return resource.getResourceClass().isAnnotationPresent(SmallBody.class) ? maxSmallBodySize : maxBodySize;
    }

    private static ProblemException refusal(RoutingContext request) {
        leaveUnread(request);
        return ProblemException.of(PlatformProblem.BODY_TOO_LARGE);
    }

    /** The request is refused before its body was read: the rest is not waited for, and the connection ends with the answer. */
    public static void leaveUnread(RoutingContext request) {
        request.response().putHeader(io.vertx.core.http.HttpHeaders.CONNECTION, io.vertx.core.http.HttpHeaders.CLOSE);
        request.addEndHandler(sent -> request.request().connection().close());
    }

    private static final class LimitedStream extends FilterInputStream {

        private final RoutingContext request;
        private long left;

        LimitedStream(InputStream body, long limit, RoutingContext request) {
            super(body);
            this.left = limit;
            this.request = request;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        @Override
        public long skip(long bytes) throws IOException {
            long skipped = super.skip(bytes);
            count((int) skipped);
            return skipped;
        }

        private void count(int read) {
            left -= read;
            if (left < 0) {
                throw refusal(request);
            }
        }

        /** Does not read on to the end of a body that is refused. */
        @Override
        public void close() throws IOException {
            if (left >= 0) {
                super.close();
            }
        }
    }
}
