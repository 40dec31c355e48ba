package dev.qingfeng.inspection.signature;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Who has signed, as pledge-service last told. */
@ApplicationScoped
public class Signatures {

    private final EntityManager entities;

    Signatures(EntityManager entities) {
        this.entities = entities;
    }

    /** Those of these cadres who have signed the pledge of inspection team members in this cycle, and when. */
    public Map<UUID, Instant> ofTeamMembers(UUID cycleId, Collection<UUID> cadreIds) {
        return entities.createQuery("""
                        select s.cadreId, min(s.signedAt) from PledgeSignature s
                        where s.cycleId = :cycle and s.cadreId in :cadres and s.category = 'INSPECTION_TEAM_MEMBER'
                          and s.state = 'SIGNED' and s.signedAt is not null and not s.gone
                        group by s.cadreId""", Tuple.class)
                .setParameter("cycle", cycleId)
                .setParameter("cadres", cadreIds)
                .getResultStream()
                .collect(Collectors.toMap(
                        signature -> signature.get(0, UUID.class), signature -> signature.get(1, Instant.class)));
    }
}
