package dev.qingfeng.pledge.publication;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What holds of a publication from then on.
 *
 * @param reason why it was corrected; null of the first
 * @param lateReason why the first was recorded on a later day than it was printed; null if it was not
 */
@Embeddable
record PublicationRecord(
        Printed printed,
        @Nullable String reason,
        Instant recordedAt,
        @Nullable String lateReason) {}
