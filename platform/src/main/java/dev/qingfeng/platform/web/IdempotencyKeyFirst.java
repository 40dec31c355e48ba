package dev.qingfeng.platform.web;

import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Refuses a request without the key that its operation needs before anything of its body is read, which may be a large file. */
public class IdempotencyKeyFirst {

    static final String HEADER = "Idempotency-Key";

    /** A service that looks at something else before it reads a body does so after this. */
    public static final int PRIORITY = Priorities.USER + 900;

    private static final int MAX_LENGTH = 255;

    @ServerRequestFilter(priority = PRIORITY)
    public void require(ContainerRequestContext request, ResourceInfo resource, RoutingContext routing) {
        if (resource.getResourceMethod().isAnnotationPresent(Idempotent.class)
                && !isKey(request.getHeaderString(HEADER))) {
            BodyLimit.leaveUnread(routing);
            throw ProblemException.of(PlatformProblem.IDEMPOTENCY_KEY_MISSING);
        }
    }

    private static boolean isKey(@Nullable String text) {
        return text != null && !text.isBlank() && text.length() <= MAX_LENGTH && StorableText.isStorable(text);
    }
}
