package dev.qingfeng.complaint.report;

import dev.qingfeng.complaint.ComplaintProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.web.Anonymous;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.container.ResourceInfo;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * How much strangers may send in all, to this replica: nobody is told from anybody else, since whatever would tell them apart would be an
 * identity. Files have a bound of their own, so that they do not crowd out reports.
 */
@ApplicationScoped
public class IntakeLimit {

    private final Bucket small;
    private final Bucket large;

    IntakeLimit(
            @ConfigProperty(name = "qingfeng.complaint.anonymous-requests-per-second") int requestsPerSecond,
            @ConfigProperty(name = "qingfeng.complaint.anonymous-uploads-per-minute") int uploadsPerMinute) {
        small = bucket(requestsPerSecond, Duration.ofSeconds(1));
        large = bucket(uploadsPerMinute, Duration.ofMinutes(1));
    }

    private static Bucket bucket(int tokens, Duration in) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(tokens).refillGreedy(tokens, in))
                .build();
    }

    /** Refuses with 429 {@code too-many-reports}, before a body is read, and says when to come again. */
    @ServerRequestFilter
    public void limit(ResourceInfo resource, RoutingContext request) {
        boolean isAnonymousPost = resource.getResourceClass().isAnnotationPresent(Anonymous.class)
                && resource.getResourceMethod().isAnnotationPresent(POST.class);
        if (isAnonymousPost) {
            take(small, request);
        }
    }

    /**
     * The same of a request whose file is about to be read: asked for once it is known to bring one that may be kept, so that what brings
     * none does not use up what is there for files.
     */
    public void requireUpload(RoutingContext request) {
        take(large, request);
    }

    private static void take(Bucket bucket, RoutingContext request) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            long seconds = TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1;
            request.response().putHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
            throw ProblemException.of(ComplaintProblem.TOO_MANY_REPORTS);
        }
    }
}
