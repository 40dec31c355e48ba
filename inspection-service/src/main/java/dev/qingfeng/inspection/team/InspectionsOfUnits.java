package dev.qingfeng.inspection.team;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What becomes of the inspections of units that are given to a team. */
public interface InspectionsOfUnits {

    /** Those of these units whose inspection in the cycle has been announced, or has gone further. */
    Set<UUID> announced(UUID cycleId, Collection<UUID> units);

    /** Those of these units whose inspection in the cycle has not ended. */
    Set<UUID> left(UUID cycleId, Collection<UUID> units);

    /** Begins the inspection of each unit of the team that had none, and hands the others over to it. */
    void assigned(InspectionTeam team, List<UUID> units);
}
