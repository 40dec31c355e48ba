package dev.qingfeng.pledge.coverage;

import java.util.Optional;
import java.util.UUID;

/** Counts for one of the ratios; each is a bean. A ratio that nothing counts yet has none. */
public interface Achieved {

    HundredPercent ratio();

    /**
     * In the unit and below it; empty while nothing of it is recorded. What is counted by the units themselves is where {@link
     * BoardUnit#path} says, kept totals where {@link BoardUnit#countedAt} does.
     */
    Optional<Share> of(UUID cycleId, BoardUnit unit);

    /**
     * How much of it is done.
     *
     * @param all 0 where there is nothing to be done
     */
    record Share(long done, long all) {}
}
