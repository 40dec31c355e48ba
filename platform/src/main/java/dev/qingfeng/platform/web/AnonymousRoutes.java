package dev.qingfeng.platform.web;

import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextStorage;
import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Forgets at the door who comes to an {@link Anonymous} resource. Only the headers that the answer depends on go further, so
 * that no code behind can record an address, an agent or an account; the trace that the caller brought, or that was begun for
 * the request, ends here.
 */
@Singleton
public class AnonymousRoutes {

    private static final String MARK = AnonymousRoutes.class.getName();

    /** Even before addresses that cannot be read are refused. */
    private static final int AT_THE_DOOR = 20_000;

    private static final Set<String> NEEDED = Set.of(
            "accept",
            "accept-language",
            "access-control-request-headers",
            "access-control-request-method",
            "connection",
            "content-encoding",
            "content-length",
            "content-type",
            "expect",
            "file-name",
            "host",
            "idempotency-key",
            "origin",
            "report-receipt",
            "transfer-encoding");

    private static final String OPAQUE = "null";

    private final String base;

    AnonymousRoutes(@ConfigProperty(name = "quarkus.rest.path") String base) {
        this.base = base;
    }

    /** Whether the request that is being served came to an anonymous route. */
    public static boolean isUnderWay() {
        RoutingContext request = Arc.container().requestContext().isActive()
                ? Arc.container().select(CurrentVertxRequest.class).get().getCurrent()
                : null;
        return request != null && request.get(MARK) != null;
    }

    /** The paths of the anonymous resources, from the service's root; each covers what is below it. */
    public Set<String> paths() {
        return Arc.container().beanManager().getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .<Class<?>>map(bean -> bean.getBeanClass())
                .filter(type -> type.isAnnotationPresent(Anonymous.class))
                .map(type -> base + type.getAnnotation(Path.class).value())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    void guard(@Observes Filters filters) {
        List<String> paths = List.copyOf(paths());
        if (!paths.isEmpty()) {
            filters.register(request -> forget(request, paths), AT_THE_DOOR);
        }
    }

    private static void forget(RoutingContext request, List<String> paths) {
        String asked = request.normalizedPath();
        if (paths.stream().anyMatch(path -> asked.equals(path) || asked.startsWith(path + "/"))) {
            request.put(MARK, true);
            List.copyOf(request.request().headers().names()).stream()
                    .filter(name -> !NEEDED.contains(name.toLowerCase(Locale.ROOT)))
                    .forEach(request.request().headers()::remove);
            // So a browser sends what a page without referrer sends; no origin is allowed by that name.
            if (OPAQUE.equals(request.request().getHeader(HttpHeaders.ORIGIN))) {
                request.request().headers().remove(HttpHeaders.ORIGIN);
            }
            // Stays until the request ends, so that there is nothing to give back.
            ContextStorage.get().attach(Context.root().with(Span.getInvalid()));
            request.addHeadersEndHandler(sent -> request.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store"));
        }
        request.next();
    }

    /** However an address was written: what was not forgotten at the door is not served. */
    @ServerRequestFilter
    public void refuseWhatWasNotForgotten(ResourceInfo resource) {
        if (resource.getResourceClass().isAnnotationPresent(Anonymous.class) && !isUnderWay()) {
            throw ProblemException.of(PlatformProblem.NOT_FOUND);
        }
    }
}
