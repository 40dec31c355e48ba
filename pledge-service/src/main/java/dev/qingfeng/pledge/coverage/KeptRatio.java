package dev.qingfeng.pledge.coverage;

import java.util.Optional;
import java.util.UUID;

/** A ratio that is counted unit by unit, and kept for every subtree. What it is counted from notes its changes, see migration 35. */
public final class KeptRatio implements Achieved {

    private final HundredPercent ratio;
    private final String units;
    private final boolean knownWhereNothingIs;
    private final KeptShares kept;

    /**
     * Counted by this query.
     *
     * @param units gives {@code path}, {@code done} and {@code whole} of each unit that counts in {@code :cycle}, or of each part of it
     * @param knownWhereNothingIs whether where no unit counts there is nothing to be done, rather than nothing known
     */
    public KeptRatio(HundredPercent ratio, String units, boolean knownWhereNothingIs, KeptShares kept) {
        this.ratio = ratio;
        this.units = units;
        this.knownWhereNothingIs = knownWhereNothingIs;
        this.kept = kept;
    }

    @Override
    public HundredPercent ratio() {
        return ratio;
    }

    @Override
    public Optional<Share> of(UUID cycleId, BoardUnit unit) {
        Optional<Share> share = kept.of(this, cycleId, unit.path());
        return knownWhereNothingIs ? Optional.of(share.orElse(new Share(0, 0))) : share;
    }

    String units() {
        return units;
    }
}
