package dev.qingfeng.complaint.clearancelist;

import dev.qingfeng.complaint.ComplaintProblem;
import dev.qingfeng.complaint.clearance.ClearanceAnswer;
import dev.qingfeng.platform.outbox.Aggregate;
import dev.qingfeng.platform.problem.ProblemException;
import dev.qingfeng.platform.web.PageQuery;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * What the discipline organ answered on some of a list or on all of it, signed on paper: entered by one officer, with the paper, and
 * confirmed by another. Under a random id, and told by no event: when it came is nobody's to know.
 */
@Entity
@DynamicUpdate // What was entered does not change.
public class ClearanceOpinion implements Aggregate {

    @Id
    private UUID id;

    @Version
    private long version;

    @SuppressWarnings("UnusedVariable") // Queries read it.
    private UUID listId;

    @Enumerated(EnumType.STRING)
    private OpinionState state;

    private String reference;
    private LocalDate issuedOn;
    private @Nullable UUID documentId;
    private String enteredBy;
    private Instant enteredAt;
    private @Nullable String decidedBy;
    private @Nullable Instant decidedAt;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "clearance_answer", joinColumns = @JoinColumn(name = "opinion_id"))
    @MapKeyColumn(name = "cadre_id")
    @BatchSize(size = PageQuery.MAX_ROWS_TO_READ)
    private Map<UUID, ClearanceAnswer> answers;

    /** For Hibernate. */
    protected ClearanceOpinion() {}

    ClearanceOpinion(
            UUID listId,
            String reference,
            LocalDate issuedOn,
            Map<UUID, ClearanceAnswer> answers,
            String by,
            Instant now) {
        this.id = UUID.randomUUID();
        this.listId = listId;
        this.reference = reference;
        this.issuedOn = issuedOn;
        this.answers = new TreeMap<>(answers);
        this.state = OpinionState.ENTERED;
        this.enteredBy = by;
        this.enteredAt = now;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    OpinionState state() {
        return state;
    }

    /** Of the paper. */
    String reference() {
        return reference;
    }

    LocalDate issuedOn() {
        return issuedOn;
    }

    /** Null until the paper is kept. */
    @Nullable
    UUID documentId() {
        return documentId;
    }

    /** Staff number. */
    String enteredBy() {
        return enteredBy;
    }

    Instant enteredAt() {
        return enteredAt;
    }

    /** Staff number; null until then. */
    @Nullable
    String decidedBy() {
        return decidedBy;
    }

    @Nullable
    Instant decidedAt() {
        return decidedAt;
    }

    /** What it says, by whom. */
    Map<UUID, ClearanceAnswer> answers() {
        return answers;
    }

    /** Where its paper belongs. */
    String documentPlace() {
        return "clearance-opinion/" + id + "/document";
    }

    /** Refuses with 409 {@code opinion-decided} and {@code opinion-document-kept}. */
    void requireRoomForDocument() {
        requireOpen();
        if (documentId != null) {
            throw ProblemException.of(ComplaintProblem.OPINION_DOCUMENT_KEPT);
        }
    }

    /** With its paper. Refuses as {@link #requireRoomForDocument}. */
    void document(UUID fileId) {
        requireRoomForDocument();
        documentId = fileId;
    }

    /**
     * It holds. Refuses with 403 {@code second-person-needed} who entered it, by whatever number, with 409 {@code opinion-decided} and {@code
     * opinion-without-document}.
     *
     * @param numbers every staff number of who confirms
     */
    void confirm(String by, Set<String> numbers, Instant now) {
        if (numbers.contains(enteredBy)) {
            throw ProblemException.of(ComplaintProblem.SECOND_PERSON_NEEDED);
        }
        requireOpen();
        if (documentId == null) {
            throw ProblemException.of(ComplaintProblem.OPINION_WITHOUT_DOCUMENT);
        }
        decide(OpinionState.CONFIRMED, by, now);
    }

    /** It says nothing; who entered it may find that, too. Refuses with 409 {@code opinion-decided}. */
    void refuse(String by, Instant now) {
        requireOpen();
        decide(OpinionState.REFUSED, by, now);
    }

    private void decide(OpinionState next, String by, Instant now) {
        state = next;
        decidedBy = by;
        decidedAt = now;
    }

    private void requireOpen() {
        if (state != OpinionState.ENTERED) {
            throw ProblemException.of(ComplaintProblem.OPINION_DECIDED);
        }
    }
}
