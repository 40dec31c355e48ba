package dev.qingfeng.platform.confidential;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Timeouts;

/** Things that have a data key each. */
public interface RewrappedRepository<E extends Rewrapped> extends PanacheRepositoryBase<E, UUID>, RotatedKeys {

    @Override
    default Moved moveSome(Envelope envelope, UUID after, int atMost) {
        // Locked, since a user who changes one at the same time must not be refused, nor end the rotation.
        List<E> some = find("dataKey.keyId in ?1 and id > ?2 order by id", envelope.formerKeys(), after)
                .page(0, atMost)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint("jakarta.persistence.lock.timeout", Timeouts.SKIP_LOCKED_MILLI)
                .list();
        List<String> unopened = new ArrayList<>();
        UUID last = after;
        for (E each : some) {
            try {
                each.rewrap(envelope);
            } catch (UnopenedKeyException e) {
                unopened.add(e.getMessage());
            }
            last = each.id();
        }
        return new Moved(some.size() - unopened.size(), unopened, last);
    }

    @Override
    default long notUnder(Set<String> wrappingKeys) {
        return count("dataKey.keyId not in ?1", wrappingKeys);
    }
}
