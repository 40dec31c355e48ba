package dev.qingfeng.inspection.finding;

import dev.qingfeng.platform.confidential.Envelope;
import dev.qingfeng.platform.confidential.WrappedKey;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;

/** The data key of all texts of a finding: destroying it erases them. */
@Entity
public class FindingKey {

    @Id
    private UUID id;

    @Version
    private long version;

    @Embedded
    private WrappedKey dataKey;

    /** For Hibernate. */
    protected FindingKey() {}

    FindingKey(UUID findingId, Envelope envelope) {
        this.id = findingId;
        this.dataKey = envelope.newKey(place());
    }

    byte[] seal(String text, String place, Envelope envelope) {
        return envelope.seal(dataKey, place(), text, place() + "/" + place);
    }

    String open(byte[] sealed, String place, Envelope envelope) {
        return envelope.open(dataKey, place(), sealed, place() + "/" + place);
    }

    /** Moves the data key under the current key of the configuration; the texts stay as they are. */
    void rewrap(Envelope envelope) {
        dataKey = envelope.rewrap(dataKey, place());
    }

    private String place() {
        return "finding/" + id;
    }
}
