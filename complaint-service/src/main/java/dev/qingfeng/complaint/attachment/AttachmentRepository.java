package dev.qingfeng.complaint.attachment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Files of reports, in the order of their random ids. */
@ApplicationScoped
public class AttachmentRepository implements PanacheRepositoryBase<Attachment, UUID> {

    long countOf(UUID complaintId) {
        return count("complaintId", complaintId);
    }

    List<Attachment> page(UUID complaintId, UUID after, int rows) {
        return find("complaintId = ?1 and id > ?2 order by id", complaintId, after)
                .page(0, rows)
                .list();
    }

    Optional<Attachment> find(UUID complaintId, UUID id) {
        return find("complaintId = ?1 and id = ?2", complaintId, id).firstResultOptional();
    }
}
