package dev.qingfeng.platform.problem;

import dev.qingfeng.platform.web.Language;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Problem documents for what never reaches a resource: addresses outside the API, undecodable ones, bodies over the limit. */
@Singleton
public class RouterProblems {

    private static final Logger LOG = Logger.getLogger(RouterProblems.class);

    /** See {@link AddressesReachTheRouter}. */
    private static final int BEFORE_ALL_FILTERS = 10_000;

    /** Just before Quarkus' own check of the length, which answers without a body. */
    private static final int BEFORE_UPLOAD_LIMIT = 3;

    private final Problems problems;
    private final long maxBodySize;

    RouterProblems(
            Problems problems, @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize maxBodySize) {
        this.problems = problems;
        this.maxBodySize = maxBodySize.asLongValue();
    }

    void refuseAtTheDoor(@Observes Filters filters) {
        filters.register(this::refuseUnreadableAddress, BEFORE_ALL_FILTERS);
        filters.register(this::refuseLargeBody, BEFORE_UPLOAD_LIMIT);
    }

    private void refuseUnreadableAddress(RoutingContext request) {
        if (isAddress(request.request().uri())) {
            request.next();
        } else {
            answer(request, ProblemException.of(PlatformProblem.MALFORMED_REQUEST));
        }
    }

    private static boolean isAddress(String uri) {
        try {
            return new URI(uri).getRawPath() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private void refuseLargeBody(RoutingContext request) {
        if (declaredLength(request) > maxBodySize) {
            request.response()
                    .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                    .endHandler(sent -> request.request().connection().close());
            answer(request, ProblemException.of(PlatformProblem.BODY_TOO_LARGE));
        } else {
            request.next();
        }
    }

    void answerTheRest(@Observes Router router) {
        router.route()
                .order(Integer.MAX_VALUE)
                .handler(request -> answer(request, ProblemException.of(PlatformProblem.NOT_FOUND)))
                .failureHandler(request -> answer(request, ProblemException.of(code(request))));
    }

    private static PlatformProblem code(RoutingContext request) {
        int status = request.statusCode();
        if (status == 413) {
            return PlatformProblem.BODY_TOO_LARGE;
        }
        if (status == 414) {
            return PlatformProblem.URI_TOO_LONG;
        }
        if (status >= 400 && status < 500) {
            return PlatformProblem.MALFORMED_REQUEST;
        }
        LOG.error("A request failed before it reached a resource", request.failure());
        return PlatformProblem.INTERNAL_ERROR;
    }

    private static long declaredLength(RoutingContext request) {
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }

    private void answer(RoutingContext request, ProblemException refusal) {
        if (request.response().headWritten()) {
            return;
        }
        Language language = Language.fromString(request.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        Problem problem = problems.problem(refusal, language, request.request().path());
        request.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader("Content-Language", language.tag())
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(problems.write(problem));
    }
}
