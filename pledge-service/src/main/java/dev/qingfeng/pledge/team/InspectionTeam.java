package dev.qingfeng.pledge.team;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** An inspection team as inspection-service last told it; {@link TeamConsumer} writes it. */
@Entity
@Immutable
public class InspectionTeam {

    @Id
    private UUID id;

    boolean gone;
    UUID cycleId;
    private UUID leaderId;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<UUID> memberIds;

    @JdbcTypeCode(SqlTypes.ARRAY)
    List<UUID> unitIds;

    /** For Hibernate. */
    protected InspectionTeam() {}

    public UUID id() {
        return id;
    }

    /** Whether its leader is known under one of these ids. */
    public boolean isLedBy(Collection<UUID> ids) {
        return ids.contains(leaderId);
    }

    /** Whether one of its members, the leader among them, is known under one of these ids. */
    public boolean has(Collection<UUID> ids) {
        return memberIds.stream().anyMatch(ids::contains);
    }
}
