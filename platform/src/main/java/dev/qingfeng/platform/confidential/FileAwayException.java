package dev.qingfeng.platform.confidential;

/** What is kept of a file could not be read now; the file itself is not at fault. */
public final class FileAwayException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    FileAwayException(Throwable cause) {
        super("A file could not be read", cause);
    }
}
