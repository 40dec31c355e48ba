package dev.qingfeng.appointment.dossier;

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

    private final EntityManager entities;

    DossierRepository(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * The grade of each member of a leadership team that was graded in this cycle: of those under one number the newest, and of
     * those under two numbers of a person the worst, so that nobody is rid of one by a merge.
     */
    public Map<UUID, Grade> grades(UUID cycleId) {
        Map<UUID, Graded> newest = entities
                .createQuery(
                        "select coalesce(c.mergedInto, e.cadreId), e.cadreId, e.grade from Evaluation e"
                                + " left join Cadre c on c.id = e.cadreId where e.cycleId = ?1 and e.subject = MEMBER"
                                + " and not e.gone and e.cadreId is not null order by e.gradedAt, e.id",
                        Graded.class)
                .setParameter(1, cycleId)
                .getResultList()
                .stream()
                .collect(Collectors.toMap(Graded::cadreId, Function.identity(), (earlier, later) -> later));
        return newest.values().stream().collect(Collectors.toMap(Graded::personId, Graded::grade, Grade::worse));
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

    List<Evaluation> evaluationsOf(Collection<UUID> cadreIds) {
        return entities.createQuery(
                        "from Evaluation e where e.cadreId in ?1 and not e.gone order by e.id", Evaluation.class)
                .setParameter(1, cadreIds)
                .getResultList();
    }

    Optional<Clearance> clearanceOf(UUID cadreId) {
        return Optional.ofNullable(entities.find(Clearance.class, cadreId));
    }

    List<PledgeSignature> pledgesOf(Collection<UUID> cadreIds) {
        return entities.createQuery(
                        "from PledgeSignature s where s.cadreId in ?1 and not s.gone order by s.id",
                        PledgeSignature.class)
                .setParameter(1, cadreIds)
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

    record Graded(UUID personId, UUID cadreId, Grade grade) {}
}
