package dev.qingfeng.complaint.reportpage;

import dev.qingfeng.complaint.access.CaseAccess;
import dev.qingfeng.complaint.attachment.AttachmentService;
import dev.qingfeng.complaint.attachment.NamedUpload;
import dev.qingfeng.complaint.message.MessageService;
import dev.qingfeng.complaint.report.ReportService;
import dev.qingfeng.complaint.report.SubmitReportRequest;
import dev.qingfeng.platform.confidential.SecretCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.stream.Stream;

/** What a form sends is taken whole or not at all: a report without the file that proves it would be another one. */
@ApplicationScoped
public class ReportPageService {

    private final ReportService reports;
    private final MessageService messages;
    private final AttachmentService attachments;
    private final CaseAccess access;

    ReportPageService(
            ReportService reports, MessageService messages, AttachmentService attachments, CaseAccess access) {
        this.reports = reports;
        this.messages = messages;
        this.attachments = attachments;
        this.access = access;
    }

    /** Refuses as {@link ReportService#submit} and {@link AttachmentService#keep}. */
    @Transactional
    SecretCode submit(SubmitReportRequest report, List<NamedUpload> files) {
        ReportService.Taken taken = reports.submit(report);
        attachments.attach(attachments.keep(taken.complaintId(), files));
        return taken.receipt();
    }

    /**
     * The files come first, whose size is their sender's to choose: who handles the case waits for what comes after them at most. Then all is
     * looked through together, before anything is held that others wait for while they hold the case. Refuses as {@link MessageService#write}
     * and {@link AttachmentService#keep}.
     */
    @Transactional
    void add(SecretCode receipt, String text, List<NamedUpload> files) {
        AttachmentService.KeptFiles kept = attachments.keep(receipt, files);
        access.lookThrough(
                kept.complaintId(),
                Stream.concat(Stream.of(text), kept.names().stream()).toList());
        if (!text.isEmpty()) {
            messages.writeLookedThrough(kept.complaintId(), text);
        }
        attachments.attachLookedThrough(kept);
    }
}
