package dev.qingfeng.appointment.dossier;

import dev.qingfeng.platform.security.UnitPath;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the replicas say, by cadre and by unit. */
@ApplicationScoped
public class DossierRepository {

    /**
     * What holds of a clearance {@code c} that counts. What was decided before the cadre was known to be somebody else too was
     * decided of half a person; when it was told does not say that, for who decides may hear of a merge later than we.
     */
    public static final String COUNTS = "c.given and not c.gone and not exists (select 1 from Cadre d"
            + " where d.mergedInto = c.id and (c.mergedFrom is null or not array_contains(c.mergedFrom, d.id)))";

    private static final String OF_A_WHOLE_CITY =
            "exists (select 1 from TransitionCycle t join Unit city on city.id = t.unitId"
                    + " where t.id = e.cycleId and within(city.path, :scope))";

    /** Those who are judged hold or held a post there, and so are no readers either. */
    private static final String STANDS_ASIDE =
            "exists (select 1 from Unit judged join Unit place on within(place.path, judged.path) where judged.id = e.unitId"
                    + " and (exists (select 1 from Cadre own where own.id in :readers and own.details.unitId = place.id)"
                    + " or exists (select 1 from Tenure held join Post p on p.id = held.postId"
                    + " where held.cadreId in :readers and p.unitId = place.id)"
                    + " or exists (select 1 from Kinship k join Cadre kin on kin.id in (k.cadreId, k.kinId)"
                    + " where (k.cadreId in :readers or k.kinId in :readers) and kin.mergedInto is null"
                    + " and kin.details.unitId = place.id)))";

    private final EntityManager entities;

    DossierRepository(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * The grade of each member of a leadership team that was graded in this cycle: of those under one number the newest, and of
     * those under two numbers of a person the worst, so that nobody is rid of one by a merge.
     */
    public Map<UUID, Grade> grades(UUID cycleId) {
        Map<UUID, NewestGrade> newest = entities
                .createQuery(
                        "select coalesce(c.mergedInto, e.cadreId), e.cadreId, e.grade from Evaluation e"
                                + " left join Cadre c on c.id = e.cadreId where e.cycleId = ?1 and e.subject = MEMBER"
                                + " and not e.gone and e.cadreId is not null order by e.gradedAt, e.id",
                        NewestGrade.class)
                .setParameter(1, cycleId)
                .getResultList()
                .stream()
                .collect(Collectors.toMap(NewestGrade::cadreId, Function.identity(), (earlier, later) -> later));
        return newest.values().stream()
                .collect(Collectors.toMap(NewestGrade::personId, NewestGrade::grade, Grade::worse));
    }

    /** Which of these cadres have discipline clearance. */
    public Set<UUID> cleared(Collection<UUID> cadreIds) {
        return Set.copyOf(
                entities.createQuery("select c.id from Clearance c where c.id in ?1 and " + COUNTS, UUID.class)
                        .setParameter(1, cadreIds)
                        .getResultList());
    }

    /** The township units of a city whose leadership team was not graded in this cycle, in the order of the tree. */
    List<UUID> notInspected(UUID cycleId, UUID cityId) {
        return entities.createQuery(
                        "select u.id from Unit u, Unit city where city.id = ?2 and within(u.path, city.path)"
                                + " and u.kind in (TOWN, SUBDISTRICT, PARK, FARM) and u.endedOn is null"
                                + " and not exists (select 1 from Evaluation e where e.cycleId = ?1 and e.unitId = u.id"
                                + " and e.subject = LEADERSHIP_TEAM and not e.gone) order by u.path",
                        UUID.class)
                .setParameter(1, cycleId)
                .setParameter(2, cityId)
                .getResultList();
    }

    /**
     * The grades of somebody under these numbers, and which of them inspection-service would show to whoever sees this subtree and is or
     * was one of {@code readers}: those of whose city they see the whole, and in whose unit, or below it, they hold and held no post and
     * have neither colleagues nor kin. What they declared to stand aside for is not known here.
     */
    List<Graded> evaluationsOf(Collection<UUID> cadreIds, UnitPath scope, Collection<UUID> readers) {
        return entities.createQuery(
                        "select e, case when " + OF_A_WHOLE_CITY + " and not " + STANDS_ASIDE
                                + " then true else false end from Evaluation e"
                                + " where e.cadreId in :cadres and not e.gone order by e.id",
                        Graded.class)
                .setParameter("cadres", cadreIds)
                .setParameter("scope", scope.value())
                .setParameter("readers", readers)
                .getResultList();
    }

    /**
     * The released rounds in which somebody stood under one of these numbers, the earliest first, and which of them may be read, by the
     * rule of {@link #evaluationsOf}; and by nobody who stood in it too.
     */
    List<Stood> roundsOf(Collection<UUID> cadreIds, UnitPath scope, Collection<UUID> readers) {
        // Joined, so that the index of candidates serves; distinct, for one may stand in a round under two numbers.
        return entities.createQuery(
                        "select distinct e, case when " + OF_A_WHOLE_CITY + " and not " + STANDS_ASIDE
                                + " and not exists (select 1 from Cadre rival where rival.id in :readers"
                                + " and array_contains(e.candidateIds, rival.id)) then true else false end"
                                + " from Cadre c join ReleasedRound e on array_contains(e.candidateIds, c.id)"
                                + " where c.id in :cadres and not e.gone order by e.releasedAt, e.id",
                        Stood.class)
                .setParameter("cadres", cadreIds)
                .setParameter("scope", scope.value())
                .setParameter("readers", readers)
                .getResultList();
    }

    Optional<Clearance> clearanceOf(UUID cadreId) {
        return Optional.ofNullable(entities.find(Clearance.class, cadreId));
    }

    /** The pledges of somebody under these numbers, and which of them are of units that whoever sees this subtree does. */
    List<Pledged> pledgesOf(Collection<UUID> cadreIds, UnitPath scope) {
        return entities.createQuery(
                        "select s, case when exists (select 1 from Unit u where u.id = s.unitId and within(u.path, ?2))"
                                + " then true else false end from PledgeSignature s"
                                + " where s.cadreId in ?1 and not s.gone order by s.id",
                        Pledged.class)
                .setParameter(1, cadreIds)
                .setParameter(2, scope.value())
                .getResultList();
    }

    void pledgeTold(UUID pledgeId, Instant when) {
        entities.createNativeQuery("update pledge_signature set told_at = ?1 where id = ?2")
                .setParameter(1, when)
                .setParameter(2, pledgeId)
                .executeUpdate();
    }

    void clearancePublished(UUID cadreId, Instant when) {
        entities.createNativeQuery("update clearance set published_at = ?1 where id = ?2")
                .setParameter(1, when)
                .setParameter(2, cadreId)
                .executeUpdate();
    }

    record NewestGrade(UUID personId, UUID cadreId, Grade grade) {}

    /** A grade, and whether the reader may read it. */
    record Graded(Evaluation evaluation, boolean readable) {}

    /** A round in which a cadre stood, and whether the reader may know of it. */
    record Stood(ReleasedRound round, boolean readable) {}

    /** A pledge, and whether the reader may read it. */
    record Pledged(PledgeSignature signature, boolean readable) {}
}
