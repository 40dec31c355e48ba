package dev.qingfeng.complaint.message;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Messages, in the order in which they came. */
@ApplicationScoped
public class MessageRepository implements PanacheRepositoryBase<Message, UUID> {

    List<Message> after(UUID complaintId, int number, int rows) {
        return find("complaintId = ?1 and number > ?2 order by number", complaintId, number)
                .page(0, rows)
                .list();
    }

    /** All of them: as many as messages are bounded to, and one for each time that the reporter was told what came of it. */
    List<Message> of(UUID complaintId) {
        return list("complaintId = ?1 order by number", complaintId);
    }

    Optional<Message> find(UUID complaintId, UUID id) {
        return find("complaintId = ?1 and id = ?2", complaintId, id).firstResultOptional();
    }

    long count(UUID complaintId, Author author) {
        return count("complaintId = ?1 and author = ?2", complaintId, author);
    }

    int last(UUID complaintId) {
        return find("complaintId = ?1 order by number desc", complaintId)
                .firstResultOptional()
                .map(Message::number)
                .orElse(0);
    }

    long unread(UUID complaintId, Author author) {
        return count("complaintId = ?1 and author = ?2 and readOn is null", complaintId, author);
    }
}
