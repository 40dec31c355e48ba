package dev.qingfeng.inspection.dossier;

import dev.qingfeng.inspection.CanonicalJson;
import dev.qingfeng.platform.confidential.Envelope;
import dev.qingfeng.platform.outbox.Aggregate;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A dossier as it was when it was fixed. What came later makes another version. */
@Entity
@Immutable
public class DossierVersion implements Aggregate {

    private static final String CONTENT = "content";
    private static final String REASON = "reason";

    /** Random, and that of its key: an order would tell nothing. */
    @Id
    private UUID id;

    @Version
    private long version;

    private UUID inspectionId;
    private UUID cycleId;
    private UUID unitId;
    private UUID cadreId;
    private int edition;
    private String sha256;
    private byte[] content;
    private byte @Nullable [] reason;
    private Instant fixedAt;
    private String fixedBy;

    /** For Hibernate. */
    protected DossierVersion() {}

    /**
     * Of a dossier as it is.
     *
     * @param edition 1, or one more than the one before
     * @param reason why it is fixed again; null in the first and in no other
     * @param fixedBy staff number
     */
    DossierVersion(
            Dossier dossier,
            DossierKey key,
            int edition,
            @Nullable String reason,
            Envelope envelope,
            Instant fixedAt,
            String fixedBy) {
        String json = CanonicalJson.of(dossier);
        this.id = key.id();
        this.inspectionId = dossier.inspectionId();
        this.cycleId = dossier.cycleId();
        this.unitId = dossier.unitId();
        this.cadreId = dossier.cadreId();
        this.edition = edition;
        this.sha256 = CanonicalJson.hash(json);
        this.content = key.seal(json, CONTENT, envelope);
        this.reason = reason == null ? null : key.seal(reason, REASON, envelope);
        this.fixedAt = fixedAt;
        this.fixedBy = fixedBy;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    UUID inspectionId() {
        return inspectionId;
    }

    UUID cycleId() {
        return cycleId;
    }

    UUID unitId() {
        return unitId;
    }

    /** Under the id that they had then. */
    UUID cadreId() {
        return cadreId;
    }

    int edition() {
        return edition;
    }

    /** Of the canonical JSON of what it holds, in hexadecimal. */
    String sha256() {
        return sha256;
    }

    Instant fixedAt() {
        return fixedAt;
    }

    /** Staff number. */
    String fixedBy() {
        return fixedBy;
    }

    Dossier content(DossierKey key, Envelope envelope) {
        return CanonicalJson.parse(key.open(content, CONTENT, envelope), Dossier.class);
    }

    /** Null in the first. */
    @Nullable
    String reason(DossierKey key, Envelope envelope) {
        return reason == null ? null : key.open(reason, REASON, envelope);
    }
}
