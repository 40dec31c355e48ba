package dev.qingfeng.pledge.signing;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why somebody need not sign, as the API shows it. */
@Schema(name = "Excuse")
public record ExcuseView(
        ExcuseReason reason,

        @Schema(examples = "2026-06-03T02:15:30.123456Z") Instant since,

        @Schema(
                description = "Of somebody who was merged, the pledge that counts for them; absent where there is none",
                examples = "01980f2a-7c00-7000-8000-000000000009")
        @Nullable
        UUID countedPledgeId) {

    static @Nullable ExcuseView from(Pledge pledge) {
        Excuse excuse = pledge.excuse();
        return excuse == null ? null : new ExcuseView(excuse.reason(), excuse.since(), excuse.countedPledgeId());
    }
}
