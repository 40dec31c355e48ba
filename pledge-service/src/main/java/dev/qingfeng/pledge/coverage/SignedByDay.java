package dev.qingfeng.pledge.coverage;

import static java.util.Comparator.comparing;

import dev.qingfeng.pledge.SignerCategory;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many signed on which day, in one unit and below it, for a chart. */
public record SignedByDay(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000001")
        UUID cycleId,

        @Schema(examples = "01980f2a-7c00-7000-8000-000000000002")
        UUID unitId,

        @Schema(description = "Each category and day on which somebody signed, the earliest first")
        List<Day> days) {

    /** Of one category on one day. */
    @Schema(name = "DayOfSigning")
    public record Day(
            SignerCategory category,
            @Schema(examples = "2026-03-02") LocalDate day,
            @Schema(examples = "12") long signed,

            @Schema(description = "Of this category until the end of the day", examples = "31")
            long signedUntilThen) {}

    static SignedByDay of(UUID cycleId, BoardUnit unit, List<SubtreeCounts.Count> counts) {
        Map<SignerCategory, Long> until = new EnumMap<>(SignerCategory.class);
        return new SignedByDay(
                cycleId,
                unit.id(),
                counts.stream()
                        .filter(count -> count.signedOn() != null)
                        .sorted(comparing(SignedByDay::day, Comparator.<LocalDate>naturalOrder())
                                .thenComparing(SubtreeCounts.Count::category))
                        .map(count -> new Day(
                                count.category(),
                                day(count),
                                count.pledges(),
                                until.merge(count.category(), count.pledges(), Long::sum)))
                        .toList());
    }

    private static LocalDate day(SubtreeCounts.Count count) {
        return Objects.requireNonNull(count.signedOn());
    }
}
