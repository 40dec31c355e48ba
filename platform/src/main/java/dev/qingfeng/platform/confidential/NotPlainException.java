package dev.qingfeng.platform.confidential;

import java.io.IOException;
import java.io.Serial;

/** A file is of the kind that it seems, and something else beside. */
public final class NotPlainException extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    public NotPlainException(String what) {
        super(what);
    }
}
