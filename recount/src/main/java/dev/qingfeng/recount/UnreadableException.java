package dev.qingfeng.recount;

/** A file is none of those that are released, or not whole. */
final class UnreadableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableException(String what) {
        super(what);
    }
}
