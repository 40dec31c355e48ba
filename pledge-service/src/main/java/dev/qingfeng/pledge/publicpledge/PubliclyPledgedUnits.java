package dev.qingfeng.pledge.publicpledge;

import dev.qingfeng.pledge.coverage.HundredPercent;
import dev.qingfeng.pledge.coverage.KeptRatio;
import dev.qingfeng.pledge.coverage.KeptShares;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Units that an inspection team is to assess, and those where its leader has pledged publicly. */
final class PubliclyPledgedUnits {

    private static final String ASSESSED = """
            select u.path, max(num_nonnulls(p.id)) as done, 1 as whole
            from inspection_team t
            join registry_unit u on u.id = any(t.unit_ids) and not u.gone and u.ended_on is null
            left join public_pledge p on p.cycle_id = t.cycle_id and p.unit_id = u.id and p.withdrawn_at is null
            where t.cycle_id = :cycle and not t.gone
            group by u.id, u.path""";

    @Produces
    @Singleton
    KeptRatio publiclyPledged(KeptShares kept) {
        return new KeptRatio(HundredPercent.PUBLICLY_PLEDGED, ASSESSED, true, kept);
    }
}
