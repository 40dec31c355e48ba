package dev.qingfeng.pledge.signing;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why and since when somebody need not sign.
 *
 * @param countedPledgeId of somebody who was merged, the pledge that counts for them; null where there is none
 */
@Embeddable
public record Excuse(
        @Column(name = "excuse_reason") @Enumerated(EnumType.STRING)
        ExcuseReason reason,

        @Column(name = "excused_at") Instant since,
        @Nullable UUID countedPledgeId) {}
