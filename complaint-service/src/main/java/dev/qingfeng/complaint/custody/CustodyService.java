package dev.qingfeng.complaint.custody;

import dev.qingfeng.complaint.ComplaintProblem;
import dev.qingfeng.complaint.attachment.AttachedView;
import dev.qingfeng.complaint.attachment.AttachmentService;
import dev.qingfeng.complaint.complaint.Complaint;
import dev.qingfeng.complaint.complaint.ReportingChannel;
import dev.qingfeng.complaint.registry.Registry;
import dev.qingfeng.complaint.report.ReportService;
import dev.qingfeng.platform.confidential.Upload;
import dev.qingfeng.platform.occurrence.Occurrence;
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
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What clerks record, and the custody of the boxes that letters come from. */
@ApplicationScoped
public class CustodyService {

    private static final String OPENINGS = "box-openings";
    private static final String RECORDED = "recorded-reports";

    private final BoxOpeningRepository openings;
    private final RecordedReportRepository recorded;
    private final ReportService reports;
    private final AttachmentService attachments;
    private final Registry registry;
    private final Caller caller;
    private final Clock clock;

    CustodyService(
            BoxOpeningRepository openings,
            RecordedReportRepository recorded,
            ReportService reports,
            AttachmentService attachments,
            Registry registry,
            Caller caller,
            Clock clock) {
        this.openings = openings;
        this.recorded = recorded;
        this.reports = reports;
        this.attachments = attachments;
        this.registry = registry;
        this.caller = caller;
        this.clock = clock;
    }

    /** An opening and the version that it is of. */
    record Found(BoxOpeningView view, long version) {}

    /**
     * Enters that the caller opened a box with another. Refuses with 422 {@code unknown-reference} a unit that the caller does not see, with
     * 422 {@code in-the-future} and {@code late-reason-missing}, and as {@link BoxOpening#BoxOpening}.
     */
    @Transactional
    BoxOpeningView open(OpenBoxRequest request) {
        UUID unit = registry.unitAt(request.unitPath())
                .filter(found -> registry.isWithin(found, caller.scope()))
                .orElseThrow(() -> ProblemException.of(PlatformProblem.UNKNOWN_REFERENCE, "unitPath"));
        Occurrence occurrence = Occurrence.recorded(request.occurredAt(), request.lateReason(), clock);
        BoxOpening opening = new BoxOpening(unit, request, occurrence, caller.staffNumber(), callersNumbers());
        openings.persistAndFlush(opening);
        return view(opening);
    }

    @Transactional
    Page<BoxOpeningView> page(PageQuery query) {
        return Page.of(
                OPENINGS,
                query,
                openings.page(query.afterId(OPENINGS), query.rowsToRead(), caller.scope()),
                opening -> opening.id().toString(),
                this::view);
    }

    /** One opening. Refuses with 404 what the caller may not see. */
    @Transactional
    Found get(UUID id) {
        return found(visible(id));
    }

    /** Refuses as {@link #get} and {@link BoxOpening#confirm}. */
    @Transactional
    Found confirm(UUID id, @Nullable IfMatch ifMatch) {
        return change(id, ifMatch, opening -> opening.confirm(callersNumbers(), clock.instant()));
    }

    /** Refuses as {@link #get} and {@link BoxOpening#settle}. */
    @Transactional
    Found settle(UUID id, @Nullable String explanation, @Nullable IfMatch ifMatch) {
        return change(
                id,
                ifMatch,
                opening -> opening.settle(recorded.countOf(id), explanation, caller.staffNumber(), clock.instant()));
    }

    private Found change(UUID id, @Nullable IfMatch ifMatch, Consumer<BoxOpening> change) {
        BoxOpening opening = locked(id);
        IfMatch.require(ifMatch, opening.version());
        change.accept(opening);
        openings.flush();
        return found(opening);
    }

    /**
     * Records a report. Refuses as {@link ReportService#take}, with 422 {@code opening-needed} where a letter of a box names no opening, or
     * anything else names one, or WEB_COLUMN is the channel, with 404 an opening that the caller does not see, and as {@link
     * BoxOpening#requireRoom}.
     */
    @Transactional
    RecordedView record(RecordReportRequest request) {
        String clerk = clerk();
        UUID openingId = request.openingId();
        boolean isFromBox = request.channel() == ReportingChannel.REPORT_BOX;
        if (isFromBox != (openingId != null) || request.channel() == ReportingChannel.WEB_COLUMN) {
            throw ProblemException.of(ComplaintProblem.OPENING_NEEDED);
        }
        if (openingId != null) {
            BoxOpening opening = locked(openingId);
            opening.requireRoom(recorded.countOf(openingId));
            // How many letters are recorded is part of what is read of it.
            openings.getEntityManager().lock(opening, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
        }
        ReportService.Taken taken = reports.take(request.report(), request.channel());
        recorded.persistAndFlush(new RecordedReport(taken.complaintId(), clerk, LocalDate.now(clock), openingId));
        // Whoever put a letter into the box is not there to take a receipt: a clerk would be the only one to hold it.
        return new RecordedView(
                taken.complaintId(), isFromBox ? null : taken.receipt().characters());
    }

    /** What the caller recorded today and nobody has accepted. */
    @Transactional
    Page<RecordedReportView> recorded(PageQuery query) {
        return Page.of(
                RECORDED,
                query,
                recorded.page(clerk(), LocalDate.now(clock), query.afterId(RECORDED), query.rowsToRead()),
                complaint -> complaint.id().toString(),
                RecordedReportView::of);
    }

    /** One of them. Refuses with 404 what is another's, of another day, or accepted. */
    @Transactional
    RecordedReportView recorded(UUID id) {
        return RecordedReportView.of(own(id));
    }

    /** Keeps the scan of a letter, or what a visitor brought. Refuses as {@link #recorded(UUID)} and {@link AttachmentService#attach}. */
    @Transactional
    AttachedView attach(UUID id, Upload scan) {
        return attachments.attach(own(id).id(), scan, null);
    }

    private Complaint own(UUID id) {
        return recorded.find(clerk(), LocalDate.now(clock), id)
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    /** The caller's number. Refuses with 403 {@code unit-scope-missing} whose token names no unit: they are no clerk of any city. */
    private String clerk() {
        caller.scope();
        return caller.staffNumber();
    }

    private Set<String> callersNumbers() {
        return registry.numbersOf(caller.staffNumber());
    }

    private BoxOpening visible(UUID id) {
        return openings.findVisible(id, caller.scope())
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    /** Who records letters of one opening at the same time waits, so that no more are recorded than there were. */
    private BoxOpening locked(UUID id) {
        BoxOpening opening = visible(id);
        openings.getEntityManager().refresh(opening, LockModeType.PESSIMISTIC_WRITE);
        return opening;
    }

    private Found found(BoxOpening opening) {
        return new Found(view(opening), opening.version());
    }

    private BoxOpeningView view(BoxOpening opening) {
        return BoxOpeningView.of(opening, recorded.countOf(opening.id()));
    }
}
