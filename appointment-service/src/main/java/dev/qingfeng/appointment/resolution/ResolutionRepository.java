package dev.qingfeng.appointment.resolution;

import dev.qingfeng.platform.security.UnitPath;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Resolutions of the cities that lie within a caller's scope. */
@ApplicationScoped
public class ResolutionRepository implements PanacheRepositoryBase<Resolution, UUID> {

    Optional<Resolution> findGoverned(UUID id, UnitPath scope) {
        return find(
                        "from Resolution r where r.id = ?2 and exists (select 1 from TransitionCycle c join Unit u"
                                + " on u.id = c.unitId where c.id = r.cycleId and within(u.path, ?1))",
                        scope.value(),
                        id)
                .firstResultOptional();
    }
}
