package dev.qingfeng.platform.inbox;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Runs outside the transaction, so that each attempt has one of its own. */
@RetriedWhileDatabaseIsAway
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
public class RetryInterceptor {

    private static final Logger LOG = Logger.getLogger(RetryInterceptor.class);
    private static final long PAUSE_SECONDS = 1;

    /** SQLSTATE classes: connection, rolled back (a deadlock, say), out of resources, stopping or starting, I/O, read-only. */
    private static final List<String> TRANSIENT = List.of("08", "40", "53", "57", "58", "25006");

    @AroundInvoke
    Object retry(InvocationContext invocation) throws Exception {
        while (true) {
            try {
                return invocation.proceed();
            } catch (Exception e) {
                if (!mayPass(e)) {
                    throw e;
                }
                LOG.warnf(
                        "The database could not take an event, which waits (%s)",
                        e.getClass().getSimpleName());
                TimeUnit.SECONDS.sleep(PAUSE_SECONDS);
            }
        }
    }

    /** A pool that has no connection to give reports no state at all. */
    private static boolean mayPass(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                String state = sql.getSQLState();
                return state == null || TRANSIENT.stream().anyMatch(state::startsWith);
            }
        }
        return false;
    }
}
