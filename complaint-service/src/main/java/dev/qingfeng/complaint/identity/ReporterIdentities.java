package dev.qingfeng.complaint.identity;

import dev.qingfeng.complaint.access.CaseErased;
import dev.qingfeng.platform.confidential.Envelope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Seals who reporters are; opening is {@link IdentityRequestService}'s. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class ReporterIdentities {

    private final ReporterIdentityRepository identities;
    private final IdentityRequestRepository requests;
    private final Envelope envelope;

    ReporterIdentities(ReporterIdentityRepository identities, IdentityRequestRepository requests, Envelope envelope) {
        this.identities = identities;
        this.requests = requests;
        this.envelope = envelope;
    }

    /** Keeps who reported, apart from what was reported. */
    public void seal(UUID complaintId, String name, @Nullable String contact) {
        identities.persist(new ReporterIdentity(complaintId, name, contact, envelope));
    }

    /** The days on which it was shown to somebody; empty for most. */
    public List<LocalDate> openedOn(UUID complaintId) {
        return requests.shownOn(complaintId);
    }

    void erase(@Observes CaseErased erased) {
        ReporterIdentity identity = identities.findById(erased.complaintId());
        if (identity != null) {
            identity.erase();
        }
    }
}
