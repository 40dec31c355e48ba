package dev.qingfeng.inspection.meeting;

import dev.qingfeng.platform.occurrence.Occurrence;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A check-in of somebody who was not there; never changed or removed.
 *
 * @param lateReason null if it was recorded on the day
 * @param takenBackBy staff number
 */
@Embeddable
record TakenBackCheckIn(
        Instant checkedInAt,
        Instant recordedAt,
        @Nullable String lateReason,
        String reason,
        Instant takenBackAt,
        String takenBackBy) {

    static TakenBackCheckIn of(Occurrence checkIn, String reason, Instant takenBackAt, String takenBackBy) {
        return new TakenBackCheckIn(
                checkIn.occurredAt(), checkIn.recordedAt(), checkIn.lateReason(), reason, takenBackAt, takenBackBy);
    }
}
