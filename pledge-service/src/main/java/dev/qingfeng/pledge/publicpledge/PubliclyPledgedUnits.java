package dev.qingfeng.pledge.publicpledge;

import dev.qingfeng.platform.security.UnitPath;
import dev.qingfeng.pledge.coverage.Achieved;
import dev.qingfeng.pledge.coverage.BoardUnit;
import dev.qingfeng.pledge.coverage.HundredPercent;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Units that an inspection team is to assess, and those where its leader has pledged publicly. */
@Singleton
class PubliclyPledgedUnits implements Achieved {

    private final PublicPledgeRepository pledges;

    PubliclyPledgedUnits(PublicPledgeRepository pledges) {
        this.pledges = pledges;
    }

    @Override
    public HundredPercent ratio() {
        return HundredPercent.PUBLICLY_PLEDGED;
    }

    @Override
    public Optional<Share> of(UUID cycleId, BoardUnit unit) {
        return Optional.of(pledges.share(cycleId, new UnitPath(unit.path())));
    }
}
