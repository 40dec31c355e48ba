package dev.qingfeng.platform.replay;

import dev.qingfeng.platform.outbox.Aggregate;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.replay.PublishedStates.Found;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Makes a database that came back from a backup the truth again: under an epoch above all that was ever published, what the
 * topics tell and the database does not know is gone, and everything else is as the database has it.
 */
@Singleton
public class Restore {

    private static final Logger LOG = Logger.getLogger(Restore.class);
    private static final int TIMEOUT_SECONDS = 300;
    private static final int SECONDS_PER_MINUTE = 60;

    private static final String RAISE =
            "update outbox_epoch set epoch = greatest(1 + greatest(epoch, ?1), ?2) returning epoch";

    /** The epoch is no entity, so that nothing else sees that it changes. */
    private static final String AUDIT = """
            insert into audit_entry (actor, operation, action, record_type, record_id)
            values ('service', 'restored', 'CHANGED', 'Epoch', ?1)""";

    private final EntityManager entities;
    private final Outbox outbox;
    private final PublishedStates published;
    private final Replay replay;
    private final List<RestoreFollower> followers;
    private final Clock clock;

    Restore(
            EntityManager entities,
            Outbox outbox,
            PublishedStates published,
            Replay replay,
            @All List<RestoreFollower> followers,
            Clock clock) {
        this.entities = entities;
        this.outbox = outbox;
        this.published = published;
        this.replay = replay;
        this.followers = followers;
        this.clock = clock;
    }

    /** Gone, and first of its epoch: whatever comes of the same key later is newer. */
    private record Gone(UUID id, long version) implements Aggregate {

        Gone(UUID id) {
            this(id, 0);
        }
    }

    /** Takes the restored database for the truth; the service must not run. {@link Replay#resume} then publishes it. */
    public void begin() {
        Found found = published.read(replay.topics());
        int epoch = QuarkusTransaction.requiringNew().timeout(TIMEOUT_SECONDS).call(() -> begin(found));
        found.unknown().forEach((topic, gone) -> LOG.infof("%s: %d are gone", topic.name(), gone.size()));
        LOG.infof("The epoch is %d", epoch);
    }

    /** All of it or nothing; returns the epoch. */
    @Transactional(Transactional.TxType.MANDATORY)
    int begin(Found found) {
        int epoch = raiseAbove(found.epoch());
        found.unknown()
                .forEach((topic, gone) ->
                        outbox.publishGone(gone.stream().sorted().map(Gone::new).toList(), topic.state()));
        followers.forEach(RestoreFollower::restored);
        replay.begin();
        return epoch;
    }

    /**
     * The database's own epoch is from the backup too, so that two restores of one backup would reach the same. The topics know
     * better, and the clock does where they have been lost as well.
     */
    private int raiseAbove(int highestPublished) {
        int epoch = (Integer) entities.createNativeQuery(RAISE)
                .setParameter(1, highestPublished)
                .setParameter(2, (int) (clock.instant().getEpochSecond() / SECONDS_PER_MINUTE))
                .getSingleResult();
        entities.createNativeQuery(AUDIT)
                .setParameter(1, Integer.toString(epoch))
                .executeUpdate();
        return epoch;
    }
}
