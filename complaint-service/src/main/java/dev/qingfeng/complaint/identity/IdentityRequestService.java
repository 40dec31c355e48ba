package dev.qingfeng.complaint.identity;

import dev.qingfeng.complaint.ComplaintProblem;
import dev.qingfeng.complaint.access.CaseAccess;
import dev.qingfeng.complaint.custody.RecordedReport;
import dev.qingfeng.complaint.custody.RecordedReportRepository;
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
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Opens who a reporter is: one officer asks, another decides, and the first is shown it once. */
@ApplicationScoped
public class IdentityRequestService {

    private static final String LIST = "identity-requests/";

    private final IdentityRequestRepository requests;
    private final ReporterIdentityRepository identities;
    private final RecordedReportRepository recorded;
    private final CaseAccess access;
    private final Registry registry;
    private final Envelope envelope;
    private final AuditedReads reads;
    private final Caller caller;
    private final Clock clock;

    IdentityRequestService(
            IdentityRequestRepository requests,
            ReporterIdentityRepository identities,
            RecordedReportRepository recorded,
            CaseAccess access,
            Registry registry,
            Envelope envelope,
            AuditedReads reads,
            Caller caller,
            Clock clock) {
        this.requests = requests;
        this.identities = identities;
        this.recorded = recorded;
        this.access = access;
        this.registry = registry;
        this.envelope = envelope;
        this.reads = reads;
        this.caller = caller;
        this.clock = clock;
    }

    /** A request and the version that it is of. */
    record Found(IdentityRequestView view, long version) {}

    /**
     * Asks. Refuses with 404 a case that the caller may not see, with 403 {@code recorded-by-you}, with 409 {@code reporter-not-named}
     * where nobody said who they are or the case is erased, and {@code identity-request-open} while another waits.
     */
    @Transactional
    IdentityRequestView request(UUID complaintId, String reason) {
        access.visible(complaintId);
        requireNotRecordedByCaller(complaintId);
        CaseKey key = access.keyForAdding(complaintId);
        ReporterIdentity identity = identities.findById(complaintId);
        if (identity == null || identity.isErased()) {
            throw ProblemException.of(ComplaintProblem.REPORTER_NOT_NAMED);
        }
        if (requests.isOpen(complaintId)) {
            throw ProblemException.of(ComplaintProblem.IDENTITY_REQUEST_OPEN);
        }
        IdentityRequest request =
                new IdentityRequest(complaintId, caller.staffNumber(), clock.instant(), reason, key, envelope);
        requests.persistAndFlush(request);
        return IdentityRequestView.of(request, null);
    }

    /** Those of one case, with their reasons; each that is shown leaves an audit row. Refuses with 404 what the caller may not see. */
    @Transactional
    Page<IdentityRequestView> page(UUID complaintId, PageQuery query) {
        String list = LIST + access.visible(complaintId).id();
        List<IdentityRequest> found = requests.page(complaintId, query.afterId(list), query.rowsToRead());
        reads.shown(found);
        Optional<CaseKey> key = access.key(complaintId);
        return Page.of(list, query, found, request -> request.id().toString(), request -> view(request, key));
    }

    /** One of them. Refuses as {@link #page}, and with 404 one that is not of the case. */
    @Transactional
    Found get(UUID complaintId, UUID id) {
        IdentityRequest request = find(complaintId, id);
        reads.shown(request);
        return new Found(view(request, access.key(complaintId)), request.version());
    }

    /** Approves or refuses. Refuses as {@link #get}, {@link IdentityRequest#decide}, and with 403 {@code recorded-by-you}. */
    @Transactional
    Found decide(UUID complaintId, UUID id, boolean isApproved, @Nullable IfMatch ifMatch) {
        IdentityRequest request = find(complaintId, id);
        IfMatch.require(ifMatch, request.version());
        requireNotRecordedByCaller(complaintId);
        request.decide(isApproved, caller.staffNumber(), callersNumbers(), clock.instant());
        requests.flush();
        return new Found(IdentityRequestView.of(request, null), request.version());
    }

    /** Shows who it is, once, and leaves an audit row. Refuses as {@link #get} and {@link IdentityRequest#show}, and with 409 when erased. */
    @Transactional
    IdentityView show(UUID complaintId, UUID id) {
        IdentityRequest request = find(complaintId, id);
        request.show(callersNumbers(), clock.instant(), clock.getZone());
        ReporterIdentity identity = identities.findById(complaintId);
        reads.shown(identity);
        requests.flush();
        return identity.open(envelope).orElseThrow(() -> ProblemException.of(ComplaintProblem.REPORTER_NOT_NAMED));
    }

    /** Who took the report in heard who it was; they neither ask for it nor decide it. */
    private void requireNotRecordedByCaller(UUID complaintId) {
        RecordedReport report = recorded.findById(complaintId);
        if (report != null && callersNumbers().contains(report.recordedBy())) {
            throw ProblemException.of(ComplaintProblem.RECORDED_BY_YOU);
        }
    }

    private Set<String> callersNumbers() {
        return registry.numbersOf(caller.staffNumber());
    }

    private IdentityRequest find(UUID complaintId, UUID id) {
        return requests.find(access.visible(complaintId).id(), id)
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    private IdentityRequestView view(IdentityRequest request, Optional<CaseKey> key) {
        return IdentityRequestView.of(
                request, key.map(own -> request.reason(own, envelope)).orElse(null));
    }
}
