package dev.qingfeng.complaint.blindness;

import jakarta.persistence.TypedQuery;
import java.util.Set;
import java.util.UUID;

/**
 * To whom and what somebody is so close that they are blind to cases about them, wherever these lie.
 *
 * @param cadres themselves under any id, their kin, and who is in their leadership team; never empty
 * @param units of whose leadership team they are; never empty
 * @param numbers every staff number of theirs
 */
public record Closeness(Set<UUID> cadres, Set<UUID> units, Set<String> numbers) {

    private static final String KNOWN_SUBJECT =
            "s.standing <> DROPPED and (s.cadreId in :cadres or s.unitId in :units)";

    /** Looked up for the one case by its id: whether it is there costs no more than a few probes of an index. */
    static final String NOT_BLIND_TO_ONE = "(c.subjectUnitId is null or c.subjectUnitId not in :units)"
            + " and not exists (select 1 from ComplaintSubject s where s.complaintId = c.id and " + KNOWN_SUBJECT + ")"
            + " and not exists (select 1 from CaseConflict f where f.complaintId = c.id and f.staffNumber in :numbers)";

    /** Looked up once for all cases: those that somebody may not know of are few. */
    static final String NOT_BLIND_TO_ANY = "(c.subjectUnitId is null or c.subjectUnitId not in :units)"
            + " and c.id not in (select s.complaintId from ComplaintSubject s where " + KNOWN_SUBJECT + ")"
            + " and c.id not in (select f.complaintId from CaseConflict f where f.staffNumber in :numbers)";

    /** Those of all cases {@code c} that they are blind to; that many are named in one makes nobody close to it. */
    public String isBlindAmongAll() {
        return "not (" + NOT_BLIND_TO_ANY + ")";
    }

    /** Fills what the predicate leaves open. */
    public <T> TypedQuery<T> in(TypedQuery<T> query) {
        return query.setParameter("cadres", cadres).setParameter("units", units).setParameter("numbers", numbers);
    }
}
