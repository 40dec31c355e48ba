package dev.qingfeng.complaint.handler;

import dev.qingfeng.complaint.complaint.ComplaintCategory;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Somebody who works on cases. */
@Entity
@DynamicUpdate // Who it is does not change.
public class CaseHandler {

    @Id
    private UUID id;

    @Version
    private long version;

    private String staffNumber;
    private UUID unitId;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> competences;

    private boolean takesCases;

    /** For Hibernate. */
    protected CaseHandler() {}

    CaseHandler(String staffNumber, UUID unitId, Set<ComplaintCategory> competences, boolean takesCases) {
        this.id = UUID.randomUUID();
        this.staffNumber = staffNumber;
        change(unitId, competences, takesCases);
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    String staffNumber() {
        return staffNumber;
    }

    UUID unitId() {
        return unitId;
    }

    /** What they know their way in. */
    Set<ComplaintCategory> competences() {
        return competences.stream().map(ComplaintCategory::valueOf).collect(Collectors.toSet());
    }

    /** Whether they may be given cases now. */
    boolean takesCases() {
        return takesCases;
    }

    final void change(UUID unit, Set<ComplaintCategory> knowing, boolean taking) {
        unitId = unit;
        competences = knowing.stream().map(ComplaintCategory::name).sorted().toList();
        takesCases = taking;
    }
}
