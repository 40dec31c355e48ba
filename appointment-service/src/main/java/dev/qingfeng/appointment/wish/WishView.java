package dev.qingfeng.appointment.wish;

import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A wish as the API shows it. */
@Schema(name = "Wish")
public record WishView(
        @Schema(examples = "01980f2a-7c00-7000-8000-00000000000c")
        UUID id,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000005")
        UUID cadreId,

        @Schema(examples = "RESETTLEMENT") WishKind kind,
        @Schema(examples = "2026-01-15") LocalDate statedOn,

        @Schema(description = "Absent while it is open", examples = "2026-02-20") @Nullable
        LocalDate withdrawnOn) {

    static WishView from(Wish wish) {
        return new WishView(wish.id(), wish.cadreId(), wish.kind(), wish.statedOn(), wish.withdrawnOn());
    }
}
