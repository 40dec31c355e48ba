package dev.qingfeng.pledge.coverage;

import java.util.Optional;
import java.util.UUID;

/** Counts for one of the ratios; each is a bean. A ratio that nothing counts yet has none. */
public interface Achieved {

    HundredPercent ratio();

    /** In the unit at this path and below it; empty while nothing of it is recorded. */
    Optional<Share> of(UUID cycleId, String path);

    /**
     * How much of it is done.
     *
     * @param all 0 where there is nothing to be done
     */
    record Share(long done, long all) {}
}
