package dev.qingfeng.inspection.ballotbox;

/** Thrown when something is no ballot of this round, or was changed since it was sealed. */
public final class BallotDamagedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    BallotDamagedException(String message) {
        super(message);
    }

    BallotDamagedException(Throwable cause) {
        super("A ballot of another round, or one that was changed", cause);
    }
}
