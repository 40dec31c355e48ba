package dev.qingfeng.complaint.attachment;

import dev.qingfeng.complaint.ComplaintProblem;
import dev.qingfeng.complaint.access.CaseAccess;
import dev.qingfeng.platform.audit.AuditedReads;
import dev.qingfeng.platform.confidential.CaseKey;
import dev.qingfeng.platform.confidential.ConfidentialFile;
import dev.qingfeng.platform.confidential.ConfidentialFiles;
import dev.qingfeng.platform.confidential.Envelope;
import dev.qingfeng.platform.confidential.FileContent;
import dev.qingfeng.platform.confidential.FileType;
import dev.qingfeng.platform.confidential.PaperType;
import dev.qingfeng.platform.confidential.SecretCode;
import dev.qingfeng.platform.confidential.Upload;
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
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The files of reports. */
@ApplicationScoped
public class AttachmentService {

    /** Of one case. */
    public static final int MOST = 20;

    public static final int MEGABYTES = 25;

    private static final String LIST = "attachments/";
    private static final List<FileType> TYPES = List.of(PaperType.values());

    private final AttachmentRepository attachments;
    private final CaseAccess access;
    private final ConfidentialFiles files;
    private final AuditedReads reads;
    private final Envelope envelope;
    private final Clock clock;

    AttachmentService(
            AttachmentRepository attachments,
            CaseAccess access,
            ConfidentialFiles files,
            AuditedReads reads,
            Envelope envelope,
            Clock clock) {
        this.attachments = attachments;
        this.access = access;
        this.files = files;
        this.reads = reads;
        this.envelope = envelope;
        this.clock = clock;
    }

    /** Refuses with 404 {@code receipt-unknown} whatever is no receipt of ours, before a file is read. */
    @Transactional
    public void requireReceipt(SecretCode receipt) {
        access.byReceipt(receipt);
    }

    /**
     * Keeps a file for the report with this receipt. Refuses with 404 {@code receipt-unknown}, with 409 {@code too-many-attachments}, as
     * {@link ConfidentialFiles#keep}, and as a scanner did.
     *
     * @param upload without its metadata, see {@link dev.qingfeng.platform.confidential.Uploads#withoutMetadata}
     */
    @Transactional
    public AttachedView attach(SecretCode receipt, Upload upload, @Nullable String name) {
        return attach(access.byReceipt(receipt).id(), upload, name);
    }

    /** The same for a case that the caller has in hand otherwise, in its transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public AttachedView attach(UUID complaintId, Upload upload, @Nullable String name) {
        KeptFiles kept = keep(complaintId, List.of(new NamedUpload(upload, name)));
        attach(kept);
        return AttachedView.of(kept.files().get(0));
    }

    /** Files that are kept for a case, and of which it has none until they are attached. */
    public record KeptFiles(UUID complaintId, List<NamedUpload> uploads, List<ConfidentialFile> files) {

        /** What their sender calls them, in which somebody may be named. */
        public List<String> names() {
            return uploads.stream()
                    .map(NamedUpload::name)
                    .filter(Objects::nonNull)
                    .toList();
        }
    }

    /**
     * Keeps files for the report with this receipt, for as long as it takes to write them: nothing of the case is held meanwhile. They are
     * to be attached in the same transaction. Refuses as {@link #attach(SecretCode, Upload, String)}.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public KeptFiles keep(SecretCode receipt, List<NamedUpload> uploads) {
        return keep(access.byReceipt(receipt).id(), uploads);
    }

    /** The same for a case that the caller has in hand otherwise. */
    @Transactional(Transactional.TxType.MANDATORY)
    public KeptFiles keep(UUID complaintId, List<NamedUpload> uploads) {
        if (uploads.isEmpty()) {
            return new KeptFiles(complaintId, uploads, List.of());
        }
        requireRoomFor(complaintId, uploads);
        CaseKey key = access.keyBeforeAdding(complaintId);
        List<ConfidentialFile> kept = uploads.stream()
                .map(NamedUpload::upload)
                .map(upload -> files.keep(upload, TYPES, Attachment.place(complaintId, upload.id()), key))
                .toList();
        return new KeptFiles(complaintId, uploads, kept);
    }

    /** Gives the case what was kept for it; who adds to it at the same time waits. Refuses as {@link #keep} what came in between. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void attach(KeptFiles kept) {
        if (kept.files().isEmpty()) {
            return;
        }
        access.lookThrough(kept.complaintId(), kept.names());
        attachLookedThrough(kept);
    }

    /** The same where the caller has looked through what they are called, see {@link CaseAccess#lookThrough}. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void attachLookedThrough(KeptFiles kept) {
        if (kept.files().isEmpty()) {
            return;
        }
        UUID complaintId = kept.complaintId();
        CaseKey key = access.keyForAdding(complaintId);
        requireRoomFor(complaintId, kept.uploads());
        LocalDate today = LocalDate.now(clock);
        kept.uploads()
                .forEach(file -> attachments.persist(
                        new Attachment(file.upload().id(), complaintId, file.name(), today, key, envelope)));
        attachments.flush();
    }

    /** How many files a case has. */
    @Transactional(Transactional.TxType.MANDATORY)
    public long count(UUID complaintId) {
        return attachments.countOf(complaintId);
    }

    private void requireRoomFor(UUID complaintId, List<NamedUpload> uploads) {
        requireRoom(attachments.countOf(complaintId) + uploads.size() - 1);
    }

    /** Refuses with 409 {@code too-many-attachments} one more than so many. */
    public static void requireRoom(long before) {
        if (before >= MOST) {
            throw ProblemException.of(ComplaintProblem.TOO_MANY_ATTACHMENTS, MOST);
        }
    }

    /** The files of a case, without what they hold; each that is shown leaves an audit row. Refuses with 404 what the caller may not see. */
    @Transactional
    Page<AttachmentView> page(UUID complaintId, PageQuery query) {
        String list = LIST + access.visible(complaintId).id();
        List<Attachment> found = attachments.page(complaintId, query.afterId(list), query.rowsToRead());
        Map<UUID, ConfidentialFile> described = found.isEmpty()
                ? Map.of()
                : files.describe(found.stream().map(Attachment::id).toList());
        reads.shown(found);
        Optional<CaseKey> key = access.key(complaintId);
        return Page.of(
                list,
                query,
                found,
                attachment -> attachment.id().toString(),
                attachment -> view(attachment, described, key));
    }

    /** One of them. Refuses as {@link #page}, and with 404 one that is not of the case. */
    @Transactional
    AttachmentView get(UUID complaintId, UUID id) {
        Attachment attachment = find(complaintId, id);
        reads.shown(attachment);
        return view(attachment, files.describe(List.of(id)), access.key(complaintId));
    }

    private AttachmentView view(Attachment attachment, Map<UUID, ConfidentialFile> described, Optional<CaseKey> key) {
        return AttachmentView.of(
                attachment,
                Objects.requireNonNull(described.get(attachment.id())),
                key.map(own -> attachment.name(own, envelope)).orElse(null));
    }

    /** What is known of one that may be opened. Refuses as {@link #get}, and with 404 once the case is erased. */
    @Transactional
    ConfidentialFile describe(UUID complaintId, UUID id) {
        find(complaintId, id);
        requireKey(complaintId);
        return Objects.requireNonNull(files.describe(List.of(id)).get(id));
    }

    /** The same to be shown; leaves an audit row. */
    @Transactional
    FileContent open(UUID complaintId, UUID id) {
        find(complaintId, id);
        return files.open(id, Attachment.place(complaintId, id), requireKey(complaintId));
    }

    private CaseKey requireKey(UUID complaintId) {
        return access.key(complaintId).orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    private Attachment find(UUID complaintId, UUID id) {
        return attachments
                .find(access.visible(complaintId).id(), id)
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }
}
