package dev.qingfeng.inspection.signature;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** Who has signed, as pledge-service last told. */
@ApplicationScoped
public class Signatures {

    private final EntityManager entities;

    Signatures(EntityManager entities) {
        this.entities = entities;
    }

    /** Those of these cadres who have signed the pledge of inspection team members in this cycle. */
    public Set<UUID> ofTeamMembers(UUID cycleId, Collection<UUID> cadreIds) {
        return new HashSet<>(entities.createQuery("""
                        select s.cadreId from PledgeSignature s
                        where s.cycleId = :cycle and s.cadreId in :cadres and s.category = 'INSPECTION_TEAM_MEMBER'
                          and s.state = 'SIGNED' and not s.gone""", UUID.class)
                .setParameter("cycle", cycleId)
                .setParameter("cadres", cadreIds)
                .getResultList());
    }
}
