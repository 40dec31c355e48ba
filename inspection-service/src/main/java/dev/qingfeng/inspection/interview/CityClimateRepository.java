package dev.qingfeng.inspection.interview;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** What the interviews of cities that the caller has been let to say of the climate. */
@ApplicationScoped
public class CityClimateRepository implements PanacheRepositoryBase<CityClimate, UUID> {

    Optional<CityClimate> findOf(UUID cycleId) {
        return find("cycleId", cycleId).firstResultOptional();
    }
}
