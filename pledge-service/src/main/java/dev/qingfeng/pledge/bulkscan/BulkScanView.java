package dev.qingfeng.pledge.bulkscan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A bulk scan as the API shows it. */
@Schema(name = "BulkScan")
public record BulkScanView(
        @Schema(examples = "01980f2a-7c00-7000-8000-000000000012")
        UUID id,

        BulkScanState state,

        @Schema(description = "Of the work that is done, 0 to 100", examples = "40")
        int percent,

        @Schema(description = "The day written on the papers", examples = "2026-06-03")
        LocalDate signedOn,

        @Schema(description = "Why they are recorded on a later day; absent if they are not", examples = "下乡收集")
        @Nullable
        String lateReason,

        @Schema(description = "Staff number of the sender", examples = "MC0002")
        String requestedBy,

        @Schema(examples = "2026-06-03T08:00:00Z") Instant requestedAt,

        @Schema(description = "When it was done or given up", examples = "2026-06-03T08:01:00Z") @Nullable
        Instant endedAt,

        @Schema(description = "Pages of the file", examples = "60")
        int pages,

        @Schema(description = "How often a page was assigned by hand", examples = "0")
        int assignments,

        @Schema(description = "How many of the pages that have been read had which outcome")
        List<OutcomeView> outcomes,

        @Schema(description = "What came of each page that has been read; absent in the list") @Nullable
        List<PageView> results) {

    /** An outcome that some page had. */
    @Schema(name = "BulkScanOutcome")
    public record OutcomeView(
            PageOutcome outcome,

            @Schema(description = "Pages that had it", examples = "58")
            long pages) {}

    /** A page as the API shows it. */
    @Schema(name = "BulkScanPage")
    public record PageView(
            @Schema(description = "Counts from 1", examples = "1")
            int page,

            PageOutcome outcome,

            @Schema(description = "Code of the problem where it was refused", examples = "after-deadline") @Nullable
            String problem,

            @Schema(
                    description = "Absent while nobody knows, and where the pledge is unknown",
                    examples = "01980f2a-7c00-7000-8000-000000000008")
            @Nullable
            UUID pledgeId,

            @Schema(description = "Page of the form", examples = "1") @Nullable
            Integer formPage,

            @Schema(description = "Pages of the form", examples = "1") @Nullable
            Integer formPages) {

        static PageView from(BulkScanPage page) {
            boolean isKnown = page.outcome() != PageOutcome.UNKNOWN;
            return new PageView(
                    page.page(),
                    page.outcome(),
                    page.problem(),
                    isKnown ? page.pledgeId() : null,
                    isKnown ? page.formPage() : null,
                    isKnown ? page.formPages() : null);
        }
    }

    static BulkScanView of(BulkScan bulkScan, List<BulkScanPage> pages) {
        return of(
                bulkScan,
                pages.stream().collect(Collectors.groupingBy(BulkScanPage::outcome, Collectors.counting())),
                pages.stream().map(PageView::from).toList());
    }

    /** @param counted pages by their outcome */
    static BulkScanView inList(BulkScan bulkScan, Map<PageOutcome, Long> counted) {
        return of(bulkScan, counted, null);
    }

    private static BulkScanView of(
            BulkScan bulkScan, Map<PageOutcome, Long> counted, @Nullable List<PageView> results) {
        return new BulkScanView(
                bulkScan.id(),
                bulkScan.state(),
                percent(bulkScan, counted),
                bulkScan.signedOn(),
                bulkScan.lateReason(),
                bulkScan.requestedBy(),
                bulkScan.requestedAt(),
                bulkScan.endedAt(),
                bulkScan.pages(),
                bulkScan.assignments(),
                Arrays.stream(PageOutcome.values())
                        .filter(counted::containsKey)
                        .map(outcome -> new OutcomeView(outcome, counted.getOrDefault(outcome, 0L)))
                        .toList(),
                results);
    }

    /** To read a page is half of the work, to record it the other half. */
    private static int percent(BulkScan bulkScan, Map<PageOutcome, Long> counted) {
        if (bulkScan.hasEnded()) {
            return 100;
        }
        long settled = counted.entrySet().stream()
                .filter(each -> each.getKey() != PageOutcome.READ)
                .mapToLong(Map.Entry::getValue)
                .sum();
        return (int) (50 * (bulkScan.pagesRead() + settled) / bulkScan.pages());
    }
}
