package dev.qingfeng.complaint.custody;

import static dev.qingfeng.complaint.ComplaintRoles.AUDITOR;
import static dev.qingfeng.complaint.ComplaintRoles.COMPLAINT_HANDLER;
import static dev.qingfeng.complaint.ComplaintRoles.DISCIPLINE_OFFICER;

import dev.qingfeng.complaint.ComplaintProblem;
import dev.qingfeng.complaint.attachment.AttachedView;
import dev.qingfeng.complaint.attachment.AttachmentService;
import dev.qingfeng.complaint.complaint.Complaint;
import dev.qingfeng.complaint.complaint.ReportingChannel;
import dev.qingfeng.complaint.handler.CaseHandlerRepository;
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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
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
    private final CaseHandlerRepository handlers;
    private final Registry registry;
    private final Caller caller;
    private final Clock clock;

    CustodyService(
            BoxOpeningRepository openings,
            RecordedReportRepository recorded,
            ReportService reports,
            AttachmentService attachments,
            CaseHandlerRepository handlers,
            Registry registry,
            Caller caller,
            Clock clock) {
        this.openings = openings;
        this.recorded = recorded;
        this.reports = reports;
        this.attachments = attachments;
        this.handlers = handlers;
        this.registry = registry;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * An opening as the caller sees it.
     *
     * @param version of the opening; without figures how far it is, since its version grows with each letter
     */
    record Found(BoxOpeningView view, long version, boolean hasFigures) {}

    /**
     * What a caller may read of the log. Whoever may see cases gets no figures: letters less cases would be cases that are hidden from
     * them.
     *
     * @param all whether they see openings of others
     * @param figures whether they see how many letters there were
     * @param own every staff number of theirs
     */
    private record Reader(boolean all, boolean figures, Set<String> own) {}

    /**
     * Enters that the caller opened a box with another. Refuses with 422 {@code unknown-reference} a unit that the caller does not see, with
     * 422 {@code in-the-future} and {@code late-reason-missing}, with 403 {@code handler-at-the-box} if either of the two may see cases, and
     * as {@link BoxOpening#BoxOpening}.
     */
    @Transactional
    BoxOpeningView open(OpenBoxRequest request) {
        Reader clerk = requireNoHandler();
        if (handlers.areOfHandler(registry.numbersOf(request.openedWith()))) {
            throw ProblemException.of(ComplaintProblem.HANDLER_AT_THE_BOX);
        }
        UUID unit = registry.unitAt(request.unitPath())
                .filter(found -> registry.isWithin(found, caller.scope()))
                .orElseThrow(() -> ProblemException.of(PlatformProblem.UNKNOWN_REFERENCE, "unitPath"));
        Occurrence occurrence = Occurrence.recorded(request.occurredAt(), request.lateReason(), clock);
        BoxOpening opening = new BoxOpening(unit, request, occurrence, caller.staffNumber(), clerk.own());
        openings.persistAndFlush(opening);
        return view(opening, clerk);
    }

    /** Those that the caller may see, with the figures that they may see. */
    @Transactional
    Page<BoxOpeningView> page(PageQuery query) {
        Reader reader = reader();
        return Page.of(
                OPENINGS,
                query,
                openings.page(query.afterId(OPENINGS), query.rowsToRead(), caller.scope(), reader.all(), reader.own()),
                opening -> opening.id().toString(),
                opening -> view(opening, reader));
    }

    /** One opening. Refuses with 404 what the caller may not see. */
    @Transactional
    Found get(UUID id) {
        Reader reader = reader();
        return found(visible(id, reader), reader);
    }

    /** Refuses as {@link #get} and {@link BoxOpening#confirm}, and with 403 {@code handler-at-the-box}. */
    @Transactional
    Found confirm(UUID id, @Nullable IfMatch ifMatch) {
        return change(id, ifMatch, (opening, clerk) -> opening.confirm(clerk.own(), clock.instant()));
    }

    /** Refuses as {@link #get} and {@link BoxOpening#settle}, and with 403 {@code handler-at-the-box}. */
    @Transactional
    Found settle(UUID id, @Nullable String explanation, @Nullable IfMatch ifMatch) {
        return change(
                id,
                ifMatch,
                (opening, clerk) ->
                        opening.settle(recorded.countOf(id), explanation, caller.staffNumber(), clock.instant()));
    }

    private Found change(UUID id, @Nullable IfMatch ifMatch, BiConsumer<BoxOpening, Reader> change) {
        Reader clerk = requireNoHandler();
        BoxOpening opening = locked(visible(id, clerk));
        IfMatch.require(ifMatch, opening.version());
        change.accept(opening, clerk);
        openings.flush();
        return found(opening, clerk);
    }

    /**
     * Records a report. Refuses as {@link ReportService#take}, with 422 {@code opening-needed} where a letter of a box names no opening, or
     * anything else names one, or WEB_COLUMN is the channel, {@code unknown-reference} an opening at which the caller was not, with 403
     * {@code handler-at-the-box} letters from who may see cases, and as {@link BoxOpening#requireRoom}.
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
            BoxOpening opening = locked(find(openingId, requireNoHandler())
                    .orElseThrow(() -> ProblemException.of(PlatformProblem.UNKNOWN_REFERENCE, "openingId")));
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

    private Reader reader() {
        Set<String> own = registry.numbersOf(caller.staffNumber());
        boolean seesCases =
                caller.hasRole(COMPLAINT_HANDLER) || caller.hasRole(DISCIPLINE_OFFICER) || handlers.areOfHandler(own);
        return new Reader(caller.hasRole(DISCIPLINE_OFFICER) || caller.hasRole(AUDITOR), !seesCases, own);
    }

    private Reader requireNoHandler() {
        Reader reader = reader();
        if (!reader.figures()) {
            throw ProblemException.of(ComplaintProblem.HANDLER_AT_THE_BOX);
        }
        return reader;
    }

    private BoxOpening visible(UUID id, Reader reader) {
        return find(id, reader).orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    private Optional<BoxOpening> find(UUID id, Reader reader) {
        return openings.findVisible(id, caller.scope(), reader.all(), reader.own());
    }

    /** Who records letters of one opening at the same time waits, so that no more are recorded than there were. */
    private BoxOpening locked(BoxOpening opening) {
        openings.getEntityManager().refresh(opening, LockModeType.PESSIMISTIC_WRITE);
        return opening;
    }

    private Found found(BoxOpening opening, Reader reader) {
        return new Found(
                view(opening, reader), reader.figures() ? opening.version() : opening.step(), reader.figures());
    }

    private BoxOpeningView view(BoxOpening opening, Reader reader) {
        return BoxOpeningView.of(opening, reader.figures() ? recorded.countOf(opening.id()) : null);
    }
}
