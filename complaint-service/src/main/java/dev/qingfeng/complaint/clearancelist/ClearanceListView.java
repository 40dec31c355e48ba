package dev.qingfeng.complaint.clearancelist;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A list, as everybody who sees it sees it: nothing of it depends on what was answered. */
@Schema(name = "ClearanceList")
public record ClearanceListView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000031")
        UUID id,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000001")
        UUID cycleId,

        @Schema(description = "What the opinion is asked for", examples = "换届拟提拔人选征求廉政意见")
        String purpose,

        @Schema(description = "That it was answered is none of it", examples = "SENT")
        ClearanceListState state,

        @Schema(description = "Staff number", examples = "MC0002")
        String draftedBy,

        @Schema(examples = "2026-07-01T02:00:00Z") Instant draftedAt,

        @Schema(description = "Staff number; absent until it is sent", examples = "MC0002") @Nullable
        String sentBy,

        @Schema(description = "Absent until it is sent", examples = "2026-07-02T02:00:00Z") @Nullable
        Instant sentAt,

        @Schema(
                description =
                        "SHA-256 of what was sent: `clearance-list/1`, the list's id, the cycle's, the cadres' in their order, an empty"
                                + " line and the purpose, each on a line of its own; absent until it is sent",
                examples = "f27b7664c32eae736dfcef4bfd4d48fd44753ccda66af42707ed65587cc9db02")
        @Nullable
        String contentHash,

        @Schema(description = "In their order") List<UUID> cadreIds) {

    static ClearanceListView of(ClearanceList list) {
        return new ClearanceListView(
                list.id(),
                list.cycleId(),
                list.purpose(),
                list.state(),
                list.draftedBy(),
                list.draftedAt(),
                list.sentBy(),
                list.sentAt(),
                list.contentHash(),
                list.cadreIds().stream().sorted().toList());
    }
}
