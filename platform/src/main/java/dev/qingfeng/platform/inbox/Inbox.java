package dev.qingfeng.platform.inbox;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/** Remembers which events have had their effect, in the transaction of that effect. */
@Singleton
public class Inbox {

    private final EntityManager entities;

    Inbox(EntityManager entities) {
        this.entities = entities;
    }

    /** True the first time an event comes; the caller then applies it in this same transaction, and else does nothing. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean isFirst(EventAttributes event) {
        return entities.createNativeQuery("insert into inbox (source, id) values (:source, :id) on conflict do nothing")
                        .setParameter("source", event.source())
                        .setParameter("id", event.id())
                        .executeUpdate()
                == 1;
    }
}
