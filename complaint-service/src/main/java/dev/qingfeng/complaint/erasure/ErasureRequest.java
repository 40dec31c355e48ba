package dev.qingfeng.complaint.erasure;

import dev.qingfeng.complaint.ComplaintProblem;
import dev.qingfeng.platform.confidential.CaseKey;
import dev.qingfeng.platform.confidential.Envelope;
import dev.qingfeng.platform.outbox.Aggregate;
import dev.qingfeng.platform.problem.ProblemException;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** That one officer asks to erase a case, and what another decides. It stays, without its reason once the case is erased. */
@Entity
@DynamicUpdate // What was asked does not change.
public class ErasureRequest implements Aggregate {

    @Id
    private UUID id;

    @Version
    private long version;

    @SuppressWarnings("UnusedVariable") // Queries read it.
    private UUID complaintId;

    @Enumerated(EnumType.STRING)
    private ErasureState state;

    private String requestedBy;
    private Instant requestedAt;
    private byte[] reason;
    private @Nullable String decidedBy;
    private @Nullable Instant decidedAt;
    private @Nullable LocalDate completeOn;

    /** For Hibernate. */
    protected ErasureRequest() {}

    ErasureRequest(
            UUID complaintId, String requestedBy, Instant requestedAt, String reason, CaseKey key, Envelope envelope) {
        this.id = UUID.randomUUID();
        this.complaintId = complaintId;
        this.state = ErasureState.REQUESTED;
        this.requestedBy = requestedBy;
        this.requestedAt = requestedAt;
        this.reason = key.seal(reason, reasonPlace(), envelope);
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    ErasureState state() {
        return state;
    }

    /** Staff number. */
    String requestedBy() {
        return requestedBy;
    }

    Instant requestedAt() {
        return requestedAt;
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

    /** When the last backup that holds the keys expires; null unless it is erased. */
    @Nullable
    LocalDate completeOn() {
        return completeOn;
    }

    String reason(CaseKey key, Envelope envelope) {
        return key.open(reason, reasonPlace(), envelope);
    }

    /**
     * Refuses with 409 {@code erasure-decided}, and with 403 {@code second-person-needed} who asked for it, by whatever number; who asked may
     * take it back by {@link #refuse}.
     *
     * @param numbers every staff number of who approves
     */
    void approve(String by, Set<String> numbers, Instant now, LocalDate complete) {
        if (numbers.contains(requestedBy)) {
            throw ProblemException.of(ComplaintProblem.SECOND_PERSON_NEEDED);
        }
        decide(ErasureState.ERASED, by, now);
        completeOn = complete;
    }

    /** Refuses with 409 {@code erasure-decided}. */
    void refuse(String by, Instant now) {
        decide(ErasureState.REFUSED, by, now);
    }

    private void decide(ErasureState next, String by, Instant now) {
        if (state != ErasureState.REQUESTED) {
            throw ProblemException.of(ComplaintProblem.ERASURE_DECIDED);
        }
        state = next;
        decidedBy = by;
        decidedAt = now;
    }

    private String reasonPlace() {
        return "erasure-request/" + id;
    }
}
