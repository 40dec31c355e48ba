package dev.qingfeng.platform.audit;

import dev.qingfeng.platform.outbox.Aggregate;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

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
        trail.add(AuditTrail.Action.READ, record, record.id(), NO_STATE, null, null);
        trail.write();
    }
}
