package dev.qingfeng.inspection.dossier;

import dev.qingfeng.platform.confidential.Envelope;
import dev.qingfeng.platform.confidential.WrappedKey;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;

/** The data key of a fixed version: destroying it erases what the version holds, and leaves that there was one. */
@Entity
public class DossierKey {

    @Id
    private UUID id;

    @Version
    private long version;

    @Embedded
    private WrappedKey dataKey;

    /** For Hibernate. */
    protected DossierKey() {}

    DossierKey(UUID versionId, Envelope envelope) {
        this.id = versionId;
        this.dataKey = envelope.newKey(place());
    }

    UUID id() {
        return id;
    }

    byte[] seal(String text, String place, Envelope envelope) {
        return envelope.seal(dataKey, place(), text, place() + "/" + place);
    }

    String open(byte[] sealed, String place, Envelope envelope) {
        return envelope.open(dataKey, place(), sealed, place() + "/" + place);
    }

    /** Moves the data key under the current key of the configuration; what it encrypts stays as it is. */
    void rewrap(Envelope envelope) {
        dataKey = envelope.rewrap(dataKey, place());
    }

    private String place() {
        return "dossier/" + id;
    }
}
