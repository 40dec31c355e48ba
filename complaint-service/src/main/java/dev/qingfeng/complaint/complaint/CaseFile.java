package dev.qingfeng.complaint.complaint;

import dev.qingfeng.complaint.ComplaintProblem;
import dev.qingfeng.platform.confidential.CaseKey;
import dev.qingfeng.platform.confidential.Envelope;
import dev.qingfeng.platform.confidential.Rewrapped;
import dev.qingfeng.platform.confidential.WrappedKey;
import dev.qingfeng.platform.problem.ProblemException;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The texts of one complaint, encrypted under a data key of its own: destroying the key erases the case. */
@Entity
public class CaseFile implements Rewrapped {

    @Id
    private UUID id;

    @Version
    private long version;

    @Embedded
    private @Nullable WrappedKey dataKey;

    private byte[] narrative;

    /** For Hibernate. */
    protected CaseFile() {}

    public CaseFile(UUID complaintId, String narrative, Envelope envelope) {
        this.id = complaintId;
        WrappedKey fresh = envelope.newKey(place());
        this.dataKey = fresh;
        this.narrative = envelope.seal(fresh, place(), narrative, narrativePlace());
    }

    /** The narrative in the clear; empty once the data key is destroyed. */
    Optional<String> narrative(Envelope envelope) {
        return Optional.ofNullable(dataKey).map(own -> envelope.open(own, place(), narrative, narrativePlace()));
    }

    /** The data key, for what else belongs to the case; empty once it is destroyed. */
    public Optional<CaseKey> key() {
        return Optional.ofNullable(dataKey).map(own -> keyOf(id, own));
    }

    static CaseKey keyOf(UUID complaintId, WrappedKey dataKey) {
        return new CaseKey(dataKey, place(complaintId));
    }

    /** Destroys the data key: nobody can read the case again. */
    public void erase() {
        dataKey = null;
    }

    /**
     * Encrypts a text of the case. Refuses with 409 {@code case-erased} once the data key is destroyed.
     *
     * @param text where it belongs within the case; it opens nowhere else
     */
    public byte[] seal(String words, String text, Envelope envelope) {
        return key().orElseThrow(() -> ProblemException.of(ComplaintProblem.CASE_ERASED))
                .seal(words, text, envelope);
    }

    /** A text that was sealed for this place; null once the data key is destroyed. */
    public @Nullable String open(byte[] sealed, String text, Envelope envelope) {
        return key().map(own -> own.open(sealed, text, envelope)).orElse(null);
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public void rewrap(Envelope envelope) {
        if (dataKey != null) {
            dataKey = envelope.rewrap(dataKey, place());
        }
    }

    private String place() {
        return place(id);
    }

    private static String place(UUID complaintId) {
        return "complaint/" + complaintId;
    }

    private String narrativePlace() {
        return place() + "/narrative";
    }
}
