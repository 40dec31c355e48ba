package dev.qingfeng.pledge.awareness;

import dev.qingfeng.pledge.coverage.HundredPercent;
import dev.qingfeng.pledge.coverage.KeptRatio;
import dev.qingfeng.pledge.coverage.KeptShares;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Answers to questionnaires that say that somebody knows of transition discipline, and all that were asked for. */
final class Aware {

    private static final String RATES = """
            select u.path, r.aware as done, r.asked as whole
            from awareness_rate r join registry_unit u on u.id = r.unit_id
            where r.cycle_id = :cycle and not r.gone""";

    @Produces
    @Singleton
    KeptRatio aware(KeptShares kept) {
        return new KeptRatio(HundredPercent.AWARE, RATES, false, kept);
    }
}
