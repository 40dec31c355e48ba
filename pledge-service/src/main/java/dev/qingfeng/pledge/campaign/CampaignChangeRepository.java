package dev.qingfeng.pledge.campaign;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What was changed of campaigns. */
@ApplicationScoped
public class CampaignChangeRepository implements PanacheRepositoryBase<CampaignChange, UUID> {

    /** By campaign, the earliest first; of most campaigns there is none. */
    public Map<UUID, List<CampaignChange>> of(Collection<UUID> campaignIds) {
        return campaignIds.isEmpty()
                ? Map.of()
                : list("campaignId in ?1 order by id", campaignIds).stream()
                        .collect(Collectors.groupingBy(CampaignChange::campaignId));
    }
}
