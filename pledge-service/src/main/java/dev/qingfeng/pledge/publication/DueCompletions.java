package dev.qingfeng.pledge.publication;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Finds the cycles whose publications have become complete without another page being printed: the last unit that was missing was
 * merged away. Each in a transaction of its own and told once, however many replicas of the service look.
 */
@ApplicationScoped
public class DueCompletions {

    private static final Logger LOG = Logger.getLogger(DueCompletions.class);

    private final PublicationRepository publications;
    private final PublicationService service;

    DueCompletions(PublicationRepository publications, PublicationService service) {
        this.publications = publications;
        this.service = service;
    }

    /** Looks at every cycle; one that fails is logged and looked at next time. */
    @Scheduled(
            every = "${qingfeng.pledge.publication-interval}",
            identity = "complete-publications",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void completeDue() {
        for (UUID cycle : QuarkusTransaction.requiringNew().call(publications::incomplete)) {
            try {
                service.completeByRoster(cycle);
            } catch (RuntimeException e) {
                LOG.warnf(e, "The publications of cycle %s wait for the next time", cycle);
            }
        }
    }
}
