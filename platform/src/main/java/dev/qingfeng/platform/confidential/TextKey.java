package dev.qingfeng.platform.confidential;

import jakarta.persistence.Embedded;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.util.UUID;

/**
 * The data key of all that is written about one thing, in a row of its own: it moves when the configuration names another key,
 * which is no change of the thing and told to nobody. Destroying it erases what was written.
 */
@MappedSuperclass
public abstract class TextKey implements Rewrapped {

    @Id
    private UUID id;

    @Version
    private long version;

    @Embedded
    private WrappedKey dataKey;

    /** For Hibernate. */
    protected TextKey() {}

    /** A new one, for the thing with this id. */
    @SuppressWarnings("this-escape") // What a kind says depends on nothing.
    protected TextKey(UUID id, Envelope envelope) {
        this.id = id;
        this.dataKey = envelope.newKey(place());
    }

    /** What the thing is, always the same word: what is sealed for one kind opens for no other. */
    protected abstract String kind();

    /** That of the thing. */
    @Override
    public UUID id() {
        return id;
    }

    /**
     * Encrypts a text.
     *
     * @param place where the text belongs within the thing; it opens nowhere else
     */
    public byte[] seal(String text, String place, Envelope envelope) {
        return envelope.seal(dataKey, place(), text, place() + "/" + place);
    }

    /** The text that was sealed for this place. */
    public String open(byte[] sealed, String place, Envelope envelope) {
        return envelope.open(dataKey, place(), sealed, place() + "/" + place);
    }

    @Override
    public void rewrap(Envelope envelope) {
        dataKey = envelope.rewrap(dataKey, place());
    }

    private String place() {
        return kind() + "/" + id;
    }
}
