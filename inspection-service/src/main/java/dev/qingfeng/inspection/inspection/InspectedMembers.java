package dev.qingfeng.inspection.inspection;

import dev.qingfeng.inspection.registry.Registry;
import dev.qingfeng.inspection.registry.RegistryCadre;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Whom an inspection judges: who leads the unit now may have come since, and who led it then may have gone. */
@ApplicationScoped
public class InspectedMembers {

    private final Registry registry;
    private final Clock clock;

    InspectedMembers(Registry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    /** The members of the leadership team when the inspection ended, however late that is recorded; until then those of now. */
    public List<UUID> of(UnitInspection inspection) {
        Instant end = inspection.concludedAt();
        return end == null
                ? registry.leadershipTeam(inspection.unitId()).stream()
                        .map(RegistryCadre::id)
                        .toList()
                : registry.leadershipTeamOn(inspection.unitId(), LocalDate.ofInstant(end, clock.getZone()));
    }
}
