package dev.qingfeng.platform.replay;

/**
 * What an operator may ask a service's jar to do instead of serving, see docs/operations.md; each is a bean.
 *
 * @param word as it is given on the command line
 */
public record OperatorCommand(String word, Work work) {

    /** Throws if it could not be done; the command then ends with 1. */
    @FunctionalInterface
    public interface Work {
        void carryOut() throws InterruptedException;
    }
}
