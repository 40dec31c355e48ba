package dev.qingfeng.pledge.publication;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A publication as the API shows it. */
@Schema(name = "Publication")
public record PublicationView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000015")
        UUID id,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000001")
        UUID cycleId,

        @Schema(examples = "明川日报") String newspaper,
        @Schema(examples = "2026-06-10") LocalDate issueDate,
        @Schema(examples = "3") String page,
        List<PrintedPledge> pledges,

        @Schema(description = "Absent if none is filed") @Nullable
        Clipping clipping,

        @Schema(description = "Whether the file of the clipping is kept", examples = "true")
        boolean clippingKept,

        @Schema(examples = "2026-06-10T03:05:00Z") Instant recordedAt,

        @Schema(description = "Whether it was recorded on a later day than it was printed", examples = "false")
        boolean late,

        @Schema(description = "Why it was recorded late; absent if it was not", examples = "报纸次日送达") @Nullable
        String lateReason,

        @Schema(
                description = "When the last unit of the city was in with it; absent for all but one of a cycle",
                examples = "2026-06-10T03:05:00Z")
        @Nullable
        Instant completedAt,

        @Schema(description = "The first one first; what is shown above holds by the last")
        List<Correction> corrections) {

    /** A pledge, and the unit for whose Party committee it was made. */
    public record PrintedPledge(
            @Schema(examples = "01980f2a-7c00-7000-8000-000000000008")
            UUID pledgeId,

            @Schema(examples = "01980f2a-7c00-7000-8000-000000000002")
            UUID unitId) {}

    /** What was said before a correction, and why it is said no more. */
    @Schema(name = "PublicationCorrection")
    public record Correction(
            @Schema(examples = "明川日报") String newspaper,
            @Schema(examples = "2026-06-09") LocalDate issueDate,
            @Schema(examples = "2") String page,
            List<UUID> pledgeIds,
            @Nullable Clipping clipping,
            @Schema(examples = "误录一份未刊登的承诺书") String reason,
            @Schema(examples = "2026-06-11T02:00:00Z") Instant correctedAt) {

        private static Correction from(Printed former, PublicationRecord correction) {
            return new Correction(
                    former.newspaper(),
                    former.issueDate(),
                    former.page(),
                    former.pledgeIds(),
                    former.clipping(),
                    Objects.requireNonNull(correction.reason()),
                    correction.recordedAt());
        }
    }

    /** @param units of the pledges that it prints */
    static PublicationView from(Publication publication, Map<UUID, UUID> units) {
        Printed printed = publication.printed();
        List<PublicationRecord> records = publication.records();
        return new PublicationView(
                publication.id(),
                publication.cycleId(),
                printed.newspaper(),
                printed.issueDate(),
                printed.page(),
                printed.pledgeIds().stream()
                        .map(pledge -> new PrintedPledge(pledge, Objects.requireNonNull(units.get(pledge))))
                        .toList(),
                printed.clipping(),
                publication.clippingFile().isPresent(),
                publication.first().recordedAt(),
                publication.first().lateReason() != null,
                publication.first().lateReason(),
                publication.completedAt(),
                IntStream.range(1, records.size())
                        .mapToObj(i -> Correction.from(records.get(i - 1).printed(), records.get(i)))
                        .toList());
    }
}
