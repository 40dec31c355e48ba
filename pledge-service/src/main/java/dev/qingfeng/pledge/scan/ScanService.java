package dev.qingfeng.pledge.scan;

import dev.qingfeng.platform.confidential.ConfidentialFile;
import dev.qingfeng.platform.confidential.ConfidentialFiles;
import dev.qingfeng.platform.confidential.FileContent;
import dev.qingfeng.platform.confidential.FileType;
import dev.qingfeng.platform.confidential.PaperType;
import dev.qingfeng.platform.confidential.Upload;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.web.IfMatch;
import dev.qingfeng.platform.web.Language;
import dev.qingfeng.pledge.PledgeProblem;
import dev.qingfeng.pledge.signing.Pledge;
import dev.qingfeng.pledge.signing.PledgeService;
import dev.qingfeng.pledge.signing.SignatureState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Scans of pledges that were signed on paper. */
@ApplicationScoped
public class ScanService {

    private static final List<FileType> TYPES = List.of(PaperType.values());

    private final PledgeScanRepository scans;
    private final PledgeService pledges;
    private final ConfidentialFiles files;
    private final Outbox outbox;
    private final Caller caller;
    private final PaperDay day;
    private final Clock clock;

    ScanService(
            PledgeScanRepository scans,
            PledgeService pledges,
            ConfidentialFiles files,
            Outbox outbox,
            Caller caller,
            PaperDay day,
            Clock clock) {
        this.scans = scans;
        this.pledges = pledges;
        this.files = files;
        this.outbox = outbox;
        this.caller = caller;
        this.day = day;
        this.clock = clock;
    }

    /**
     * Records that a due pledge was signed on paper, with the scan that shows it. Refuses with 404 a pledge of a unit that the
     * caller does not see, with 428 and 412 a tag that is missing or stale, with 400 a day that is missing; see also {@link PledgeService#signOnPaper} and
     * {@link ConfidentialFiles#keep}.
     */
    @Transactional
    public Pledge sign(
            UUID pledgeId,
            @Nullable IfMatch ifMatch,
            Upload scan,
            @Nullable LocalDate signedOn,
            @Nullable String lateReason,
            Language language) {
        Pledge pledge = pledges.ofUnits(pledgeId);
        IfMatch.require(ifMatch, pledge.version());
        sign(pledge, scan, day.require(signedOn, language), lateReason, clock);
        return pledge;
    }

    /** The same of a pledge that the caller was found to see, and of a paper that came in at the time of this clock. */
    @Transactional
    public void sign(Pledge pledge, Upload scan, LocalDate signedOn, @Nullable String lateReason, Clock arrival) {
        pledges.signOnPaper(pledge, signedOn, lateReason, arrival);
        keep(pledge, scan, null);
    }

    /**
     * Adds its first scan to a pledge that the caller was found to see. Refuses with 409 {@code not-signed-on-paper} and {@code
     * cycle-archived}.
     */
    @Transactional
    public void addFirst(Pledge pledge, Upload scan) {
        pledges.requireOnPaper(pledge);
        keep(pledge, scan, null);
    }

    /**
     * Adds a scan to a pledge that was recorded as signed on paper, as its first or to correct the former one, which is kept.
     * Refuses as {@link #sign} does, with 409 {@code not-signed-on-paper} and {@code cycle-archived}, and with 422 {@code
     * correction-reason-missing}.
     */
    @Transactional
    public Pledge add(UUID pledgeId, @Nullable IfMatch ifMatch, Upload scan, @Nullable String correction) {
        Pledge pledge = pledges.ofUnits(pledgeId);
        IfMatch.require(ifMatch, pledge.version());
        pledges.requireOnPaper(pledge);
        boolean isFirst = pledge.scans() == 0;
        if (!isFirst && (correction == null || correction.isBlank())) {
            throw ProblemException.of(PledgeProblem.CORRECTION_REASON_MISSING);
        }
        keep(pledge, scan, isFirst ? null : correction);
        return pledge;
    }

    private void keep(Pledge pledge, Upload upload, @Nullable String correction) {
        int edition = pledge.addScan();
        ConfidentialFile file = files.keep(upload, TYPES, PledgeScan.place(pledge.id(), edition));
        PledgeScan scan = new PledgeScan(pledge.id(), edition, file.id(), correction, caller.id(), clock.instant());
        scans.persist(scan);
        outbox.publish(pledge, scanned -> PledgeScanned.from(scan));
        // As before, but in the version that the pledge has by its scan, for those who keep the state.
        outbox.publish(pledge, SignatureState::from);
    }

    /** The scans of a pledge; refuses with 404 one that is not the caller's own or of a unit that the caller sees. */
    @Transactional
    public List<ScanView> list(UUID pledgeId) {
        List<PledgeScan> found = scans.of(pledges.ownOrOfUnits(pledgeId).id());
        Collection<UUID> ids = found.stream().map(PledgeScan::fileId).toList();
        Map<UUID, ConfidentialFile> described = ids.isEmpty() ? Map.of() : files.describe(ids);
        return found.stream()
                .map(scan -> ScanView.of(scan, Objects.requireNonNull(described.get(scan.fileId()))))
                .toList();
    }

    /**
     * What is known of one scan, for whoever may see it.
     *
     * @param edition null for the one that counts
     */
    @Transactional
    public ConfidentialFile describe(UUID pledgeId, @Nullable Integer edition) {
        UUID file = find(pledgeId, edition).fileId();
        return Objects.requireNonNull(files.describe(List.of(file)).get(file));
    }

    /** The same scan to be shown; leaves an audit row. */
    @Transactional
    public FileContent open(UUID pledgeId, @Nullable Integer edition) {
        PledgeScan scan = find(pledgeId, edition);
        return files.open(scan.fileId(), scan.place());
    }

    private PledgeScan find(UUID pledgeId, @Nullable Integer edition) {
        Pledge pledge = pledges.ownOrOfUnits(pledgeId);
        return scans.of(pledge.id(), edition == null ? pledge.scans() : edition)
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }
}
