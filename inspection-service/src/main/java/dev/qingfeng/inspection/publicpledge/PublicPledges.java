package dev.qingfeng.inspection.publicpledge;

import dev.qingfeng.inspection.Rule;
import dev.qingfeng.platform.problem.Unmet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where the leaders of inspection teams have pledged publicly, as pledge-service last told. */
@ApplicationScoped
public class PublicPledges {

    private final EntityManager entities;

    PublicPledges(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * What is missing for the ballots of a unit's assessment meeting to open at a moment: the public pledge of its inspection
     * team has been made by then, however late that was recorded. Empty if nothing is missing.
     */
    public List<Unmet> missing(UUID cycleId, UUID unitId, Instant opensAt) {
        List<Instant> made = entities.createQuery(
                        "select p.occurredAt from PublicPledge p"
                                + " where p.cycleId = :cycle and p.unitId = :unit and not p.gone order by p.occurredAt",
                        Instant.class)
                .setParameter("cycle", cycleId)
                .setParameter("unit", unitId)
                .getResultList();
        return missing(unitId, made.isEmpty() ? null : made.get(0), opensAt);
    }

    /** The same where it is known when the first was made; null if none was. */
    public static List<Unmet> missing(UUID unitId, @Nullable Instant made, Instant opensAt) {
        if (made == null) {
            return List.of(Rule.PUBLIC_PLEDGE.unmet("public-pledge-missing", unitId.toString()));
        }
        return opensAt.isBefore(made)
                ? List.of(Rule.PUBLIC_PLEDGE.unmet("ballots-before-public-pledge", String.valueOf(made)))
                : List.of();
    }
}
