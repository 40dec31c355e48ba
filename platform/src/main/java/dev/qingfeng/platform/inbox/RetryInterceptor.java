package dev.qingfeng.platform.inbox;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Runs outside the transaction, so that each attempt has one of its own. */
@RetriedWhileDatabaseIsAway
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
public class RetryInterceptor {

    private static final Logger LOG = Logger.getLogger(RetryInterceptor.class);
    private static final long PAUSE_SECONDS = 1;

    @AroundInvoke
    Object retry(InvocationContext invocation) throws Exception {
        while (true) {
            try {
                return invocation.proceed();
            } catch (Exception e) {
                if (!databaseIsAway(e)) {
                    throw e;
                }
                LOG.warnf(
                        "The database cannot be reached; an event waits (%s)",
                        e.getClass().getSimpleName());
                TimeUnit.SECONDS.sleep(PAUSE_SECONDS);
            }
        }
    }

    /** SQLSTATE classes 08 (connection) and 57 (the server is stopped or starting), and a pool that gives none. */
    private static boolean databaseIsAway(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                String state = sql.getSQLState();
                return state == null || state.startsWith("08") || state.startsWith("57");
            }
        }
        return false;
    }
}
