package dev.qingfeng.local.process;

import java.io.Serial;

/** Something that the person at the keyboard can mend. The message is one sentence and names the remedy. */
public final class Refusal extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public Refusal(String sentence) {
        super(sentence);
    }

    public Refusal(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
