package dev.qingfeng.platform.audit;

import dev.qingfeng.platform.outbox.Aggregate;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.UUID;

/** Leaves a row for each read of what is confidential: Hibernate sees changes, and not what somebody is shown. */
@Singleton
public class AuditedReads {

    private static final String[] NO_STATE = {};

    private final AuditTrail trail;

    AuditedReads(AuditTrail trail) {
        this.trail = trail;
    }

    /** Says that the caller is shown the record, in the transaction that reads it: without the row nothing is shown. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void shown(Aggregate record) {
        shown(record, record.id());
    }

    /** The same of several records, such as a page of a list. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void shown(Collection<? extends Aggregate> records) {
        records.forEach(record -> trail.add(AuditTrail.Action.READ, record, record.id(), NO_STATE, null, null));
        trail.write();
    }

    /** The same of a record that is told of by another's events. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void shown(Object record, UUID id) {
        trail.add(AuditTrail.Action.READ, record, id, NO_STATE, null, null);
        trail.write();
    }
}
