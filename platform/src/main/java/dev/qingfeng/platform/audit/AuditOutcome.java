package dev.qingfeng.platform.audit;

import dev.qingfeng.platform.replay.OperatorCommand;

/** How a verification of the audit rows ended. */
public enum AuditOutcome {
    /** Rows, chain and the seals on Kafka agree. */
    IN_ORDER(OperatorCommand.DONE),
    /** They do, but restores took seals back that had been published: whether there were such restores, people must know. */
    TAKEN_BACK(5),
    /** Kafka could not be asked, so a chain that was written anew would not be found. */
    NOT_COMPARED(4),
    /** Something was changed, dropped, or added. */
    DIFFERS(3),
    /** Nobody has looked. */
    NOT_YET(-1);

    private final int exitCode;

    AuditOutcome(int exitCode) {
        this.exitCode = exitCode;
    }

    /** What the command ends with. */
    int exitCode() {
        return exitCode;
    }
}
