package dev.qingfeng.inspection.finding;

import dev.qingfeng.platform.confidential.Envelope;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What was found, as it was told first or in a correction; never changed. */
@Entity
@Immutable
public class FindingEdition {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long version;

    private UUID findingId;
    private int edition;
    private String category;

    @Enumerated(EnumType.STRING)
    private FindingSeverity severity;

    private byte[] found;
    private byte @Nullable [] correctionReason;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<UUID> evidenceIds;

    private Instant enteredAt;
    private String enteredBy;

    /** For Hibernate. */
    protected FindingEdition() {}

    /**
     * Of a finding as it is now.
     *
     * @param reasonOfCorrection null in the first edition and in no other
     * @param enteredBy staff number
     */
    FindingEdition(
            Finding finding,
            FindingKey key,
            String found,
            @Nullable String reasonOfCorrection,
            List<UUID> evidenceIds,
            Envelope envelope,
            Instant enteredAt,
            String enteredBy) {
        this.findingId = finding.id();
        this.edition = finding.editions();
        this.category = finding.category();
        this.severity = finding.severity();
        this.found = key.seal(found, place("found"), envelope);
        this.correctionReason =
                reasonOfCorrection == null ? null : key.seal(reasonOfCorrection, place("reason"), envelope);
        this.evidenceIds = List.copyOf(evidenceIds);
        this.enteredAt = enteredAt;
        this.enteredBy = enteredBy;
    }

    private String place(String text) {
        return "edition/%d/%s".formatted(edition, text);
    }

    UUID findingId() {
        return findingId;
    }

    int edition() {
        return edition;
    }

    String category() {
        return category;
    }

    FindingSeverity severity() {
        return severity;
    }

    List<UUID> evidenceIds() {
        return evidenceIds;
    }

    Instant enteredAt() {
        return enteredAt;
    }

    /** Staff number. */
    String enteredBy() {
        return enteredBy;
    }

    String found(FindingKey key, Envelope envelope) {
        return key.open(found, place("found"), envelope);
    }

    /** Null in the first edition. */
    @Nullable
    String correctionReason(FindingKey key, Envelope envelope) {
        return correctionReason == null ? null : key.open(correctionReason, place("reason"), envelope);
    }
}
