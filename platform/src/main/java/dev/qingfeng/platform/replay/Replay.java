package dev.qingfeng.platform.replay;

import dev.qingfeng.platform.outbox.OutboxConfig;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jboss.logging.Logger;

/**
 * Publishes the present state of every aggregate again, topic by topic and page by page. Whoever is up to date takes no notice,
 * because the states have the epoch and version that they had. The service may run meanwhile, and so may other replays: each
 * page is a transaction that holds the topic's row, and the next one goes on where it ended, whoever writes it.
 */
@Singleton
public class Replay {

    private static final Logger LOG = Logger.getLogger(Replay.class);

    /** As many states as are locked, held in memory and waiting in the outbox at a time. */
    private static final int PAGE = 1000;

    private static final int PAUSE_MILLIS = 20;
    private static final int TIMEOUT_SECONDS = 300;

    /** SQLSTATE: somebody else has locked a row. */
    private static final String LOCKED = "55P03";

    private final EntityManager entities;
    private final OutboxConfig outbox;
    private final List<StateTopic<?>> topics;

    Replay(EntityManager entities, OutboxConfig outbox, @All List<StateTopic<?>> topics) {
        this.entities = entities;
        this.outbox = outbox;
        this.topics =
                topics.stream().sorted(Comparator.comparing(StateTopic::name)).toList();
    }

    /** The state topics of this service. */
    public List<StateTopic<?>> topics() {
        return topics;
    }

    /** Has all states published again from the first on; {@link #resume} does it. */
    @Transactional
    public void begin() {
        for (StateTopic<?> topic : topics) {
            entities.createNativeQuery(
                            "insert into replay (topic) values (?1) on conflict (topic) do update set reached = default")
                    .setParameter(1, topic.name())
                    .executeUpdate();
        }
    }

    /** Refuses to go on with what was never begun: a restore that was broken off so early has changed nothing. */
    public void requireBegun() {
        Number unfinished = inTransaction(() -> (Number)
                entities.createNativeQuery("select count(*) from replay").getSingleResult());
        if (unfinished.longValue() == 0) {
            throw new IllegalStateException(
                    "Nothing was begun, or all of it is done. If it was a restore, run restored again: it may be repeated.");
        }
    }

    /**
     * Publishes what has yet to be published, and returns when Kafka has it. A page is written once the one before it has left,
     * so that what is changed meanwhile does not wait behind all of the past.
     */
    public void resume() throws InterruptedException {
        for (StateTopic<?> topic : topics) {
            resume(topic);
        }
        LOG.info("Nothing is left to be republished");
    }

    private void resume(StateTopic<?> topic) throws InterruptedException {
        long all = inTransaction(topic::count);
        long published = 0;
        int rows = PAGE;
        boolean more = true;
        while (more) {
            try {
                int next = rows;
                more = inTransaction(() -> publishPage(topic, next));
                awaitSent();
                published += rows;
                if (!more || (rows == PAGE && published < all)) {
                    LOG.infof("%s: %d of %d states", topic.name(), more ? published : all, all);
                }
                rows = Math.min(PAGE, rows * 2);
            } catch (RuntimeException e) {
                if (!isLocked(e)) {
                    throw e;
                }
                // Somebody is changing one of them: what is before it, and then that one alone, which is waited for.
                rows = 1;
            }
        }
    }

    /** Whether there may be more. */
    private boolean publishPage(StateTopic<?> topic, int rows) {
        List<?> reached = entities.createNativeQuery("select reached from replay where topic = ?1 for update")
                .setParameter(1, topic.name())
                .getResultList();
        if (reached.isEmpty()) {
            return false;
        }
        Optional<UUID> last = topic.publishNext((UUID) reached.get(0), rows);
        last.ifPresentOrElse(
                id -> entities.createNativeQuery("update replay set reached = ?1 where topic = ?2")
                        .setParameter(1, id)
                        .setParameter(2, topic.name())
                        .executeUpdate(),
                () -> entities.createNativeQuery("delete from replay where topic = ?1")
                        .setParameter(1, topic.name())
                        .executeUpdate());
        return last.isPresent();
    }

    /** Returns once what is in the outbox now is not there any more. */
    private void awaitSent() throws InterruptedException {
        if (!outbox.relay()) {
            return;
        }
        long last = inTransaction(() -> position("select coalesce(max(position), 0) from outbox"));
        while (inTransaction(() -> position(
                        "select coalesce(min(position), %1$d + 1) from outbox where position <= %1$d".formatted(last)))
                <= last) {
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private long position(String query) {
        return (Long) entities.createNativeQuery(query).getSingleResult();
    }

    private static <T> T inTransaction(Callable<T> work) {
        return QuarkusTransaction.requiringNew().timeout(TIMEOUT_SECONDS).call(work);
    }

    private static boolean isLocked(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return LOCKED.equals(sql.getSQLState());
            }
        }
        return false;
    }
}
