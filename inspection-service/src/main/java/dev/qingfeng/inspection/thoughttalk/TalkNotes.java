package dev.qingfeng.inspection.thoughttalk;

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

/** What was said in one talk, encrypted under a data key of its own: destroying the key erases it. */
@Entity
public class TalkNotes implements Rewrapped {

    @Id
    private UUID id;

    @Version
    private long version;

    @Embedded
    private @Nullable WrappedKey dataKey;

    private byte[] notes;

    /** For Hibernate. */
    protected TalkNotes() {}

    TalkNotes(UUID talkId, String text, Envelope envelope) {
        this.id = talkId;
        WrappedKey fresh = envelope.newKey(place());
        this.dataKey = fresh;
        this.notes = envelope.seal(fresh, place(), text, notesPlace());
    }

    /** In the clear; empty once the data key is destroyed. */
    Optional<String> text(Envelope envelope) {
        return Optional.ofNullable(dataKey).map(own -> envelope.open(own, place(), notes, notesPlace()));
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
        return "thought-talk/" + id;
    }

    private String notesPlace() {
        return place() + "/notes";
    }
}
