package dev.qingfeng.appointment.career;

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

/** Careers of the cadres whom a caller may see. */
@ApplicationScoped
public class CareerEntryRepository implements PanacheRepositoryBase<CareerEntry, UUID>, FollowsCadre {

    Optional<CareerEntry> findVisible(UUID id, UnitPath scope) {
        return find(
                        "from CareerEntry r where " + CadreQuery.VISIBLE + " and r.id = :id",
                        Map.of("scope", scope.value(), "id", id))
                .firstResultOptional();
    }

    /** All of these cadres. */
    public List<CareerEntry> ofCadres(Collection<UUID> cadreIds) {
        return list("cadreId in ?1", cadreIds);
    }

    /** Two entries that begin on the same day in the same unit and go on differently. */
    @Override
    public List<String> collisions(UUID duplicate, UUID survivor) {
        List<CareerEntry> kept = ofCadres(List.of(survivor));
        return ofCadres(List.of(duplicate)).stream()
                .filter(one -> kept.stream().anyMatch(other -> one.isOfSamePlace(other) && !one.isSame(other)))
                .map(one -> "career entry " + one.id())
                .toList();
    }

    @Override
    public Set<UUID> follow(UUID duplicate, UUID survivor) {
        List<CareerEntry> kept = ofCadres(List.of(survivor));
        for (CareerEntry one : ofCadres(List.of(duplicate))) {
            if (kept.stream().anyMatch(one::isSame)) {
                delete(one);
            } else {
                one.follow(survivor);
            }
        }
        return Set.of();
    }

    /** All of cadres whom the caller may see, as rows of a file. */
    List<CareerEntryRow> rows(UnitPath scope) {
        return getEntityManager()
                .createQuery(
                        "select c.staffNumber, r.since, r.until, r.unitName, r.post"
                                + " from CareerEntry r join Cadre c on c.id = r.cadreId"
                                + " join Unit u on u.id = c.details.unitId where within(u.path, ?1)"
                                + " order by c.staffNumber, r.since, r.unitName",
                        CareerEntryRow.class)
                .setParameter(1, scope.value())
                .getResultList();
    }

    List<CareerEntry> page(UUID after, int rows, UnitPath scope, CadreQuery query) {
        Map<String, Object> parameters = query.parameters(scope);
        parameters.put("after", after);
        return find("from CareerEntry r where " + query.condition() + " and r.id > :after order by r.id", parameters)
                .page(0, rows)
                .list();
    }
}
