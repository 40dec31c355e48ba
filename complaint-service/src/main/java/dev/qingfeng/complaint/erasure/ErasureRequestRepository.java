package dev.qingfeng.complaint.erasure;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Requests to erase cases. */
@ApplicationScoped
public class ErasureRequestRepository implements PanacheRepositoryBase<ErasureRequest, UUID> {

    List<ErasureRequest> page(UUID complaintId, UUID after, int rows) {
        return find("complaintId = ?1 and id > ?2 order by id", complaintId, after)
                .page(0, rows)
                .list();
    }

    Optional<ErasureRequest> find(UUID complaintId, UUID id) {
        return find("complaintId = ?1 and id = ?2", complaintId, id).firstResultOptional();
    }

    boolean isOpen(UUID complaintId) {
        return count("complaintId = ?1 and state = ?2", complaintId, ErasureState.REQUESTED) > 0;
    }
}
