package dev.qingfeng.pledge.bulkscan;

import dev.qingfeng.platform.confidential.Upload;
import dev.qingfeng.platform.confidential.Uploads;
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
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
    private final Uploads uploads;
    private final Clock clock;

    PaperRecorder(
            BulkScanRepository bulkScans,
            PledgeService pledges,
            ScanService scans,
            PageImages images,
            Uploads uploads,
            Clock clock) {
        this.bulkScans = bulkScans;
        this.pledges = pledges;
        this.scans = scans;
        this.images = images;
        this.uploads = uploads;
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
        requireText(pages, pledge);
        Upload scan = extract(pages, file);
        if (lacksScan) {
            scans.addFirst(pledge, scan);
            return PageOutcome.SCAN_ADDED;
        }
        // It came in time, however long it waited here.
        Clock arrival = Clock.fixed(bulkScan.requestedAt(), clock.getZone());
        scans.sign(pledge, scan, bulkScan.signedOn(), bulkScan.lateReason(), arrival);
        return PageOutcome.SIGNED;
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

    private void requireText(List<BulkScanPage> pages, Pledge pledge) {
        int edition = pledges.textEdition(pledge);
        if (pages.stream().anyMatch(page -> page.textEdition() != null && page.textEdition() != edition)) {
            throw ProblemException.of(PledgeProblem.TEXT_DIFFERS);
        }
    }

    /** In the order of the form; a page that was scanned twice is in it twice. */
    private Upload extract(List<BulkScanPage> pages, PDDocument file) {
        try {
            byte[] pdf = images.extract(
                    file, pages.stream().map(page -> page.page() - 1).toList());
            return uploads.receive(new ByteArrayInputStream(pdf), MEGABYTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Leaves to the pages of a pledge what refused it. */
    @Transactional(Transactional.TxType.MANDATORY)
    PageOutcome refuse(UUID bulkScanId, UUID pledgeId, ProblemException refusal) {
        bulkScans
                .pagesOf(bulkScanId, pledgeId)
                .forEach(page -> page.refuse(refusal.code().code()));
        return PageOutcome.REFUSED;
    }
}
