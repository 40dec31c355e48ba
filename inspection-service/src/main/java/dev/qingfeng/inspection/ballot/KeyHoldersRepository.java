package dev.qingfeng.inspection.ballot;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The key-holders of meetings that the caller has been let to. */
@ApplicationScoped
public class KeyHoldersRepository implements PanacheRepositoryBase<KeyHolders, UUID> {

    /** Null if none were named; and whoever changes them, or fetches a key as one of them, waits. */
    @Nullable
    KeyHolders findForChange(UUID meetingId) {
        return findById(meetingId, LockModeType.PESSIMISTIC_WRITE);
    }
}
