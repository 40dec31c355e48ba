package dev.qingfeng.platform.audit;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ResourceInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Names the REST operation under way, by its operationId. */
public class CurrentOperation {

    private static final String NAME = CurrentOperation.class.getName();

    @ServerRequestFilter
    public void remember(ResourceInfo resource, RoutingContext request) {
        Operation operation = resource.getResourceMethod().getAnnotation(Operation.class);
        request.put(NAME, operation == null ? resource.getResourceMethod().getName() : operation.operationId());
    }

    static boolean isRequest() {
        return request() != null;
    }

    /** The operation's id; outside a request {@code background}. */
    static String name() {
        RoutingContext request = request();
        String name = request == null ? null : request.get(NAME);
        return name == null ? "background" : name;
    }

    private static @Nullable RoutingContext request() {
        return Arc.container().requestContext().isActive()
                ? Arc.container().select(CurrentVertxRequest.class).get().getCurrent()
                : null;
    }
}
