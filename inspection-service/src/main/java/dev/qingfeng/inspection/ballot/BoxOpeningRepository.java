package dev.qingfeng.inspection.ballot;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Attempts to open the boxes of rounds that the caller has been let to. */
@ApplicationScoped
public class BoxOpeningRepository implements PanacheRepositoryBase<BoxOpening, UUID> {

    Optional<BoxOpening> of(UUID roundId, UUID id) {
        return find("roundId = ?1 and id = ?2", roundId, id).firstResultOptional();
    }

    /** Those of a round, in the order of their ids. */
    List<BoxOpening> page(UUID roundId, UUID after, int rows) {
        return find("roundId = ?1 and id > ?2 order by id", roundId, after)
                .page(0, rows)
                .list();
    }

    /** All of a round, in the order in which they were begun. */
    List<BoxOpening> ofRound(UUID roundId) {
        return list("roundId = ?1 order by id", roundId);
    }

    /** One, and whoever changes it at the same time waits. */
    Optional<BoxOpening> forChange(UUID roundId, UUID id) {
        return find("roundId = ?1 and id = ?2", roundId, id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** Those of a round that wait, in the order of their ids. */
    List<BoxOpening> waiting(UUID roundId) {
        return find("roundId = ?1 and state = ?2 order by id", roundId, BoxOpeningState.WAITING)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** Those that wait and were begun before. */
    List<BoxOpening> waitingSince(Instant moment) {
        return find("state = ?1 and begunAt < ?2 order by id", BoxOpeningState.WAITING, moment)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }
}
