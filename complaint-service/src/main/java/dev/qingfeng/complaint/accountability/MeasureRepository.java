package dev.qingfeng.complaint.accountability;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Measures of cases. */
@ApplicationScoped
public class MeasureRepository implements PanacheRepositoryBase<AccountabilityMeasure, UUID> {

    /** In the order of their ids. */
    public List<AccountabilityMeasure> of(UUID complaintId) {
        return list("complaintId = ?1 order by id", complaintId);
    }

    /** By when the first of those that have no result is to have one; empty where all have. */
    Optional<LocalDate> firstDueOf(UUID complaintId) {
        return of(complaintId).stream()
                .filter(measure -> measure.doneOn() == null)
                .map(AccountabilityMeasure::dueOn)
                .min(Comparator.naturalOrder());
    }

    /** Whether one of these cadres has a measure of a case. */
    public boolean isImposedOn(UUID complaintId, Collection<UUID> cadreIds) {
        return count("complaintId = ?1 and cadreId in ?2", complaintId, cadreIds) > 0;
    }

    Optional<AccountabilityMeasure> find(UUID complaintId, UUID id) {
        return find("complaintId = ?1 and id = ?2", complaintId, id).firstResultOptional();
    }
}
