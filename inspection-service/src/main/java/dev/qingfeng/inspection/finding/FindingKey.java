package dev.qingfeng.inspection.finding;

import dev.qingfeng.platform.confidential.Envelope;
import dev.qingfeng.platform.confidential.TextKey;
import jakarta.persistence.Entity;
import java.util.UUID;

/** The data key of all texts of a finding. */
@Entity
public class FindingKey extends TextKey {

    /** For Hibernate. */
    protected FindingKey() {}

    FindingKey(UUID findingId, Envelope envelope) {
        super(findingId, envelope);
    }

    @Override
    protected String kind() {
        return "finding";
    }
}
