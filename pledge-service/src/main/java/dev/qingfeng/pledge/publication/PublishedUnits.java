package dev.qingfeng.pledge.publication;

import dev.qingfeng.platform.security.UnitPath;
import dev.qingfeng.pledge.coverage.Achieved;
import dev.qingfeng.pledge.coverage.BoardUnit;
import dev.qingfeng.pledge.coverage.HundredPercent;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Township units whose secretary's pledge was printed. */
@Singleton
class PublishedUnits implements Achieved {

    private final PublicationRepository publications;

    PublishedUnits(PublicationRepository publications) {
        this.publications = publications;
    }

    @Override
    public HundredPercent ratio() {
        return HundredPercent.PUBLISHED;
    }

    @Override
    public Optional<Share> of(UUID cycleId, BoardUnit unit) {
        return Optional.of(publications.share(cycleId, new UnitPath(unit.path())));
    }
}
