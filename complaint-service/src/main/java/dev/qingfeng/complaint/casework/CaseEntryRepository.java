package dev.qingfeng.complaint.casework;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Histories of cases. */
@ApplicationScoped
public class CaseEntryRepository implements PanacheRepositoryBase<CaseEntry, UUID> {

    /** From the first on. */
    List<CaseEntry> of(UUID complaintId) {
        return list("complaintId = ?1 order by number", complaintId);
    }
}
