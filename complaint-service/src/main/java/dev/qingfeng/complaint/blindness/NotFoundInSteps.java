package dev.qingfeng.complaint.blindness;

import dev.qingfeng.platform.web.AnonymousRoutes;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * Whoever signed in is answered that something is not there, or that what they refer to is not, only when a step of time is over since
 * their request was there, see {@link BlindnessConfig#notFoundStep}: the database takes a little longer to leave a case out than to
 * find none, and nobody is to tell by that that there is one. No thread waits meanwhile. Receipts need no step: an erased one is found as
 * little as a wrong one.
 */
@Provider
@Priority(NotFoundInSteps.FIRST_AND_LAST)
@Singleton
public class NotFoundInSteps implements ReaderInterceptor, ContainerResponseFilter {

    private static final String ASKED = NotFoundInSteps.class.getName();
    private static final Set<Integer> NOT_FOUND_OR_REFERRED_TO = Set.of(404, 422);

    /** Before all that takes time to answer, and after it. */
    static final int FIRST_AND_LAST = 0;

    private final Instance<BlindnessConfig> config;

    /** Filters are made before the settings of a run are read. */
    NotFoundInSteps(Instance<BlindnessConfig> config) {
        this.config = config;
    }

    @ServerRequestFilter(preMatching = true, priority = FIRST_AND_LAST)
    public void noteWhenAsked(ContainerRequestContext request) {
        request.setProperty(ASKED, System.nanoTime());
    }

    /** Once more where there is a body: else whoever holds its end back chooses where in a step the answer is found. */
    @Override
    public @Nullable Object aroundReadFrom(ReaderInterceptorContext body) throws IOException {
        Object read = body.proceed();
        body.setProperty(ASKED, System.nanoTime());
        return read;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext answer) {
        if (NOT_FOUND_OR_REFERRED_TO.contains(answer.getStatus())
                && !AnonymousRoutes.isUnderWay()
                && request.getProperty(ASKED) instanceof Long asked
                && request instanceof ResteasyReactiveContainerRequestContext answered) {
            long step = config.get().notFoundStep().toNanos();
            long taken = System.nanoTime() - asked;
            answered.suspend();
            // To the nanosecond: timers of whole milliseconds would leave the rest to be told.
            CompletableFuture.delayedExecutor(step - taken % step, TimeUnit.NANOSECONDS, Runnable::run)
                    .execute(answered::resume);
        }
    }
}
