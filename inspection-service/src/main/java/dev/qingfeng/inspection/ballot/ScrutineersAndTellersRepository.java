package dev.qingfeng.inspection.ballot;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The scrutineers and tellers of meetings that the caller has been let to. */
@ApplicationScoped
public class ScrutineersAndTellersRepository implements PanacheRepositoryBase<ScrutineersAndTellers, UUID> {

    /** Null if none were named; and whoever names others, or seals a box that they watch over, waits. */
    @Nullable
    ScrutineersAndTellers findForChange(UUID meetingId) {
        return findById(meetingId, LockModeType.PESSIMISTIC_WRITE);
    }
}
