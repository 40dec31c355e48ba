package dev.qingfeng.pledge.exemption;

import dev.qingfeng.platform.security.UnitPath;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Exemptions from pledges of the units that a caller sees. */
@ApplicationScoped
public class ExemptionRepository implements PanacheRepositoryBase<Exemption, UUID> {

    private static final String VISIBLE =
            "exists (select 1 from Pledge p join RegistryUnit u on u.id = p.unitId where p.id = e.pledgeId"
                    + " and within(u.path, ?1))";

    Optional<Exemption> findVisible(UUID id, UnitPath scope) {
        return find("from Exemption e where " + VISIBLE + " and e.id = ?2", scope.value(), id)
                .firstResultOptional();
    }

    /** The pledge that an exemption is of; it is to be locked before the exemption is read. */
    Optional<UUID> pledgeOf(UUID id, UnitPath scope) {
        return find("select e.pledgeId from Exemption e where " + VISIBLE + " and e.id = ?2", scope.value(), id)
                .project(UUID.class)
                .firstResultOptional();
    }

    /** Who was to sign the pledge that an exemption is of. */
    Optional<UUID> signerOf(UUID id, UnitPath scope) {
        return find(
                        "select s.cadreId from Exemption e join Pledge s on s.id = e.pledgeId where " + VISIBLE
                                + " and e.id = ?2",
                        scope.value(),
                        id)
                .project(UUID.class)
                .firstResultOptional();
    }

    /** Of these pledges; whoever asks holds them. */
    List<Exemption> openOf(Collection<UUID> pledgeIds) {
        return list("pledgeId in ?1 and state = PROPOSED", pledgeIds);
    }

    List<Exemption> page(UUID after, int rows, UnitPath scope, Collection<ExemptionState> states) {
        return find(
                        "from Exemption e where " + VISIBLE + " and e.id > ?2 and e.state in ?3 order by e.id",
                        scope.value(),
                        after,
                        states)
                .page(0, rows)
                .list();
    }
}
