package dev.qingfeng.inspection.finding;

import dev.qingfeng.platform.confidential.Envelope;
import dev.qingfeng.platform.occurrence.Occurrence;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What is to be done about a finding by whom and until when, or in the end what came of it; never changed. */
@Entity
@Immutable
@Table(name = "finding_follow_up")
public class FollowUp {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long version;

    private UUID findingId;
    private int number;

    @Enumerated(EnumType.STRING)
    private FindingState state;

    private byte[] said;
    private @Nullable UUID followerId;
    private @Nullable LocalDate dueOn;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<UUID> evidenceIds;

    @Embedded
    private Occurrence occurrence;

    private String recordedBy;

    /** For Hibernate. */
    protected FollowUp() {}

    /**
     * Of a finding as it is now.
     *
     * @param followerId null for an outcome
     * @param dueOn null for an outcome
     * @param recordedBy staff number
     */
    FollowUp(
            Finding finding,
            FindingKey key,
            String said,
            @Nullable UUID followerId,
            @Nullable LocalDate dueOn,
            List<UUID> evidenceIds,
            Envelope envelope,
            Occurrence occurrence,
            String recordedBy) {
        this.findingId = finding.id();
        this.number = finding.followUps();
        this.state = finding.state();
        this.said = key.seal(said, place(), envelope);
        this.followerId = followerId;
        this.dueOn = dueOn;
        this.evidenceIds = List.copyOf(evidenceIds);
        this.occurrence = occurrence;
        this.recordedBy = recordedBy;
    }

    private String place() {
        return "follow-up/" + number;
    }

    UUID findingId() {
        return findingId;
    }

    int number() {
        return number;
    }

    /** Of the finding from then on. */
    FindingState state() {
        return state;
    }

    /** Null for an outcome. */
    @Nullable
    UUID followerId() {
        return followerId;
    }

    /** Null for an outcome. */
    @Nullable
    LocalDate dueOn() {
        return dueOn;
    }

    List<UUID> evidenceIds() {
        return evidenceIds;
    }

    Occurrence occurrence() {
        return occurrence;
    }

    /** Staff number. */
    String recordedBy() {
        return recordedBy;
    }

    String said(FindingKey key, Envelope envelope) {
        return key.open(said, place(), envelope);
    }
}
