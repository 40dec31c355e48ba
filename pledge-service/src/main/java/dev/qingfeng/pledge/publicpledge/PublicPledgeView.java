package dev.qingfeng.pledge.publicpledge;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A public pledge as the API shows it. */
@Schema(name = "PublicPledge")
public record PublicPledgeView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000014")
        UUID id,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000001")
        UUID cycleId,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000002")
        UUID unitId,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000020")
        UUID teamId,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000012")
        UUID leaderId,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000013")
        UUID witnessId,

        @Schema(examples = "清泉镇政府礼堂") String place,

        @Schema(
                description = "The text that was pledged: the one that the leader has signed",
                examples = "01980f2a-7c00-7000-8000-000000000006")
        UUID textId,

        @Schema(examples = "1") int textEdition,

        @Schema(examples = "f27b7664c32eae736dfcef4bfd4d48fd44753ccda66af42707ed65587cc9db02")
        String textHash,

        @Schema(examples = "2026-06-16T01:00:00Z") Instant occurredAt,
        @Schema(examples = "2026-06-16T03:05:00Z") Instant recordedAt,

        @Schema(description = "Whether it was recorded on a later day than it was made", examples = "false")
        boolean late,

        @Schema(description = "Why it was recorded late; absent if it was not", examples = "The hall has no network")
        @Nullable
        String lateReason,

        @Schema(description = "The first one first; what is shown above holds by the last")
        List<Correction> corrections,

        @Schema(description = "Since when and why it counts no more; absent unless it was withdrawn") @Nullable
        Withdrawal withdrawal) {

    /** That it was recorded by mistake. */
    @Schema(name = "PublicPledgeWithdrawal")
    public record Withdrawal(
            @Schema(examples = "单位误选,实为梧桐镇的大会") String reason,
            @Schema(examples = "2026-06-17T02:00:00Z") Instant withdrawnAt) {

        private static @Nullable Withdrawal from(PublicPledge pledge) {
            Instant at = pledge.withdrawnAt();
            String reason = pledge.withdrawalReason();
            return at == null || reason == null ? null : new Withdrawal(reason, at);
        }
    }

    /** What was said before a correction, and why it is said no more. */
    @Schema(name = "PublicPledgeCorrection")
    public record Correction(
            @Schema(description = "What was said before", examples = "清泉镇会议室")
            String place,

            @Schema(description = "What was said before", examples = "2026-06-16T01:00:00Z")
            Instant occurredAt,

            @Schema(description = "Who was named before", examples = "01980f2a-7c00-7000-8000-000000000013")
            UUID witnessId,

            @Schema(examples = "时间误记,以会议签到表为准") String reason,
            @Schema(examples = "2026-06-17T02:00:00Z") Instant correctedAt) {

        private static Correction from(Meeting former, PublicPledgeCorrection correction) {
            return new Correction(
                    former.place(),
                    former.occurredAt(),
                    former.witnessId(),
                    correction.reason(),
                    correction.correctedAt());
        }
    }

    static PublicPledgeView from(PublicPledge pledge) {
        Meeting meeting = pledge.meeting();
        List<Meeting> former = pledge.former();
        List<PublicPledgeCorrection> corrections = pledge.corrections();
        return new PublicPledgeView(
                pledge.id(),
                pledge.cycleId(),
                pledge.unitId(),
                pledge.teamId(),
                pledge.leaderId(),
                meeting.witnessId(),
                meeting.place(),
                pledge.text().id(),
                pledge.text().edition(),
                pledge.text().hash(),
                meeting.occurredAt(),
                pledge.occurrence().recordedAt(),
                pledge.occurrence().isLate(),
                pledge.occurrence().lateReason(),
                IntStream.range(0, corrections.size())
                        .mapToObj(i -> Correction.from(former.get(i), corrections.get(i)))
                        .toList(),
                Withdrawal.from(pledge));
    }
}
