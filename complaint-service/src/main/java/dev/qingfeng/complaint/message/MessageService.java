package dev.qingfeng.complaint.message;

import dev.qingfeng.complaint.ComplaintProblem;
import dev.qingfeng.complaint.access.CaseAccess;
import dev.qingfeng.complaint.complaint.Complaint;
import dev.qingfeng.platform.audit.AuditedReads;
import dev.qingfeng.platform.confidential.CaseKey;
import dev.qingfeng.platform.confidential.Envelope;
import dev.qingfeng.platform.confidential.SecretCode;
import dev.qingfeng.platform.problem.PlatformProblem;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.web.Page;
import dev.qingfeng.platform.web.PageQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a reporter and those who handle the case write to each other. */
@ApplicationScoped
public class MessageService {

    /** By those who handle a case, besides what the reporter is told at its end. Neither side can keep the other from writing. */
    public static final int MOST_OF_HANDLERS = 100;

    public static final int MOST_OF_THE_REPORTER = 80;

    /** In characters. */
    public static final int LONGEST = 20_000;

    private static final String LIST = "messages/";

    private final MessageRepository messages;
    private final CaseAccess access;
    private final AuditedReads reads;
    private final Envelope envelope;
    private final Clock clock;

    MessageService(MessageRepository messages, CaseAccess access, AuditedReads reads, Envelope envelope, Clock clock) {
        this.messages = messages;
        this.access = access;
        this.reads = reads;
        this.envelope = envelope;
        this.clock = clock;
    }

    /** By the reporter; what is answered does not repeat it. Refuses with 404 {@code receipt-unknown} and with 409 {@code too-many-messages}. */
    @Transactional
    public ReportMessageView write(SecretCode receipt, String text) {
        UUID complaintId = access.byReceipt(receipt).id();
        access.lookThrough(complaintId, List.of(text));
        return ReportMessageView.of(write(complaintId, Author.REPORTER, text), null);
    }

    /** The same for a case that the caller has in hand, and whose text they have looked through, see {@link CaseAccess#lookThrough}. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void writeLookedThrough(UUID complaintId, String text) {
        write(complaintId, Author.REPORTER, text);
    }

    /**
     * By somebody who handles the case; what is answered does not repeat it. Refuses with 404 what they may not see, with 403 {@code
     * not-your-case}, and with 409 as above and {@code case-erased}.
     */
    @Transactional
    MessageView answer(UUID complaintId, String text) {
        Complaint complaint = access.visible(complaintId);
        access.requireHandlerIfAny(complaint);
        return MessageView.of(write(complaint.id(), Author.HANDLER, text), null);
    }

    /**
     * Tells the reporter what came of it, however much was written: of a case that was looked up already; nothing where it is erased. Holds its file:
     * what changes of the case itself is to be flushed before.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void tell(UUID complaintId, String text) {
        if (access.key(complaintId).isPresent()) {
            write(complaintId, Author.HANDLER, text, Integer.MAX_VALUE);
        }
    }

    private Message write(UUID complaintId, Author author, String text) {
        return write(complaintId, author, text, author == Author.REPORTER ? MOST_OF_THE_REPORTER : MOST_OF_HANDLERS);
    }

    private Message write(UUID complaintId, Author author, String text, int most) {
        CaseKey key = access.keyForAdding(complaintId);
        if (messages.count(complaintId, author) >= most) {
            throw ProblemException.of(ComplaintProblem.TOO_MANY_MESSAGES, most);
        }
        Message message = new Message(
                complaintId, messages.last(complaintId) + 1, author, text, LocalDate.now(clock), key, envelope);
        messages.persistAndFlush(message);
        return message;
    }

    /** All messages, for the reporter, who has read those of the other side with that. Refuses with 404 {@code receipt-unknown}. */
    @Transactional
    public CorrespondenceView read(SecretCode receipt) {
        UUID complaintId = access.byReceipt(receipt).id();
        CaseKey key = access.keyForAdding(complaintId);
        List<Message> all = messages.of(complaintId);
        all.stream()
                .filter(message -> message.author() == Author.HANDLER)
                .forEach(message -> message.readOn(LocalDate.now(clock)));
        return new CorrespondenceView(all.stream()
                .map(message -> ReportMessageView.of(message, message.text(key, envelope)))
                .toList());
    }

    /** How many answers the reporter of a case has not read. */
    @Transactional(Transactional.TxType.MANDATORY)
    public long unreadAnswers(UUID complaintId) {
        return messages.unread(complaintId, Author.HANDLER);
    }

    /** The messages of a case; each that is shown leaves an audit row. Refuses with 404 what the caller may not see. */
    @Transactional
    Page<MessageView> page(UUID complaintId, PageQuery query) {
        String list = LIST + access.visible(complaintId).id();
        List<Message> found = messages.after(complaintId, number(query.after(list)), query.rowsToRead());
        reads.shown(found);
        Optional<CaseKey> key = access.key(complaintId);
        return Page.of(
                list, query, found, message -> Integer.toString(message.number()), message -> view(message, key));
    }

    private static int number(String cursor) {
        try {
            return cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
        } catch (NumberFormatException e) {
            throw ProblemException.of(PlatformProblem.BAD_CURSOR);
        }
    }

    /** A message, and the version that it is of. */
    record Found(MessageView view, long version) {}

    /** One of them. Refuses as {@link #page}, and with 404 one that is not of the case. */
    @Transactional
    Found get(UUID complaintId, UUID id) {
        Message message = find(access.visible(complaintId), id);
        reads.shown(message);
        return new Found(view(message, access.key(complaintId)), message.version());
    }

    /**
     * Says that those who handle the case have read what the reporter wrote; of an answer it changes nothing. Refuses as {@link #get}, and with
     * 403 {@code not-your-case}: its handler would not see what others have read.
     */
    @Transactional
    Found markRead(UUID complaintId, UUID id) {
        Complaint complaint = access.visible(complaintId);
        Message message = find(complaint, id);
        access.requireHandlerIfAny(complaint);
        if (message.author() == Author.REPORTER) {
            message.readOn(LocalDate.now(clock));
            messages.flush();
        }
        return new Found(MessageView.of(message, null), message.version());
    }

    private Message find(Complaint complaint, UUID id) {
        return messages.find(complaint.id(), id).orElseThrow(() -> ProblemException.of(PlatformProblem.NOT_FOUND));
    }

    private MessageView view(Message message, Optional<CaseKey> key) {
        return MessageView.of(
                message, key.map(own -> message.text(own, envelope)).orElse(null));
    }
}
