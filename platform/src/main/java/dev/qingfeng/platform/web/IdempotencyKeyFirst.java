package dev.qingfeng.platform.web;

import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses a request without the key that its operation needs, or with one that can be guessed where nobody is to be known, before anything
 * of its body is read, which may be a large file.
 */
public class IdempotencyKeyFirst {

    static final String HEADER = "Idempotency-Key";

    /** A service that looks at something else before it reads a body does so after this. */
    public static final int PRIORITY = Priorities.USER + 900;

    private static final int MAX_LENGTH = 255;

    @ServerRequestFilter(priority = PRIORITY)
    public void require(ContainerRequestContext request, ResourceInfo resource, RoutingContext routing) {
        if (resource.getResourceMethod().isAnnotationPresent(Idempotent.class)) {
            String key = request.getHeaderString(HEADER);
            if (key == null || !isKey(key)) {
                throw unread(routing, PlatformProblem.IDEMPOTENCY_KEY_MISSING);
            }
            if (resource.getResourceClass().isAnnotationPresent(Anonymous.class) && !AnonymousKey.isRandom(key)) {
                throw unread(routing, PlatformProblem.IDEMPOTENCY_KEY_NOT_RANDOM);
            }
        }
    }

    private static ProblemException unread(RoutingContext routing, PlatformProblem problem) {
        BodyLimit.leaveUnread(routing);
        return ProblemException.of(problem);
    }

    private static boolean isKey(String text) {
        return !text.isBlank() && text.length() <= MAX_LENGTH && StorableText.isStorable(text);
    }
}
