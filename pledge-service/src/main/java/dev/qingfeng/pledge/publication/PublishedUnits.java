package dev.qingfeng.pledge.publication;

import dev.qingfeng.pledge.coverage.HundredPercent;
import dev.qingfeng.pledge.coverage.KeptRatio;
import dev.qingfeng.pledge.coverage.KeptShares;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Township units whose secretary's pledge was printed. */
final class PublishedUnits {

    @Produces
    @Singleton
    KeptRatio published(KeptShares kept) {
        return new KeptRatio(HundredPercent.PUBLISHED, PublicationRepository.PRINTED_BY_UNIT, true, kept);
    }
}
