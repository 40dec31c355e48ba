package dev.qingfeng.pledge.signing;

import dev.qingfeng.pledge.SignerCategory;
import dev.qingfeng.pledge.campaign.OwnWindow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A pledge as the API shows it. */
@Schema(name = "Pledge")
public record PledgeView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000008")
        UUID id,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000007")
        UUID campaignId,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000001")
        UUID cycleId,

        SignerCategory category,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000005")
        UUID cadreId,

        @Schema(description = "Of the person who is to sign", examples = "MC0008")
        String staffNumber,

        @Schema(
                description = "The signer's present unit while due, the unit it was made in once signed",
                examples = "01980f2a-7c00-7000-8000-000000000002")
        UUID unitId,

        @Schema(
                description =
                        "The unit for whose Party committee a township secretary signed; absent of everybody else, and until"
                                + " signed",
                examples = "01980f2a-7c00-7000-8000-000000000002")
        @Nullable
        UUID committeeUnitId,

        PledgeState state,

        @Schema(
                description = "The text that was signed; absent until signed, as are its edition and hash",
                examples = "01980f2a-7c00-7000-8000-000000000006")
        @Nullable
        UUID textId,

        @Schema(examples = "1") @Nullable Integer textEdition,

        @Schema(examples = "f27b7664c32eae736dfcef4bfd4d48fd44753ccda66af42707ed65587cc9db02") @Nullable
        String textHash,

        @Schema(description = "Absent until signed") @Nullable
        SigningMethod method,

        @Schema(description = "Absent until signed", examples = "2026-06-03T02:15:30.123456Z") @Nullable
        Instant signedAt,

        @Schema(
                description = "Later than `signedAt` if it was signed on paper; absent until signed",
                examples = "2026-06-03T02:15:30.123456Z")
        @Nullable
        Instant recordedAt,

        @Schema(
                description = "Why it was recorded on a later day than it was signed; absent if it was not",
                examples = "The hall has no network")
        @Nullable
        String lateReason,

        @Schema(
                description =
                        "The last day for whoever became due when the campaign was about to end, or had ended; absent for"
                                + " all others. Where the campaign's deadline is later, that counts",
                examples = "2026-07-08")
        @Nullable
        LocalDate dueBy,

        @Schema(description = "Why and since when they need not sign; absent unless excused") @Nullable
        ExcuseView excuse,

        @Schema(description = "Whether there is a scan of it, as it was signed on paper")
        boolean hasScan) {

    public static PledgeView from(Pledge pledge) {
        OwnWindow own = pledge.ownWindow();
        return new PledgeView(
                pledge.id(),
                pledge.campaignId(),
                pledge.cycleId(),
                pledge.category(),
                pledge.cadreId(),
                pledge.staffNumber(),
                pledge.unitId(),
                pledge.committeeUnitId(),
                pledge.state(),
                pledge.textId(),
                pledge.textEdition(),
                pledge.textHash(),
                pledge.method(),
                pledge.signedAt(),
                pledge.recordedAt(),
                pledge.lateReason(),
                own == null ? null : own.lastDay(),
                ExcuseView.from(pledge),
                pledge.scans() > 0);
    }
}
