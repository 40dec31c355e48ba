package dev.qingfeng.complaint.blindness;

import dev.qingfeng.platform.security.UnitPath;
import java.util.Set;
import java.util.UUID;

/**
 * What somebody may know of cases: those of a part of the unit tree, and of these none that is about them or theirs.
 *
 * @param scope the part of the tree
 * @param wholeCity whether it holds a whole city: they see what names no unit, too
 * @param cadres whose cases they are blind to: themselves under any id, their kin, and who is in their leadership team; never empty
 * @param units of whose leadership team they are, and whose cases they are blind to; never empty
 * @param numbers every staff number of theirs
 */
public record Sight(UnitPath scope, boolean wholeCity, Set<UUID> cadres, Set<UUID> units, Set<String> numbers) {

    private static final String KNOWN_SUBJECT =
            "s.standing <> DROPPED and (s.cadreId in :cadres or s.unitId in :units)";

    /** Looked up for the one case by its id: whether it is there costs no more than a few probes of an index. */
    private static final String ONE_OF_UNITS =
            "exists (select 1 from RegistryUnit u where u.id = c.handlingUnitId and within(u.path, :scope))";

    private static final String NOT_BLIND_TO_ONE = " and (c.subjectUnitId is null or c.subjectUnitId not in :units)"
            + " and not exists (select 1 from ComplaintSubject s where s.complaintId = c.id and " + KNOWN_SUBJECT + ")"
            + " and not exists (select 1 from CaseConflict f where f.complaintId = c.id and f.staffNumber in :numbers)";

    /** Looked up once for all cases: those that somebody may not know of are few. */
    private static final String ALL_OF_UNITS =
            "c.handlingUnitId in (select u.id from RegistryUnit u where within(u.path, :scope))";

    private static final String NOT_BLIND_TO_ANY = " and (c.subjectUnitId is null or c.subjectUnitId not in :units)"
            + " and c.id not in (select s.complaintId from ComplaintSubject s where " + KNOWN_SUBJECT + ")"
            + " and c.id not in (select f.complaintId from CaseConflict f where f.staffNumber in :numbers)";

    /**
     * The one predicate by which every query of this service knows a case {@code c}. What it leaves out is not there: it has no row, no
     * count and no answer of its own. Who sees no whole city is not asked for what names no unit: so a few units are found by
     * their index.
     */
    public String sees() {
        return either(ONE_OF_UNITS) + NOT_BLIND_TO_ONE;
    }

    /** The same, for queries that look among all cases. */
    public String seesAmongAll() {
        return either(ALL_OF_UNITS) + NOT_BLIND_TO_ANY;
    }

    private String either(String ofUnits) {
        return wholeCity ? "(c.handlingUnitId is null or " + ofUnits + ")" : ofUnits;
    }
}
