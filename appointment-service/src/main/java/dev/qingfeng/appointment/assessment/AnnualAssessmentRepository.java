package dev.qingfeng.appointment.assessment;

import dev.qingfeng.appointment.cadre.CadreQuery;
import dev.qingfeng.appointment.cadre.FollowsCadre;
import dev.qingfeng.platform.security.UnitPath;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Annual assessments of the cadres whom a caller may see. */
@ApplicationScoped
public class AnnualAssessmentRepository implements PanacheRepositoryBase<AnnualAssessment, UUID>, FollowsCadre {

    Optional<AnnualAssessment> findVisible(UUID id, UnitPath scope) {
        return find(
                        "from AnnualAssessment r where " + CadreQuery.VISIBLE + " and r.id = :id",
                        Map.of("scope", scope.value(), "id", id))
                .firstResultOptional();
    }

    /** All of these cadres. */
    List<AnnualAssessment> ofCadres(Collection<UUID> cadreIds) {
        return list("cadreId in ?1", cadreIds);
    }

    /** All of these cadres by cadre, the earliest first; a cadre without any is left out. */
    public Map<UUID, List<AnnualAssessment>> byCadre(Collection<UUID> cadreIds) {
        return list("cadreId in ?1 order by year", cadreIds).stream()
                .collect(Collectors.groupingBy(AnnualAssessment::cadreId));
    }

    /** Those who serve in these units and were excellent in the latest year in which they were graded. */
    public Set<UUID> latelyExcellent(UnitPath scope) {
        return Set.copyOf(getEntityManager()
                .createQuery(
                        "select r.cadreId from AnnualAssessment r where r.grade = EXCELLENT and r.year ="
                                + " (select max(s.year) from AnnualAssessment s where s.cadreId = r.cadreId"
                                + " and s.grade <> UNGRADED) and exists (select 1 from Cadre c join Unit u"
                                + " on u.id = c.details.unitId where c.id = r.cadreId and within(u.path, ?1))",
                        UUID.class)
                .setParameter(1, scope.value())
                .getResultList());
    }

    /** Two grades of one year; the same grade twice is no matter. */
    @Override
    public List<String> collisions(UUID duplicate, UUID survivor) {
        List<AnnualAssessment> kept = ofCadres(List.of(survivor));
        return ofCadres(List.of(duplicate)).stream()
                .filter(one -> kept.stream().anyMatch(other -> one.isOfSameYear(other) && one.grade() != other.grade()))
                .map(one -> "annual assessment %d".formatted(one.year()))
                .toList();
    }

    @Override
    public Set<UUID> follow(UUID duplicate, UUID survivor) {
        List<AnnualAssessment> kept = ofCadres(List.of(survivor));
        for (AnnualAssessment one : ofCadres(List.of(duplicate))) {
            if (kept.stream().anyMatch(one::isOfSameYear)) {
                delete(one);
            } else {
                one.follow(survivor);
            }
        }
        return Set.of();
    }

    /** All of cadres whom the caller may see, as rows of a file. */
    List<AnnualAssessmentRow> rows(UnitPath scope) {
        return getEntityManager()
                .createQuery(
                        "select c.staffNumber, r.year, r.grade"
                                + " from AnnualAssessment r join Cadre c on c.id = r.cadreId"
                                + " join Unit u on u.id = c.details.unitId where within(u.path, ?1)"
                                + " order by c.staffNumber, r.year",
                        AnnualAssessmentRow.class)
                .setParameter(1, scope.value())
                .getResultList();
    }

    List<AnnualAssessment> page(UUID after, int rows, UnitPath scope, CadreQuery query) {
        Map<String, Object> parameters = query.parameters(scope);
        parameters.put("after", after);
        return find(
                        "from AnnualAssessment r where " + query.condition() + " and r.id > :after order by r.id",
                        parameters)
                .page(0, rows)
                .list();
    }
}
