package dev.qingfeng.platform.lock;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

/**
 * Locks of PostgreSQL by name, held until the transaction of the caller ends; names of one database must differ.
 *
 * <p>The queries say no class of their result: Hibernate 7.2 plans a native query that names one for a single value anew each time,
 * and keeps all the plans under one hash.
 */
@Singleton
public class TransactionLock {

    private final EntityManager entities;

    TransactionLock(EntityManager entities) {
        this.entities = entities;
    }

    /** Waits for its turn. */
    public void take(String name) {
        entities.createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended(:name, 0)) as text)")
                .setParameter("name", name)
                .getSingleResult();
    }

    /** Whether the turn is ours; does not wait. */
    public boolean tryTake(String name) {
        return (Boolean) entities.createNativeQuery("select pg_try_advisory_xact_lock(hashtextextended(:name, 0))")
                .setParameter("name", name)
                .getSingleResult();
    }
}
