package dev.qingfeng.complaint.report;

import dev.qingfeng.platform.confidential.CaseKey;
import dev.qingfeng.platform.confidential.Envelope;
import dev.qingfeng.platform.outbox.Aggregate;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;

/** Whom a report is about, as its reporter named them; encrypted under the key of the case. */
@Entity
public class ReportedSubjects implements Aggregate {

    private static final String PLACE = "subjects";

    @Id
    private UUID id;

    @Version
    private long version;

    private byte[] subjects;

    /** For Hibernate. */
    protected ReportedSubjects() {}

    /** @param json of the list */
    ReportedSubjects(UUID complaintId, String json, CaseKey key, Envelope envelope) {
        this.id = complaintId;
        this.subjects = key.seal(json, PLACE, envelope);
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    String json(CaseKey key, Envelope envelope) {
        return key.open(subjects, PLACE, envelope);
    }
}
