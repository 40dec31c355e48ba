package dev.qingfeng.platform.problem;

import java.sql.SQLException;

/** Tells that there was no connection to be had from a refusal of the database. */
public final class PoolFailure {

    private PoolFailure() {}

    /** Whether the pool had no connection to give in time, be it exhausted or closing. It gives no state, as the database would. */
    public static boolean is(Throwable failure) {
        if (!(failure instanceof SQLException sql) || sql.getSQLState() != null) {
            return false;
        }
        StackTraceElement[] thrown = failure.getStackTrace();
        return thrown.length > 0 && thrown[0].getClassName().startsWith("io.agroal.");
    }
}
