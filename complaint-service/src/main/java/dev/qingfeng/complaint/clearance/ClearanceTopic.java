package dev.qingfeng.complaint.clearance;

import dev.qingfeng.platform.replay.StateTopic;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Every clearance, told again by a replay: as a batch like any other, which tells them all at once. The last batch told again
 * would tell, under its number, what has been decided since.
 */
@Singleton
class ClearanceTopic extends StateTopic<Clearance> {

    private final ClearanceBatchService batches;

    ClearanceTopic(EntityManager entities, ClearanceBatchService batches) {
        super(entities, Clearance.class, ClearanceState.class);
        this.batches = batches;
    }

    /** All of them at once. */
    @Override
    protected Optional<UUID> publishNext(UUID after, int rows) {
        publish(List.of());
        return Optional.empty();
    }

    @Override
    protected void publish(List<Clearance> amongAll) {
        batches.publishForReplay();
    }
}
