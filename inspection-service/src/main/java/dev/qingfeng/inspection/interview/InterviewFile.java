package dev.qingfeng.inspection.interview;

import dev.qingfeng.platform.confidential.Envelope;
import dev.qingfeng.platform.confidential.Rewrapped;
import dev.qingfeng.platform.confidential.WrappedKey;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was said in one interview, encrypted under a data key of its own: destroying the key erases it. */
@Entity
public class InterviewFile implements Rewrapped {

    @Id
    private UUID id;

    @Version
    private long version;

    @Embedded
    private @Nullable WrappedKey dataKey;

    private byte[] content;

    /** For Hibernate. */
    protected InterviewFile() {}

    InterviewFile(UUID interviewId, InterviewContent said, Envelope envelope) {
        this.id = interviewId;
        WrappedKey fresh = envelope.newKey(place());
        this.dataKey = fresh;
        this.content = envelope.seal(fresh, place(), said.json(), contentPlace());
    }

    @Override
    public UUID id() {
        return id;
    }

    /** In the clear; empty once the data key is destroyed. */
    Optional<InterviewContent> content(Envelope envelope) {
        return Optional.ofNullable(dataKey)
                .map(own -> InterviewContent.parse(envelope.open(own, place(), content, contentPlace())));
    }

    @Override
    public void rewrap(Envelope envelope) {
        if (dataKey != null) {
            dataKey = envelope.rewrap(dataKey, place());
        }
    }

    private String place() {
        return "interview/" + id;
    }

    private String contentPlace() {
        return place() + "/content";
    }
}
