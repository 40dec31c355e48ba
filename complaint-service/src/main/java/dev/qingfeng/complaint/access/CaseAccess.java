package dev.qingfeng.complaint.access;

import static dev.qingfeng.complaint.ComplaintRoles.DISCIPLINE_OFFICER;

import dev.qingfeng.complaint.ComplaintProblem;
import dev.qingfeng.complaint.blindness.Sights;
import dev.qingfeng.complaint.blindness.Subjects;
import dev.qingfeng.complaint.complaint.CaseFile;
import dev.qingfeng.complaint.complaint.CaseFileRepository;
import dev.qingfeng.complaint.complaint.Complaint;
import dev.qingfeng.complaint.complaint.ComplaintRepository;
import dev.qingfeng.complaint.registry.NamedCadres;
import dev.qingfeng.platform.confidential.CaseKey;
import dev.qingfeng.platform.confidential.KeyedHash;
import dev.qingfeng.platform.confidential.SecretCode;
import dev.qingfeng.platform.outbox.Outbox;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * How messages, attachments and the like come to the case that they belong to: by the receipt in a reporter's hand, or by what a caller
 * may see. All of them ask here, so that a rule on who may see a case is kept in one place.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class CaseAccess {

    private static final String PURPOSE = "receipt";

    private final ComplaintRepository complaints;
    private final CaseFileRepository files;
    private final KeyedHash hash;
    private final Sights sights;
    private final NamedCadres named;
    private final Subjects subjects;
    private final Event<CaseErased> erased;
    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;

    CaseAccess(
            ComplaintRepository complaints,
            CaseFileRepository files,
            KeyedHash hash,
            Sights sights,
            NamedCadres named,
            Subjects subjects,
            Event<CaseErased> erased,
            Outbox outbox,
            Caller caller,
            Clock clock) {
        this.complaints = complaints;
        this.files = files;
        this.hash = hash;
        this.sights = sights;
        this.named = named;
        this.subjects = subjects;
        this.erased = erased;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
    }

    /** As a receipt is kept. */
    public String hash(SecretCode receipt) {
        return receipt.hash(hash, PURPOSE);
    }

    /**
     * Refuses whatever is no receipt of ours with 404 {@code receipt-unknown}, and that of an erased case alike: one statement, which finds
     * nothing.
     */
    public Complaint byReceipt(SecretCode receipt) {
        return complaints
                .findByReceipt(hash(receipt))
                .orElseThrow(() -> ProblemException.of(ComplaintProblem.RECEIPT_UNKNOWN));
    }

    /** Refuses with 404 a complaint that the caller may not know of. */
    public Complaint visible(UUID complaintId) {
        return complaints
                .findVisible(complaintId, sights.ofCaller())
                .orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    /** Refuses with 403 {@code not-your-case} whoever is neither its handler nor a discipline officer. */
    public void requireHandler(Complaint complaint) {
        String handler = complaint.handlerNumber();
        boolean own = handler != null && sights.ofCaller().numbers().contains(handler);
        if (!own && !caller.hasRole(DISCIPLINE_OFFICER)) {
            throw ProblemException.of(ComplaintProblem.NOT_YOUR_CASE);
        }
    }

    /** The same, once somebody handles it; before that, whoever sees it goes on with it. */
    public void requireHandlerIfAny(Complaint complaint) {
        if (complaint.handlerNumber() != null) {
            requireHandler(complaint);
        }
    }

    /** The data key of the case; empty once it is erased. */
    public Optional<CaseKey> key(UUID complaintId) {
        return files.findById(complaintId).key();
    }

    /**
     * The data key of a case to which something is added: who adds to it at the same time waits. Refuses with 409 {@code case-erased}.
     */
    public CaseKey keyForAdding(UUID complaintId) {
        return files.findById(complaintId, LockModeType.PESSIMISTIC_WRITE)
                .key()
                .orElseThrow(() -> ProblemException.of(ComplaintProblem.CASE_ERASED));
    }

    /**
     * The same, while nobody waits yet: for what takes long, and is added by {@link #keyForAdding} in the end. That is asked again then,
     * and refuses what was erased meanwhile.
     */
    public CaseKey keyBeforeAdding(UUID complaintId) {
        return files.keyNow(complaintId).orElseThrow(() -> ProblemException.of(ComplaintProblem.CASE_ERASED));
    }

    /**
     * Looks through all that a reporter adds at once: whoever is named only now may be among those who handle it, and is blind to it from now
     * on. Comes before {@link #keyForAdding}: it may wait for somebody who moves the case and writes into it then. Everybody takes these in this
     * order: the case, whom it is about, its file.
     *
     * @param complaintId of one that is there
     */
    public void lookThrough(UUID complaintId, List<String> texts) {
        Complaint complaint = complaints.findById(complaintId);
        subjects.presumeMore(complaintId, named.in(texts, complaint.subjectUnitId()));
    }

    /**
     * Destroys the data key of the case, and with it its texts, messages, names and files, and who its reporter is; its receipt is then like one that never was. That it
     * was erased is told.
     * Complete when the last backup that holds the key expires.
     */
    public void erase(UUID complaintId) {
        Complaint complaint = complaints.findById(complaintId);
        complaint.erase();
        // Before its file is held, as whoever adds to it does.
        complaints.flush();
        CaseFile file = files.findById(complaintId, LockModeType.PESSIMISTIC_WRITE);
        file.erase();
        erased.fire(new CaseErased(complaintId));
        outbox.publish(complaint, told -> ComplaintErased.from(told, LocalDate.now(clock)));
    }
}
