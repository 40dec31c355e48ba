package dev.qingfeng.appointment.appointment;

import dev.qingfeng.appointment.cadre.FollowsCadre;
import dev.qingfeng.appointment.dossier.DossierRepository;
import dev.qingfeng.platform.security.UnitPath;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Timeouts;
import org.jspecify.annotations.Nullable;

/** Appointments out of and into the units that a caller may see, and those whose day has come. */
@ApplicationScoped
public class AppointmentRepository implements PanacheRepositoryBase<Appointment, UUID>, FollowsCadre {

    private static final String VISIBLE =
            "exists (select 1 from Unit u where u.id in (a.origin.unitId, a.target.unitId)"
                    + " and within(u.path, ?1))";

    /** Who waits for clearance or an election is due again once it is there; who waits for a seat is, each time. */
    private static final String DUE = "a.effectiveOn <= ?1 and (a.state = DECIDED or a.state = SUSPENDED"
            + " and (a.obstacle <> CLEARANCE_MISSING"
            + " or exists (select 1 from Clearance c where c.id = a.cadreId and " + DossierRepository.COUNTS + ")))"
            + " and (a.filledBy is null or a.filledBy <> ELECTION or a.election.elected)";

    private static final String AWAITS_ELECTION =
            "(a.state in (DECIDED, SUSPENDED) and a.filledBy = ELECTION and a.election.elected is null)";

    Optional<Appointment> findVisible(UUID id, UnitPath scope) {
        return find("from Appointment a where " + VISIBLE + " and a.id = ?2", scope.value(), id)
                .firstResultOptional();
    }

    /** One into a unit of the scope, locked. */
    Optional<Appointment> lockInto(UUID id, UnitPath scope) {
        return find(
                        "from Appointment a where exists (select 1 from Unit u where u.id = a.target.unitId"
                                + " and within(u.path, ?1)) and a.id = ?2",
                        scope.value(),
                        id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /**
     * A page of them.
     *
     * @param planId only those of this plan; null for any
     * @param awaitsElection only those that await their election, or those that do not; null for both
     */
    List<Appointment> page(
            @Nullable UUID planId, @Nullable Boolean awaitsElection, UUID after, int rows, UnitPath scope) {
        Map<String, Object> parameters = new HashMap<>(Map.of("after", after));
        StringBuilder query = new StringBuilder("from Appointment a where ")
                .append(VISIBLE.replace("?1", ":scope"))
                .append(" and a.id > :after");
        parameters.put("scope", scope.value());
        if (planId != null) {
            query.append(" and a.planId = :plan");
            parameters.put("plan", planId);
        }
        if (awaitsElection != null) {
            query.append(awaitsElection ? " and " : " and not coalesce(").append(AWAITS_ELECTION);
            query.append(awaitsElection ? "" : ", false)");
        }
        return find(query.append(" order by a.id").toString(), parameters)
                .page(0, rows)
                .list();
    }

    /** What these cadres still have ahead, locked, so that it does not take effect meanwhile. */
    List<Appointment> lockPending(Collection<UUID> cadreIds) {
        return find("cadreId in ?1 and state in (DECIDED, SUSPENDED) order by id", cadreIds)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /**
     * What was decided is never edited: it takes effect, or is superseded, of the cadre whom it names and from where it found them.
     * A survivor with whom a post of the duplicate comes along would be elsewhere.
     */
    @Override
    public List<String> collisions(UUID duplicate, UUID survivor) {
        return list(
                        "state in (DECIDED, SUSPENDED) and (cadreId = ?1 or cadreId = ?2"
                                + " and exists (select 1 from Cadre d where d.id = ?1 and d.details.postId is not null))"
                                + " order by id",
                        duplicate,
                        survivor)
                .stream()
                .map(ahead -> "appointment " + ahead.id())
                .toList();
    }

    @Override
    public boolean isOfPlans() {
        return true;
    }

    /** The appointments of a cycle that have yet to take effect. */
    List<Appointment> pendingOf(UUID cycleId) {
        return list("cycleId = ?1 and state in (DECIDED, SUSPENDED) order by id", cycleId);
    }

    /** Those out of or into this very unit that have yet to take effect. */
    List<Appointment> pendingIn(UUID unitId) {
        return list("(origin.unitId = ?1 or target.unitId = ?1) and state in (DECIDED, SUSPENDED) order by id", unitId);
    }

    /** The plans of which something is due. */
    List<UUID> duePlans(LocalDate today) {
        return find("select distinct a.planId from Appointment a where " + DUE, today)
                .project(UUID.class)
                .list();
    }

    /** What is due of a plan, locked; without what another replica has locked. */
    List<Appointment> lockDue(UUID planId, LocalDate today) {
        return find("from Appointment a where " + DUE + " and a.planId = ?2 order by a.id", today, planId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint("jakarta.persistence.lock.timeout", Timeouts.SKIP_LOCKED_MILLI)
                .list();
    }

    /** Takes a plan's appointments for this transaction alone; false if another replica has them. */
    boolean claim(UUID planId) {
        return !getEntityManager()
                .createNativeQuery("select id from plan where id = ?1 for no key update skip locked")
                .setParameter(1, planId)
                .getResultList()
                .isEmpty();
    }
}
