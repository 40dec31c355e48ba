package dev.qingfeng.pledge.campaign;

import dev.qingfeng.platform.security.UnitPath;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Campaigns of the cycles that a caller sees. */
@ApplicationScoped
public class PledgeCampaignRepository implements PanacheRepositoryBase<PledgeCampaign, UUID> {

    private static final String VISIBLE =
            "exists (select 1 from RegistryCycle y join RegistryUnit u on u.id = y.unitId where y.id = c.cycleId"
                    + " and (within(u.path, ?1) or within(?1, u.path)))";

    Optional<PledgeCampaign> findVisible(UUID id, UnitPath scope) {
        return find("from PledgeCampaign c where " + VISIBLE + " and c.id = ?2", scope.value(), id)
                .firstResultOptional();
    }

    /** One whose whole city the caller governs. */
    Optional<PledgeCampaign> findGoverned(UUID id, UnitPath scope) {
        return find(
                        "from PledgeCampaign c where exists (select 1 from RegistryCycle y join RegistryUnit u on u.id = y.unitId"
                                + " where y.id = c.cycleId and within(u.path, ?1)) and c.id = ?2",
                        scope.value(),
                        id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** All of them; a city has few. */
    public List<PledgeCampaign> visible(UnitPath scope) {
        return list("from PledgeCampaign c where " + VISIBLE, scope.value());
    }

    List<PledgeCampaign> page(UUID after, int rows, UnitPath scope) {
        return find("from PledgeCampaign c where " + VISIBLE + " and c.id > ?2 order by c.id", scope.value(), after)
                .page(0, rows)
                .list();
    }
}
