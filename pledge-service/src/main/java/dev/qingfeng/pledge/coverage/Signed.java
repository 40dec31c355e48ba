package dev.qingfeng.pledge.coverage;

import dev.qingfeng.pledge.signing.PledgeState;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Pledges signed, in the categories that the city counts. */
@Singleton
class Signed implements Achieved {

    private final SubtreeCounts counts;
    private final CoverageConfig config;

    Signed(SubtreeCounts counts, CoverageConfig config) {
        this.counts = counts;
        this.config = config;
    }

    @Override
    public HundredPercent ratio() {
        return HundredPercent.SIGNED;
    }

    @Override
    public Optional<Share> of(UUID cycleId, BoardUnit unit) {
        Counts pledges = Counts.of(counts.of(cycleId, List.of(unit.countedAt())).stream()
                .filter(count -> config.signing().contains(count.category()) && count.state() != PledgeState.EXCUSED)
                .toList());
        return Optional.of(new Share(pledges.signed(), pledges.signed() + pledges.due()));
    }
}
