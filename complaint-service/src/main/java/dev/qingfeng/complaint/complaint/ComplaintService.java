package dev.qingfeng.complaint.complaint;

import dev.qingfeng.complaint.blindness.Sight;
import dev.qingfeng.complaint.blindness.Sights;
import dev.qingfeng.platform.audit.AuditedReads;
import dev.qingfeng.platform.confidential.Envelope;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Complaints about the units of the caller. */
@ApplicationScoped
public class ComplaintService {

    private static final String LIST = "complaints";

    private final ComplaintRepository complaints;
    private final CaseFileRepository files;
    private final Envelope envelope;
    private final AuditedReads reads;
    private final Sights sights;
    private final Clock clock;

    ComplaintService(
            ComplaintRepository complaints,
            CaseFileRepository files,
            Envelope envelope,
            AuditedReads reads,
            Sights sights,
            Clock clock) {
        this.complaints = complaints;
        this.files = files;
        this.envelope = envelope;
        this.reads = reads;
        this.sights = sights;
        this.clock = clock;
    }

    /** A complaint with its narrative in the clear; the view and the version that it is of. */
    record Opened(ComplaintView view, long version) {}

    /** Opens a complaint and leaves an audit row that says so. Refuses with 404 what the caller may not know of. */
    @Transactional
    Opened open(UUID id) {
        Complaint complaint = complaints
                .findVisible(id, sights.ofCaller())
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
        reads.shown(complaint);
        String narrative = files.findById(id).narrative(envelope).orElse(null);
        return new Opened(ComplaintView.from(complaint, narrative, LocalDate.now(clock)), complaint.version());
    }

    @Transactional
    Page<ComplaintEntry> page(PageQuery query, InboxQuery which) {
        LocalDate today = LocalDate.now(clock);
        String list = LIST + " " + which.name();
        Sight sight = sights.ofCaller();
        List<Complaint> found = complaints.page(query.afterId(list), query.rowsToRead(), which, today, sight);
        Map<UUID, List<DuplicateNews>> news =
                complaints.newsAtDuplicates(found.stream().map(Complaint::id).toList(), sight);
        return Page.of(
                list,
                query,
                found,
                complaint -> complaint.id().toString(),
                complaint -> ComplaintEntry.from(
                        complaint,
                        today,
                        news.getOrDefault(complaint.id(), List.of()).stream().anyMatch(DuplicateNews::isNew)));
    }
}
