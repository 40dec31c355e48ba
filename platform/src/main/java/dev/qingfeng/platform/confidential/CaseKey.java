package dev.qingfeng.platform.confidential;

/**
 * The data key of a case, for what else belongs to the case than its own texts: messages, names, and the keys of its files. When it is
 * destroyed, all of them are.
 *
 * @param dataKey wrapped under a key from the configuration
 * @param place that the data key was made for; what is encrypted is bound to a place below it
 */
public record CaseKey(WrappedKey dataKey, String place) {

    /**
     * Encrypts a text.
     *
     * @param within where it belongs in the case, such as {@code message/<id>}; it opens nowhere else
     */
    public byte[] seal(String text, String within, Envelope envelope) {
        return envelope.seal(dataKey, place, text, place + "/" + within);
    }

    /** The text that was sealed for this place; throws {@link IllegalStateException} if it was changed or moved. */
    public String open(byte[] sealed, String within, Envelope envelope) {
        return envelope.open(dataKey, place, sealed, place + "/" + within);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "CaseKey of " + place;
    }
}
