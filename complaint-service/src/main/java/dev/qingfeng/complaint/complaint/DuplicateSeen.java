package dev.qingfeng.complaint.complaint;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;

/**
 * How much of what came at a duplicate was looked at by who works on the case that it was merged into. What comes is only counted: so a
 * reporter who writes waits for nobody, and nobody for them.
 */
@Entity
@DynamicUpdate
public class DuplicateSeen {

    @Id
    private UUID id;

    @Version
    private long version;

    private int messages;
    private int files;

    /** For Hibernate. */
    protected DuplicateSeen() {}

    DuplicateSeen(UUID duplicateId) {
        this.id = duplicateId;
    }

    /** So much was looked at; what was before stays so. */
    void look(long ofMessages, long ofFiles) {
        messages = (int) Math.max(messages, ofMessages);
        files = (int) Math.max(files, ofFiles);
    }
}
