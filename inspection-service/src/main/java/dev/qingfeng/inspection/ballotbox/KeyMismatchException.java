package dev.qingfeng.inspection.ballotbox;

/** Thrown when a sheet was read well, and is not what is asked for. */
public final class KeyMismatchException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** What is the matter. */
    public enum Reason {
        /** The sheet was printed for another round. */
        OTHER_ROUND,
        /** Both sheets are of one holder. */
        SAME_HOLDER,
        /** It is not the private half of the holder's stored key. */
        OTHER_KEY,
        /** It was sealed for another holder or round, or to another closing key than this one, or damaged on the way. */
        OTHER_SEAL
    }

    private final Reason reason;

    public KeyMismatchException(Reason reason) {
        super("A sheet does not fit: " + reason);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
