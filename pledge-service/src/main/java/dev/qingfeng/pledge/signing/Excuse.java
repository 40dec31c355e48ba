package dev.qingfeng.pledge.signing;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
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
        @Nullable UUID countedPledgeId) {

    /**
     * Whether the person was still to sign on this day, be it for a part of it. Of a merge another pledge counts, of a cycle that is no
     * more none does, and an exemption is for whoever grants one to revoke, whatever the day.
     */
    boolean wasToSignOn(LocalDate day, ZoneId zone) {
        return switch (reason) {
            case LEFT, CATEGORY_LOST -> !day.isAfter(LocalDate.ofInstant(since, zone));
            case MERGED, EXEMPTED, CYCLE_ENDED -> false;
        };
    }
}
