package dev.qingfeng.complaint.blindness;

import dev.qingfeng.platform.security.UnitPath;
import java.util.Set;
import java.util.UUID;

/**
 * What somebody may know of cases: those of a part of the unit tree, and of these none that is about them or theirs.
 *
 * @param scope the part of the tree
 * @param cadres whose cases they are blind to: themselves under any id, their kin, and who is in their leadership team; never empty
 * @param units of whose leadership team they are, and whose cases they are blind to; never empty
 * @param numbers every staff number of theirs
 */
public record Sight(UnitPath scope, Set<UUID> cadres, Set<UUID> units, Set<String> numbers) {

    /**
     * The one predicate by which every query of this service knows a case {@code c}. What it leaves out is not there: it has no row, no
     * count and no answer of its own.
     */
    public static final String SEES = "(exists (select 1 from RegistryUnit u where u.id = c.handlingUnitId"
            + " and within(u.path, :scope)) or (c.handlingUnitId is null and exists (select 1 from RegistryUnit city"
            + " where city.kind = 'CITY' and not city.gone and within(city.path, :scope))))"
            + " and (c.subjectUnitId is null or c.subjectUnitId not in :units)"
            + " and not exists (select 1 from ComplaintSubject s where s.complaintId = c.id"
            + " and s.standing <> DROPPED and (s.cadreId in :cadres or s.unitId in :units))"
            + " and not exists (select 1 from CaseConflict f where f.complaintId = c.id and f.staffNumber in :numbers)";
}
