package dev.qingfeng.platform.confidential;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Timeouts;

/** Things that have a data key each. */
public interface RewrappedRepository<E extends Rewrapped> extends PanacheRepositoryBase<E, UUID>, RotatedKeys {

    @Override
    default int moveSome(Envelope envelope, int atMost) {
        // Locked, since a user who changes one at the same time must not be refused, nor end the rotation.
        List<E> some = find("dataKey.keyId <> ?1 order by id", envelope.currentKey())
                .page(0, atMost)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint("jakarta.persistence.lock.timeout", Timeouts.SKIP_LOCKED_MILLI)
                .list();
        some.forEach(each -> each.rewrap(envelope));
        return some.size();
    }

    @Override
    default long notUnder(Set<String> wrappingKeys) {
        return count("dataKey.keyId not in ?1", wrappingKeys);
    }
}
