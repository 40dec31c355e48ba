package dev.qingfeng.platform.replay;

import dev.qingfeng.platform.outbox.Aggregate;
import dev.qingfeng.platform.outbox.EventType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Timeouts;
import org.hibernate.annotations.Immutable;

/**
 * A compacted topic of this service, and how all that it holds is told again. Each is a bean, beside the record of its state:
 * a state topic without one fails the build.
 *
 * @param <A> the entity whose state it tells
 */
public abstract class StateTopic<A extends Aggregate> {

    private final EntityManager entities;
    private final Class<A> entity;
    private final EventType state;
    private final Class<? extends Record> stateRecord;

    /**
     * Of an entity whose id is called {@code id}.
     *
     * @param state the record that carries the state
     */
    protected StateTopic(EntityManager entities, Class<A> entity, Class<? extends Record> state) {
        this.entities = entities;
        this.entity = entity;
        this.stateRecord = state;
        this.state = state.getAnnotation(EventType.class);
    }

    /** Writes the present states to the outbox, as a change of these aggregates does; a tombstone for what is gone. */
    protected abstract void publish(List<A> aggregates);

    /** Which of the entities {@code e} the topic tells of, in JPQL; all of them if not said otherwise. */
    protected String told() {
        return "true";
    }

    /** The record that carries the state. */
    public Class<? extends Record> state() {
        return stateRecord;
    }

    public String name() {
        return state.topic();
    }

    /**
     * Publishes the next states in the order of their ids, and answers with the last id; empty if there were none. Until the
     * caller's transaction ends nobody changes the aggregates, so that no newer state leaves before these. For one row it waits
     * until nobody is changing it; of several, one that somebody is changing makes it fail, because whoever waits with other
     * rows in hand can be in a deadlock.
     */
    protected Optional<UUID> publishNext(UUID after, int rows) {
        TypedQuery<A> query = entities.createQuery(
                        "from %s e where e.id > ?1 and %s order by e.id".formatted(entityName(), told()), entity)
                .setParameter(1, after)
                .setMaxResults(rows)
                // What never changes needs no lock, and the service has no right to one.
                .setLockMode(
                        entity.isAnnotationPresent(Immutable.class)
                                ? LockModeType.NONE
                                : LockModeType.PESSIMISTIC_READ);
        if (rows > 1) {
            query.setHint("jakarta.persistence.lock.timeout", Timeouts.NO_WAIT_MILLI);
        }
        List<A> next = query.getResultList();
        publish(next);
        return next.isEmpty()
                ? Optional.empty()
                : Optional.of(next.get(next.size() - 1).id());
    }

    /** Which of these ids are not those of aggregates that the topic tells of. */
    Set<UUID> unknown(Collection<UUID> ids) {
        Set<UUID> unknown = new HashSet<>(ids);
        entities.createQuery(
                        "select e.id from %s e where e.id in ?1 and %s".formatted(entityName(), told()), UUID.class)
                .setParameter(1, ids)
                .getResultList()
                .forEach(unknown::remove);
        return unknown;
    }

    /** How many states the topic tells. */
    long count() {
        return entities.createQuery("select count(*) from %s e where %s".formatted(entityName(), told()), Long.class)
                .getSingleResult();
    }

    private String entityName() {
        return entities.getMetamodel().entity(entity).getName();
    }
}
