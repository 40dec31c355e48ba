package dev.qingfeng.inspection.ballot;

import dev.qingfeng.inspection.registry.Registry;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rounds of the inspections of a caller's own teams, of the cities that they see as a whole, and those of which they hold a key. */
@ApplicationScoped
public class BallotRoundRepository implements PanacheRepositoryBase<BallotRound, UUID> {

    private static final String VISIBLE = """
            from BallotRound r where (
              exists (select 1 from RegistryCycle y join RegistryUnit c on c.id = y.unitId
                where y.id = r.cycleId and within(c.path, :path))
              or exists (select 1 from UnitInspection i join InspectionTeam t on t.id = i.teamId join t.members m
                where i.id = r.inspectionId and m.cadreId in (%1$s :member))
              or exists (select 1 from KeyHolders k join k.holders h where k.id = r.meetingId and h.cadreId in (%1$s :holder)))
            """.formatted(Registry.IDS_OF);

    Optional<BallotRound> findVisible(UUID id, RoundScope scope) {
        return find(VISIBLE + " and r.id = :id", of(scope, Map.of("id", id))).firstResultOptional();
    }

    /** The same, and whoever changes it at the same time waits. */
    Optional<BallotRound> findForChange(UUID id, RoundScope scope) {
        return find(VISIBLE + " and r.id = :id", of(scope, Map.of("id", id)))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** The same of one that the caller has been let to. */
    BallotRound lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** In the order of their ids; of one cycle or inspection, or of all if those are null. */
    List<BallotRound> page(
            UUID after, int rows, @Nullable UUID cycleId, @Nullable UUID inspectionId, RoundScope scope) {
        Map<String, Object> values = of(scope, Map.of("after", after));
        StringBuilder query = new StringBuilder(VISIBLE).append(" and r.id > :after");
        if (cycleId != null) {
            query.append(" and r.cycleId = :cycleId");
            values.put("cycleId", cycleId);
        }
        if (inspectionId != null) {
            query.append(" and r.inspectionId = :inspectionId");
            values.put("inspectionId", inspectionId);
        }
        return find(query.append(" order by r.id").toString(), values)
                .page(0, rows)
                .list();
    }

    /** Whether an inspection has a round on an edition of a form that is not void: another would be the same with other voters. */
    boolean isHeldOn(UUID inspectionId, String formCode) {
        return count(
                        "from BallotRound r join BallotForm f on f.id = r.formId where r.inspectionId = ?1 and f.code = ?2 and r.state <> ?3",
                        inspectionId,
                        formCode,
                        RoundState.VOID)
                > 0;
    }

    /** Whether a round of an inspection that is not void asks the same, whatever its form is called. */
    boolean isAsked(UUID inspectionId, @Nullable String askedSha256) {
        return count(
                        "inspectionId = ?1 and askedSha256 = ?2 and state <> ?3",
                        inspectionId,
                        askedSha256,
                        RoundState.VOID)
                > 0;
    }

    /** How many rounds a meeting has. */
    int countOf(UUID meetingId) {
        return Math.toIntExact(count("meetingId", meetingId));
    }

    /** Those of a meeting that are not void. */
    List<BallotRound> ofMeeting(UUID meetingId) {
        return list("meetingId = ?1 and state <> ?2", meetingId, RoundState.VOID);
    }

    /** Whether the keys of a round of a meeting that is not over have begun to be fetched. */
    boolean hasKeys(UUID meetingId) {
        return count(
                        "meetingId = ?1 and state not in (?2, ?3, ?4) and size(keys) > 0",
                        meetingId,
                        RoundState.CLOSED,
                        RoundState.CERTIFIED,
                        RoundState.VOID)
                > 0;
    }

    /** Those of an inspection that were opened and are neither counted nor void, in the order of their ids. */
    List<UUID> openOrSealed(UUID inspectionId) {
        return getEntityManager()
                .createQuery(
                        "select r.id from BallotRound r where r.inspectionId = :inspection and r.state in (OPEN, SEALED) order by r.id",
                        UUID.class)
                .setParameter("inspection", inspectionId)
                .getResultList();
    }

    /** Rounds with a sitting that has been open since before a moment, in the order of their ids. */
    List<UUID> openSince(Instant moment) {
        return getEntityManager()
                .createQuery(
                        "select distinct r.id from BallotRound r join r.sittings s where r.state = OPEN and s.state = OPEN"
                                + " and s.openedAt < :moment order by r.id",
                        UUID.class)
                .setParameter("moment", moment)
                .getResultList();
    }

    /** The meetings of rounds that people vote in, or will. */
    List<UUID> meetingsToVoteAt() {
        return getEntityManager()
                .createQuery("select distinct r.meetingId from BallotRound r where r.state in (:states)", UUID.class)
                .setParameter("states", List.of(RoundState.DRAFTED, RoundState.OPEN))
                .getResultList();
    }

    /** Those that a restored database takes for open, or for ready to open, in the order of their ids. */
    List<BallotRound> openOrReady() {
        return find("state = ?1 or state = ?2 and size(keys) > 0 order by id", RoundState.OPEN, RoundState.DRAFTED)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** Those that one officer would have void, in the order of their ids. */
    List<BallotRound> proposedVoid() {
        return find("proposedVoid.by is not null and state in (?1, ?2) order by id", RoundState.OPEN, RoundState.SEALED)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    private static Map<String, Object> of(RoundScope scope, Map<String, Object> more) {
        Map<String, Object> values = new HashMap<>(more);
        values.put("path", scope.unitPath());
        values.put("member", scope.member());
        values.put("holder", scope.holder());
        return values;
    }
}
