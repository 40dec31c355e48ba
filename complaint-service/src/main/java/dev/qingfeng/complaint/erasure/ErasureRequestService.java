package dev.qingfeng.complaint.erasure;

import dev.qingfeng.complaint.ComplaintProblem;
import dev.qingfeng.complaint.access.CaseAccess;
import dev.qingfeng.complaint.complaint.Complaint;
import dev.qingfeng.complaint.complaint.ComplaintRepository;
import dev.qingfeng.complaint.registry.Registry;
import dev.qingfeng.platform.audit.AuditedReads;
import dev.qingfeng.platform.confidential.CaseKey;
import dev.qingfeng.platform.confidential.Envelope;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import dev.qingfeng.platform.web.IfMatch;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Erases cases that have ended: one officer asks, another decides. Every method refuses with 404 a case that the caller may not know of. */
@ApplicationScoped
public class ErasureRequestService {

    private static final String LIST = "erasure-requests/";

    private final ErasureRequestRepository requests;
    private final ComplaintRepository complaints;
    private final CaseAccess access;
    private final ErasureConfig config;
    private final Registry registry;
    private final Envelope envelope;
    private final AuditedReads reads;
    private final Caller caller;
    private final Clock clock;

    ErasureRequestService(
            ErasureRequestRepository requests,
            ComplaintRepository complaints,
            CaseAccess access,
            ErasureConfig config,
            Registry registry,
            Envelope envelope,
            AuditedReads reads,
            Caller caller,
            Clock clock) {
        this.requests = requests;
        this.complaints = complaints;
        this.access = access;
        this.config = config;
        this.registry = registry;
        this.envelope = envelope;
        this.reads = reads;
        this.caller = caller;
        this.clock = clock;
    }

    /** A request and the version that it is of. */
    record Found(ErasureRequestView view, long version) {}

    /** Asks. Refuses with 409 {@code case-not-ended}, {@code case-erased}, and {@code erasure-request-open} while another waits. */
    @Transactional
    ErasureRequestView request(UUID complaintId, String reason) {
        requireEnded(access.visible(complaintId));
        CaseKey key = access.keyForAdding(complaintId);
        if (requests.isOpen(complaintId)) {
            throw ProblemException.of(ComplaintProblem.ERASURE_REQUEST_OPEN);
        }
        ErasureRequest request =
                new ErasureRequest(complaintId, caller.staffNumber(), clock.instant(), reason, key, envelope);
        requests.persistAndFlush(request);
        return ErasureRequestView.of(request, null);
    }

    /**
     * Erases the case. Refuses as {@link ErasureRequest#approve}, and with 409 {@code case-not-ended} what was taken up again since it was
     * asked.
     */
    @Transactional
    Found approve(UUID complaintId, UUID id, @Nullable IfMatch ifMatch) {
        Complaint complaint = access.visible(complaintId);
        ErasureRequest request = find(complaint, id, ifMatch);
        requireEnded(complaint);
        String by = caller.staffNumber();
        request.approve(
                by,
                registry.numbersOf(by),
                clock.instant(),
                LocalDate.now(clock).plusDays(config.backupDays()));
        access.erase(complaintId);
        return new Found(ErasureRequestView.of(request, null), request.version());
    }

    /** Leaves the case as it is. Refuses as {@link ErasureRequest#refuse}. */
    @Transactional
    Found refuse(UUID complaintId, UUID id, @Nullable IfMatch ifMatch) {
        ErasureRequest request = find(access.visible(complaintId), id, ifMatch);
        request.refuse(caller.staffNumber(), clock.instant());
        requests.flush();
        return new Found(ErasureRequestView.of(request, null), request.version());
    }

    /**
     * A duplicate ends with what it was merged into: as long as somebody works on that, what its reporter said is needed, and nobody takes it
     * up again meanwhile.
     */
    private void requireEnded(Complaint complaint) {
        UUID whole = complaint.mergedIntoId();
        if (!complaint.caseState().isEnded()
                || (whole != null
                        && !complaints
                                .findById(whole, LockModeType.PESSIMISTIC_READ)
                                .caseState()
                                .isEnded())) {
            throw ProblemException.of(ComplaintProblem.CASE_NOT_ENDED);
        }
    }

    /** Those of one case; each that is shown leaves an audit row. */
    @Transactional
    Page<ErasureRequestView> page(UUID complaintId, PageQuery query) {
        String list = LIST + access.visible(complaintId).id();
        List<ErasureRequest> found = requests.page(complaintId, query.afterId(list), query.rowsToRead());
        reads.shown(found);
        Optional<CaseKey> key = access.key(complaintId);
        return Page.of(list, query, found, request -> request.id().toString(), request -> view(request, key));
    }

    /** One of them; leaves an audit row. */
    @Transactional
    Found get(UUID complaintId, UUID id) {
        ErasureRequest request = find(access.visible(complaintId), id);
        reads.shown(request);
        return new Found(view(request, access.key(complaintId)), request.version());
    }

    private ErasureRequest find(Complaint complaint, UUID id, @Nullable IfMatch ifMatch) {
        ErasureRequest request = find(complaint, id);
        IfMatch.require(ifMatch, request.version());
        return request;
    }

    private ErasureRequest find(Complaint complaint, UUID id) {
        return requests.find(complaint.id(), id).orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    private ErasureRequestView view(ErasureRequest request, Optional<CaseKey> key) {
        return ErasureRequestView.of(
                request, key.map(own -> request.reason(own, envelope)).orElse(null));
    }
}
