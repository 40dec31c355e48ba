package dev.qingfeng.pledge.bulkscan;

import dev.qingfeng.platform.confidential.PaperType;
import dev.qingfeng.platform.confidential.Upload;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemCode;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.pledge.PledgeProblem;
import dev.qingfeng.pledge.scan.ScanService;
import dev.qingfeng.pledge.signing.Pledge;
import dev.qingfeng.pledge.signing.PledgeService;
import dev.qingfeng.pledge.signing.PledgeState;
import dev.qingfeng.pledge.signing.SigningMethod;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Records what the pages of a bulk scan show of one pledge, in the name of the caller. */
@ApplicationScoped
class PaperRecorder {

    /** As of any scan. */
    private static final int MEGABYTES = 10;

    private final BulkScanRepository bulkScans;
    private final PledgeService pledges;
    private final ScanService scans;
    private final PageImages images;
    private final Clock clock;

    PaperRecorder(
            BulkScanRepository bulkScans, PledgeService pledges, ScanService scans, PageImages images, Clock clock) {
        this.bulkScans = bulkScans;
        this.pledges = pledges;
        this.scans = scans;
        this.images = images;
        this.clock = clock;
    }

    /**
     * The pages that {@link #record} needs as a picture, from 0, in the order of the form; of one that was scanned twice the first.
     * Empty where it needs none, because nothing will be signed.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    List<Integer> needed(UUID bulkScanId, UUID pledgeId) {
        List<BulkScanPage> pages = bulkScans.pagesOf(bulkScanId, pledgeId);
        return pledges.findOfUnits(pledgeId)
                .map(pledge ->
                        needed(pages, pledge, bulkScans.findById(bulkScanId).signedOn()))
                .orElse(List.of());
    }

    /** The same if these were the pages of a pledge that the caller sees. */
    List<Integer> needed(List<BulkScanPage> pages, Pledge pledge, LocalDate signedOn) {
        return withoutScan(pages, pledge, signedOn) == null ? indexes(pages) : List.of();
    }

    /** Draws them; null where none are needed. In no transaction. Refuses with 422 {@code file-damaged} what cannot be drawn. */
    @Nullable
    DrawnPages draw(SeekableByteChannel file, List<Integer> needed) {
        if (needed.isEmpty()) {
            return null;
        }
        try {
            Upload scan = Upload.of(new ByteArrayInputStream(images.extract(file, needed)), MEGABYTES);
            scan.look(List.of(PaperType.PDF));
            return new DrawnPages(needed, scan);
        } catch (IOException e) {
            throw ProblemException.of(PlatformProblem.FILE_DAMAGED);
        }
    }

    /**
     * Signs a pledge that was due that day with the pages of its form, or adds them to one that is recorded as signed on paper, if they
     * are all there; the pages say what came of them. Refuses what {@link PledgeService#signOnPaper} refuses, and with 409 {@code
     * text-differs} a form with a text that is not that of the campaign, and {@code day-differs} pages of another day than the one for
     * which the pledge is recorded. Throws {@link ChangedMeanwhileException} where it needs other pages than these by now.
     *
     * @param drawn null where none were needed
     */
    @Transactional(Transactional.TxType.MANDATORY)
    PageOutcome record(UUID bulkScanId, UUID pledgeId, @Nullable DrawnPages drawn) {
        BulkScan bulkScan = bulkScans.findById(bulkScanId);
        List<BulkScanPage> pages = bulkScans.pagesOf(bulkScanId, pledgeId);
        Optional<Pledge> pledge = pledges.findOfUnits(pledgeId);
        PageOutcome outcome = pledge.isEmpty() ? PageOutcome.UNKNOWN : record(bulkScan, pages, pledge.get(), drawn);
        pages.forEach(page -> page.settle(outcome));
        return outcome;
    }

    private PageOutcome record(BulkScan bulkScan, List<BulkScanPage> pages, Pledge pledge, @Nullable DrawnPages drawn) {
        PageOutcome withoutScan = withoutScan(pages, pledge, bulkScan.signedOn());
        if (withoutScan != null) {
            return withoutScan;
        }
        requireText(pages, pledge, bulkScan.signedOn());
        requireDay(pledge, bulkScan.signedOn());
        if (drawn == null || !drawn.indexes().equals(indexes(pages))) {
            throw new ChangedMeanwhileException();
        }
        if (lacksScan(pledge)) {
            scans.addFirst(pledge, drawn.scan());
            return PageOutcome.SCAN_ADDED;
        }
        // It came in time, however long it waited here.
        Clock arrival = Clock.fixed(bulkScan.requestedAt(), clock.getZone());
        scans.sign(pledge, drawn.scan(), bulkScan.signedOn(), bulkScan.lateReason(), arrival);
        return PageOutcome.SIGNED;
    }

    /** What comes of pages of which no scan is made; null where one is. */
    private @Nullable PageOutcome withoutScan(List<BulkScanPage> pages, Pledge pledge, LocalDate signedOn) {
        if (pledge.state() == PledgeState.SIGNED && !lacksScan(pledge)) {
            return PageOutcome.ALREADY_SIGNED;
        }
        if (pledge.state() == PledgeState.EXCUSED && !pledge.takesPaperOf(signedOn, clock.getZone())) {
            return PageOutcome.NOT_DUE;
        }
        return areWhole(pages) ? null : PageOutcome.PAGE_MISSING;
    }

    private static boolean lacksScan(Pledge pledge) {
        return pledge.method() == SigningMethod.PAPER && pledge.scans() == 0;
    }

    /** Each page of the form is there, once or more often. */
    private static boolean areWhole(List<BulkScanPage> pages) {
        int of = pages.stream()
                .mapToInt(page -> Objects.requireNonNullElse(page.formPages(), 0))
                .max()
                .orElse(0);
        return IntStream.rangeClosed(1, of)
                .allMatch(number -> pages.stream().anyMatch(page -> Objects.equals(page.formPage(), number)));
    }

    private void requireText(List<BulkScanPage> pages, Pledge pledge, LocalDate signedOn) {
        int edition = pledges.editionOnPaper(pledge, signedOn);
        if (pages.stream().anyMatch(page -> page.textEdition() != null && page.textEdition() != edition)) {
            throw ProblemException.of(PledgeProblem.TEXT_DIFFERS);
        }
    }

    /** A scan that shows another day would contradict what it is to prove. */
    private void requireDay(Pledge pledge, LocalDate signedOn) {
        LocalDate recorded = pledge.signedOn(clock.getZone());
        if (recorded != null && !recorded.equals(signedOn)) {
            throw ProblemException.of(PledgeProblem.DAY_DIFFERS);
        }
    }

    private static List<Integer> indexes(List<BulkScanPage> pages) {
        Map<Integer, Integer> indexes = new TreeMap<>();
        pages.forEach(page -> indexes.putIfAbsent(Objects.requireNonNull(page.formPage()), page.page() - 1));
        return List.copyOf(indexes.values());
    }

    /** Leaves to the pages of a pledge what refused it. */
    @Transactional(Transactional.TxType.MANDATORY)
    PageOutcome refuse(UUID bulkScanId, UUID pledgeId, ProblemCode why) {
        bulkScans.pagesOf(bulkScanId, pledgeId).forEach(page -> page.refuse(why.code()));
        return PageOutcome.REFUSED;
    }

    /** Leaves the pages of a pledge that could not be recorded, by our fault, to be assigned by hand. */
    @Transactional(Transactional.TxType.MANDATORY)
    PageOutcome giveUp(UUID bulkScanId, UUID pledgeId) {
        return refuse(bulkScanId, pledgeId, PlatformProblem.INTERNAL_ERROR);
    }
}
