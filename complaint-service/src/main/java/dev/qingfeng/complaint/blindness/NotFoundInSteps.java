package dev.qingfeng.complaint.blindness;

import dev.qingfeng.platform.web.AnonymousRoutes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/**
 * Whoever signed in is answered that something is not there only when a step of time is over since they asked, see {@link
 * BlindnessConfig#notFoundStep}: the database takes a little longer to leave a case out than to find none, and nobody is to tell by that
 * that there is one. No thread waits meanwhile. Receipts need no step: an erased one is found as little as a wrong one.
 */
@Singleton
public class NotFoundInSteps {

    private static final String ASKED = NotFoundInSteps.class.getName();

    private final Instance<BlindnessConfig> config;

    /** Filters are made before the settings of a run are read. */
    NotFoundInSteps(Instance<BlindnessConfig> config) {
        this.config = config;
    }

    @ServerRequestFilter(preMatching = true)
    public void noteWhenAsked(ContainerRequestContext request) {
        request.setProperty(ASKED, System.nanoTime());
    }

    @ServerResponseFilter
    public void waitForTheStep(ContainerRequestContext request, ContainerResponseContext answer) {
        if (answer.getStatus() == Response.Status.NOT_FOUND.getStatusCode()
                && !AnonymousRoutes.isUnderWay()
                && request.getProperty(ASKED) instanceof Long asked
                && request instanceof ResteasyReactiveContainerRequestContext answered) {
            long step = config.get().notFoundStep().toNanos();
            long taken = System.nanoTime() - asked;
            answered.suspend();
            // To the nanosecond: timers of whole milliseconds would leave the rest to be told.
            CompletableFuture.delayedExecutor(step - taken % step, TimeUnit.NANOSECONDS)
                    .execute(answered::resume);
        }
    }
}
