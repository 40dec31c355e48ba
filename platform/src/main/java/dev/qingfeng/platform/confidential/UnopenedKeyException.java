package dev.qingfeng.platform.confidential;

/** A data key does not open: it was changed, made for another place, or is under a wrapping key that there is not. */
class UnopenedKeyException extends IllegalStateException {

    private static final long serialVersionUID = 1;

    UnopenedKeyException(String place, Exception cause) {
        super("A data key does not open at " + place, cause);
    }
}
