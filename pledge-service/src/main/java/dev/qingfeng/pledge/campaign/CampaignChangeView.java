package dev.qingfeng.pledge.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A change of a campaign as the API shows it. */
@Schema(name = "PledgeCampaignChange")
public record CampaignChangeView(
        CampaignChangeKind kind,
        @Schema(examples = "2026-06-30") LocalDate deadlineBefore,
        @Schema(examples = "2026-07-10") LocalDate deadline,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000006")
        UUID textIdBefore,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000006")
        UUID textId,

        @Schema(examples = "汛期值守,部分人员未能到场") String reason,
        @Schema(examples = "2026-06-29T08:00:00Z") Instant occurredAt,
        @Schema(examples = "2026-06-29T08:00:00Z") Instant recordedAt,

        @Schema(description = "Why it was recorded on a later day; absent if it was not", examples = "会议室没有网络")
        @Nullable
        String lateReason) {

    static CampaignChangeView from(CampaignChange change) {
        return new CampaignChangeView(
                change.kind(),
                change.deadlineBefore(),
                change.deadline(),
                change.textIdBefore(),
                change.textId(),
                change.reason(),
                change.occurrence().occurredAt(),
                change.occurrence().recordedAt(),
                change.occurrence().lateReason());
    }
}
