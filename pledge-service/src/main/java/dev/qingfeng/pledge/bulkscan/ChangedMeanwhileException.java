package dev.qingfeng.pledge.bulkscan;

import java.io.Serial;

/** What a pledge or its pages are was changed by others after they were drawn, and before they were recorded. */
final class ChangedMeanwhileException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;
}
