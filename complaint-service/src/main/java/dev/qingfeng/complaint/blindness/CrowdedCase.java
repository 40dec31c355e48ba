package dev.qingfeng.complaint.blindness;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** That so many names occur in a case that nobody can be presumed to be meant one by one, until it is said who is. */
@Entity
@DynamicUpdate
public class CrowdedCase {

    @Id
    private UUID id;

    @Version
    private long version;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<Long> marks = List.of();

    private @Nullable LocalDate settledOn;

    /** For Hibernate. */
    protected CrowdedCase() {}

    /** @param marks of the names */
    CrowdedCase(UUID complaintId, Collection<Long> marks) {
        this.id = complaintId;
        add(marks);
    }

    /** Changes whenever other names occur. */
    long version() {
        return version;
    }

    List<Long> marks() {
        return marks;
    }

    boolean isOpen() {
        return settledOn == null;
    }

    /** More names occur; it is to be said anew who is meant. */
    final void add(Collection<Long> more) {
        Set<Long> all = new TreeSet<>(more);
        if (isOpen()) {
            all.addAll(marks);
        }
        marks = List.copyOf(all);
        settledOn = null;
    }

    void settle(LocalDate day) {
        settledOn = day;
    }
}
