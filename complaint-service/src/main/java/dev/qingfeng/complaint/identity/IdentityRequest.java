package dev.qingfeng.complaint.identity;

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
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** That one officer asks to see who a reporter is, what another decides, and whether it was shown. It stays. */
@Entity
@DynamicUpdate
public class IdentityRequest implements Aggregate {

    /** After the approval. */
    static final Duration LONGEST = Duration.ofDays(1);

    @Id
    private UUID id;

    @Version
    private long version;

    private UUID complaintId;

    @Enumerated(EnumType.STRING)
    private IdentityRequestState state;

    private String requestedBy;
    private Instant requestedAt;
    private byte[] reason;
    private @Nullable String decidedBy;
    private @Nullable Instant decidedAt;
    private @Nullable Instant shownAt;

    @SuppressWarnings("UnusedVariable") // Queries read it.
    private @Nullable LocalDate shownOn;

    /** For Hibernate. */
    protected IdentityRequest() {}

    IdentityRequest(
            UUID complaintId, String requestedBy, Instant requestedAt, String reason, CaseKey key, Envelope envelope) {
        this.id = UUID.randomUUID();
        this.complaintId = complaintId;
        this.state = IdentityRequestState.REQUESTED;
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

    UUID complaintId() {
        return complaintId;
    }

    IdentityRequestState state() {
        return state;
    }

    String requestedBy() {
        return requestedBy;
    }

    Instant requestedAt() {
        return requestedAt;
    }

    @Nullable
    String decidedBy() {
        return decidedBy;
    }

    @Nullable
    Instant decidedAt() {
        return decidedAt;
    }

    @Nullable
    Instant shownAt() {
        return shownAt;
    }

    String reason(CaseKey key, Envelope envelope) {
        return key.open(reason, reasonPlace(), envelope);
    }

    /**
     * Approves or refuses. Refuses with 403 {@code second-person-needed} who asked for it, by whatever number, and with 409 {@code
     * identity-request-decided}.
     *
     * @param numbers every staff number of who decides
     */
    void decide(boolean isApproved, String by, Set<String> numbers, Instant now) {
        if (numbers.contains(requestedBy)) {
            throw ProblemException.of(ComplaintProblem.SECOND_PERSON_NEEDED);
        }
        if (state != IdentityRequestState.REQUESTED) {
            throw ProblemException.of(ComplaintProblem.IDENTITY_REQUEST_DECIDED);
        }
        state = isApproved ? IdentityRequestState.APPROVED : IdentityRequestState.REFUSED;
        decidedBy = by;
        decidedAt = now;
    }

    /**
     * Says that it is shown now. Refuses with 403 {@code not-your-request}, and with 409 {@code identity-not-approved} before somebody
     * approved, once it was shown, and a day after the approval.
     *
     * @param numbers every staff number of who wants to see it
     */
    void show(Set<String> numbers, Instant now, ZoneId zone) {
        if (!numbers.contains(requestedBy)) {
            throw ProblemException.of(ComplaintProblem.NOT_YOUR_REQUEST);
        }
        if (state != IdentityRequestState.APPROVED || decidedAt == null || !now.isBefore(decidedAt.plus(LONGEST))) {
            throw ProblemException.of(ComplaintProblem.IDENTITY_NOT_APPROVED);
        }
        state = IdentityRequestState.SHOWN;
        shownAt = now;
        shownOn = LocalDate.ofInstant(now, zone);
    }

    private String reasonPlace() {
        return "identity-request/" + id;
    }
}
