package dev.qingfeng.complaint.identity;

import dev.qingfeng.platform.confidential.Envelope;
import dev.qingfeng.platform.confidential.Rewrapped;
import dev.qingfeng.platform.confidential.WrappedKey;
import dev.qingfeng.platform.outbox.Aggregate;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** Who a reporter is, under a data key of its own: whoever may read the case cannot read this. */
@Entity
@DynamicUpdate
public class ReporterIdentity implements Aggregate, Rewrapped {

    @Id
    private UUID id;

    @Version
    private long version;

    @Embedded
    private @Nullable WrappedKey dataKey;

    private byte[] name;
    private byte @Nullable [] contact;

    /** For Hibernate. */
    protected ReporterIdentity() {}

    ReporterIdentity(UUID complaintId, String name, @Nullable String contact, Envelope envelope) {
        this.id = complaintId;
        WrappedKey own = envelope.newKey(place());
        this.dataKey = own;
        this.name = envelope.seal(own, place(), name, place() + "/name");
        this.contact = contact == null ? null : envelope.seal(own, place(), contact, place() + "/contact");
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    /** In the clear; empty once the case is erased. */
    Optional<IdentityView> open(Envelope envelope) {
        return Optional.ofNullable(dataKey)
                .map(own -> new IdentityView(
                        envelope.open(own, place(), name, place() + "/name"),
                        contact == null ? null : envelope.open(own, place(), contact, place() + "/contact")));
    }

    boolean isErased() {
        return dataKey == null;
    }

    void erase() {
        dataKey = null;
    }

    @Override
    public void rewrap(Envelope envelope) {
        if (dataKey != null) {
            dataKey = envelope.rewrap(dataKey, place());
        }
    }

    private String place() {
        return "reporter-identity/" + id;
    }
}
