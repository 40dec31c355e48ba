package dev.qingfeng.platform.replay;

/**
 * What an operator may ask a service's jar to do instead of serving, see docs/operations.md; each is a bean.
 *
 * @param word as it is given on the command line
 */
public record OperatorCommand(String word, Work work) {

    /** What a command ends with that was carried out. */
    public static final int DONE = 0;

    /** Gives what the command ends with, {@link #DONE} or a number of its own from 3 on; 1 if it throws. */
    @FunctionalInterface
    public interface Work {
        int carryOut() throws InterruptedException;
    }
}
