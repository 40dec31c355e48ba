package dev.qingfeng.pledge.bulkscan;

import dev.qingfeng.platform.confidential.ConfidentialFile;
import dev.qingfeng.platform.confidential.ConfidentialFiles;
import dev.qingfeng.platform.confidential.FileContent;
import dev.qingfeng.platform.confidential.PaperType;
import dev.qingfeng.platform.confidential.Upload;
import dev.qingfeng.platform.lock.TransactionLock;
import dev.qingfeng.platform.occurrence.Occurrence;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.security.UnitPath;
import dev.qingfeng.platform.web.IfMatch;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import dev.qingfeng.pledge.PledgeProblem;
import dev.qingfeng.pledge.bulkscan.BulkScanRepository.Counted;
import dev.qingfeng.pledge.document.FormCode;
import dev.qingfeng.pledge.scan.PaperDay;
import dev.qingfeng.pledge.signing.Pledge;
import dev.qingfeng.pledge.signing.PledgeService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The bulk scans that the caller may see: those of whoever sees no more than the caller. */
@ApplicationScoped
public class BulkScanService {

    private static final String LIST = "bulk-scans";
    /** Of all senders of a city, so that they do not fill the database. */
    private static final int MOST_WAITING = 20;

    private static final int MOST_PAGES = 500;

    private final BulkScanRepository bulkScans;
    private final PaperRecorder recorder;
    private final PledgeService pledges;
    private final TransactionLock lock;
    private final ConfidentialFiles files;
    private final Outbox outbox;
    private final Caller caller;
    private final PaperDay day;
    private final Clock clock;

    BulkScanService(
            BulkScanRepository bulkScans,
            PaperRecorder recorder,
            PledgeService pledges,
            TransactionLock lock,
            ConfidentialFiles files,
            Outbox outbox,
            Caller caller,
            PaperDay day,
            Clock clock) {
        this.bulkScans = bulkScans;
        this.recorder = recorder;
        this.pledges = pledges;
        this.lock = lock;
        this.files = files;
        this.outbox = outbox;
        this.caller = caller;
        this.day = day;
        this.clock = clock;
    }

    /**
     * Keeps a file of papers until its turn has come. Refuses with 400 a day that is missing, with 409 {@code too-many-bulk-scans}
     * where too many of the city wait already, with 422 {@code too-many-pages}, {@code in-the-future}, {@code late-reason-missing} and what {@link ConfidentialFiles#keep}
     * refuses.
     */
    @Transactional
    public BulkScanView request(
            Upload upload, @Nullable LocalDate said, @Nullable String lateReason, Language language) {
        LocalDate signedOn = day.require(said, language);
        if (signedOn.isAfter(LocalDate.now(clock))) {
            throw ProblemException.of(PlatformProblem.IN_THE_FUTURE);
        }
        if (Occurrence.lacksReason(signedOn, lateReason, clock)) {
            throw ProblemException.of(PlatformProblem.LATE_REASON_MISSING);
        }
        UnitPath scope = caller.scope();
        requireRoom(scope);
        ConfidentialFile file = files.keep(upload, List.of(PaperType.PDF), BulkScan.place(upload.id()));
        if (upload.pages() > MOST_PAGES) {
            throw ProblemException.of(PledgeProblem.TOO_MANY_PAGES, MOST_PAGES);
        }
        // Only now: others of the city do not wait while a file is looked at and written.
        lock.take("bulk scans of " + scope.city());
        requireRoom(scope);
        BulkScan bulkScan =
                new BulkScan(file.id(), upload.pages(), signedOn, lateReason, caller.id(), scope, clock.instant());
        bulkScans.persistAndFlush(bulkScan);
        bulkScans.makeDue(bulkScan.id());
        outbox.publish(bulkScan, kept -> BulkScanProgressed.of(kept, List.of()));
        return view(bulkScan);
    }

    private void requireRoom(UnitPath sender) {
        if (bulkScans.waiting(sender) >= MOST_WAITING) {
            throw ProblemException.of(PledgeProblem.TOO_MANY_BULK_SCANS, MOST_WAITING);
        }
    }

    /**
     * Gives up a file that was sent by mistake, or takes too long; whoever is at work on it stops with what they are at. Refuses with
     * 404 a bulk scan that is not there or not the caller's to see, with 428 and 412 a tag that is missing or stale, and what {@link
     * BulkScan#abandon} refuses.
     */
    @Transactional
    public BulkScanView abandon(UUID id, @Nullable IfMatch ifMatch) {
        BulkScan bulkScan = bulkScans
                .holdVisible(id, caller.scope())
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        IfMatch.require(ifMatch, bulkScan.version());
        bulkScan.abandon(caller.id(), clock.instant());
        outbox.publish(bulkScan, abandoned -> BulkScanProgressed.of(abandoned, bulkScans.pagesOf(id)));
        return view(bulkScan);
    }

    /**
     * Says what a page is whose code does not, and records the pledge if its form is whole with it. Refuses with 404 a bulk scan
     * or page that is not there or not the caller's to see, with 428 and 412 a tag that is missing or stale, with 409 {@code
     * page-settled} a page of which something came or may still come, {@code page-says-otherwise}, {@code already-signed} and {@code
     * pledge-not-due}, with 422 a pledge that the caller does not see, and what
     * {@link PledgeService#signOnPaper} refuses.
     *
     * @param drawn what {@link #toDraw} named, or the refusal of what could not be drawn
     */
    @Transactional
    public BulkScanView assign(
            UUID id,
            int page,
            @Nullable IfMatch ifMatch,
            AssignPageRequest request,
            Supplier<@Nullable DrawnPages> drawn) {
        BulkScan bulkScan = find(id);
        IfMatch.require(ifMatch, bulkScan.version());
        if (!bulkScan.hasEnded()) {
            throw ProblemException.of(PledgeProblem.PAGE_SETTLED);
        }
        BulkScanPage found =
                bulkScans.pageOf(id, page).orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        if (!found.outcome().isAssignable()) {
            throw ProblemException.of(PledgeProblem.PAGE_SETTLED);
        }
        Pledge pledge = pledges.findOfUnits(request.pledgeId())
                .orElseThrow(() -> ProblemException.of(PlatformProblem.UNKNOWN_REFERENCE, "pledgeId"));
        found.assign(said(bulkScan, pledge, request));
        bulkScan.assign();
        bulkScans.flush();
        try {
            requireOfUse(recorder.record(id, pledge.id(), drawn.get()));
        } catch (ChangedMeanwhileException e) {
            throw ProblemException.of(PlatformProblem.STALE_ENTITY_TAG);
        }
        bulkScans.flush();
        outbox.publish(bulkScan, assigned -> BulkScanProgressed.of(assigned, bulkScans.pagesOf(id)));
        return view(bulkScan);
    }

    private FormCode said(BulkScan bulkScan, Pledge pledge, AssignPageRequest request) {
        return new FormCode(
                pledge.id(),
                pledges.editionOnPaper(pledge, bulkScan.signedOn()),
                Objects.requireNonNullElse(request.formPage(), 1),
                Objects.requireNonNullElse(request.formPages(), 1));
    }

    /**
     * What {@link #assign} will need as a picture, as far as can be said before; empty where it needs nothing, be it that it will
     * refuse.
     */
    @Transactional
    Optional<PagesToDraw> toDraw(UUID id, int page, AssignPageRequest request) {
        BulkScan bulkScan = bulkScans.findVisible(id, caller.scope()).orElse(null);
        Pledge pledge = pledges.findOfUnits(request.pledgeId()).orElse(null);
        BulkScanPage found = bulkScans
                .pageOf(id, page)
                .filter(each -> each.outcome().isAssignable())
                .orElse(null);
        if (bulkScan == null || !bulkScan.hasEnded() || pledge == null || found == null) {
            return Optional.empty();
        }
        List<BulkScanPage> pages = new ArrayList<>(bulkScans.pagesOf(id, pledge.id()));
        // Only as if: what is said of the page here is not kept.
        bulkScans.forget(found);
        pages.remove(found);
        found.assign(said(bulkScan, pledge, request));
        pages.add(found);
        pages.sort(Comparator.comparingInt(BulkScanPage::page));
        List<Integer> needed = recorder.needed(pages, pledge, bulkScan.signedOn());
        return needed.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new PagesToDraw(files.open(bulkScan.fileId(), BulkScan.place(bulkScan.fileId())), needed));
    }

    /** A slip to somebody who has signed would settle the page for whoever it is of. */
    private static void requireOfUse(PageOutcome outcome) {
        if (outcome == PageOutcome.ALREADY_SIGNED) {
            throw ProblemException.of(PledgeProblem.ALREADY_SIGNED);
        }
        if (outcome == PageOutcome.NOT_DUE) {
            throw ProblemException.of(PledgeProblem.PLEDGE_NOT_DUE);
        }
    }

    /** Refuses with 404 a bulk scan that is not there or not the caller's to see. */
    @Transactional
    public BulkScanView get(UUID id) {
        return view(find(id));
    }

    /** What its ETag says. */
    @Transactional
    public long version(UUID id) {
        return find(id).version();
    }

    /** Without what came of each page: a file has many. */
    @Transactional
    public Page<BulkScanView> page(PageQuery query) {
        List<BulkScan> rows = bulkScans.page(query.afterId(LIST), query.rowsToRead(), caller.scope());
        Map<UUID, Map<PageOutcome, Long>> counted = rows.isEmpty()
                ? Map.of()
                : bulkScans.counted(rows.stream().map(BulkScan::id).toList()).stream()
                        .collect(Collectors.groupingBy(
                                Counted::bulkScanId, Collectors.toMap(Counted::outcome, Counted::pages)));
        return Page.of(
                LIST,
                query,
                rows,
                bulkScan -> bulkScan.id().toString(),
                bulkScan -> BulkScanView.inList(bulkScan, counted.getOrDefault(bulkScan.id(), Map.of())));
    }

    /** What is known of the file, for whoever may see it. */
    @Transactional
    public ConfidentialFile describe(UUID id) {
        UUID file = find(id).fileId();
        return Objects.requireNonNull(files.describe(List.of(file)).get(file));
    }

    /** The file as it was sent, to be shown; leaves an audit row. */
    @Transactional
    public FileContent open(UUID id) {
        UUID file = find(id).fileId();
        return files.open(file, BulkScan.place(file));
    }

    private BulkScan find(UUID id) {
        return bulkScans
                .findVisible(id, caller.scope())
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    private BulkScanView view(BulkScan bulkScan) {
        return BulkScanView.of(bulkScan, bulkScans.pagesOf(bulkScan.id()));
    }
}
