package dev.qingfeng.complaint.identity;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Requests to open who reporters are. */
@ApplicationScoped
public class IdentityRequestRepository implements PanacheRepositoryBase<IdentityRequest, UUID> {

    List<IdentityRequest> page(UUID complaintId, UUID after, int rows) {
        return find("complaintId = ?1 and id > ?2 order by id", complaintId, after)
                .page(0, rows)
                .list();
    }

    Optional<IdentityRequest> find(UUID complaintId, UUID id) {
        return find("complaintId = ?1 and id = ?2", complaintId, id).firstResultOptional();
    }

    boolean isOpen(UUID complaintId) {
        return count("complaintId = ?1 and state = ?2", complaintId, IdentityRequestState.REQUESTED) > 0;
    }

    List<LocalDate> shownOn(UUID complaintId) {
        return getEntityManager()
                .createQuery(
                        "select distinct r.shownOn from IdentityRequest r where r.complaintId = ?1 and r.shownOn is not null"
                                + " order by r.shownOn",
                        LocalDate.class)
                .setParameter(1, complaintId)
                .getResultList();
    }
}
