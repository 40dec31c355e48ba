package dev.qingfeng.complaint.clearance;

import dev.qingfeng.complaint.ComplaintProblem;
import dev.qingfeng.complaint.registry.Registry;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the clearances of all cadres at once, at fixed times and when somebody asks for it; one batch after another. What is asked for tells
 * what is new of their part of the tree, and of everybody else what was told before: a moment that somebody chose would else speak of another
 * city.
 */
@ApplicationScoped
public class ClearanceBatchService {

    private static final String LIST = "clearance-batches";

    private final ClearanceBatchRepository batches;
    private final ClearanceRepository clearances;
    private final Registry registry;
    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;

    ClearanceBatchService(
            ClearanceBatchRepository batches,
            ClearanceRepository clearances,
            Registry registry,
            Outbox outbox,
            Caller caller,
            Clock clock) {
        this.batches = batches;
        this.clearances = clearances;
        this.registry = registry;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
    }

    /** Refuses with 403 {@code city-scope-needed} who does not govern a whole city. */
    @Transactional
    ClearanceBatch publish() {
        requireCityScope();
        long number = batches.nextNumber();
        clearances.publish(caller.scope());
        return tell(number, null);
    }

    /** For a fixed time; only the first of several replicas publishes. */
    @Transactional
    public void publishFor(Instant slot) {
        long number = batches.nextNumber();
        if (!batches.isPublished(slot)) {
            clearances.publish();
            tell(number, slot);
        }
    }

    /** Because consumers may have lost what earlier batches told. */
    @Transactional(Transactional.TxType.MANDATORY)
    void publishForReplay() {
        long number = batches.nextNumber();
        clearances.publish();
        tell(number, null);
    }

    private ClearanceBatch tell(long number, @Nullable Instant slot) {
        List<ClearanceInBatch> all = clearances.all(number);
        ClearanceBatch batch = new ClearanceBatch(number, slot, all.size(), clock.instant());
        batches.persist(batch);
        outbox.publishAll(all, ClearanceState::from);
        batches.flush();
        return batch;
    }

    @Transactional
    ClearanceBatch get(UUID id) {
        requireCityScope();
        return batches.findByIdOptional(id).orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    @Transactional
    Page<ClearanceBatchView> page(PageQuery query) {
        requireCityScope();
        return Page.of(
                LIST,
                query,
                batches.page(query.afterId(LIST), query.rowsToRead()),
                batch -> batch.id().toString(),
                ClearanceBatchView::from);
    }

    private void requireCityScope() {
        if (!registry.isCityWide(caller.scope())) {
            throw ProblemException.of(ComplaintProblem.CITY_SCOPE_NEEDED);
        }
    }
}
