package dev.qingfeng.pledge.bulkscan;

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
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.pdfbox.pdmodel.PDDocument;

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
     * Signs a due pledge with the pages of its form, or adds them to one that is recorded as signed on paper, if they are all
     * there; the pages say what came of them. Refuses what {@link PledgeService#signOnPaper} refuses, and with 409 {@code
     * text-differs} a form with a text that is not that of the campaign.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    PageOutcome record(UUID bulkScanId, UUID pledgeId, PDDocument file) {
        BulkScan bulkScan = bulkScans.findById(bulkScanId);
        List<BulkScanPage> pages = bulkScans.pagesOf(bulkScanId, pledgeId);
        Optional<Pledge> pledge = pledges.findOfUnits(pledgeId);
        PageOutcome outcome = pledge.isEmpty() ? PageOutcome.UNKNOWN : record(bulkScan, pages, pledge.get(), file);
        pages.forEach(page -> page.settle(outcome));
        return outcome;
    }

    private PageOutcome record(BulkScan bulkScan, List<BulkScanPage> pages, Pledge pledge, PDDocument file) {
        boolean lacksScan = pledge.method() == SigningMethod.PAPER && pledge.scans() == 0;
        if (pledge.state() == PledgeState.SIGNED && !lacksScan) {
            return PageOutcome.ALREADY_SIGNED;
        }
        if (pledge.state() == PledgeState.EXCUSED) {
            return PageOutcome.NOT_DUE;
        }
        if (!areWhole(pages)) {
            return PageOutcome.PAGE_MISSING;
        }
        requireText(pages, pledge, bulkScan.signedOn());
        try (Upload scan = extract(pages, file)) {
            if (lacksScan) {
                scans.addFirst(pledge, scan);
                return PageOutcome.SCAN_ADDED;
            }
            // It came in time, however long it waited here.
            Clock arrival = Clock.fixed(bulkScan.requestedAt(), clock.getZone());
            scans.sign(pledge, scan, bulkScan.signedOn(), bulkScan.lateReason(), arrival);
            return PageOutcome.SIGNED;
        } catch (IOException e) {
            throw ProblemException.of(PlatformProblem.FILE_DAMAGED);
        }
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

    /** In the order of the form; of a page that was scanned twice the first. */
    private Upload extract(List<BulkScanPage> pages, PDDocument file) throws IOException {
        Map<Integer, Integer> indexes = new TreeMap<>();
        pages.forEach(page -> indexes.putIfAbsent(Objects.requireNonNull(page.formPage()), page.page() - 1));
        byte[] pdf = images.extract(file, List.copyOf(indexes.values()));
        return Upload.of(new ByteArrayInputStream(pdf), MEGABYTES);
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
