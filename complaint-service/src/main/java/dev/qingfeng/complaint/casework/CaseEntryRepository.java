package dev.qingfeng.complaint.casework;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Histories of cases. */
@ApplicationScoped
public class CaseEntryRepository implements PanacheRepositoryBase<CaseEntry, UUID> {

    /** From the first on. */
    List<CaseEntry> of(UUID complaintId) {
        return list("complaintId = ?1 order by number", complaintId);
    }

    /** Whether a case was ever somebody's, under any of their staff numbers. */
    boolean wasEverOf(UUID complaintId, Collection<String> numbers) {
        return count("complaintId = ?1 and handlerNumber in ?2", complaintId, numbers) > 0;
    }
}
