package dev.qingfeng.platform.inbox;

import dev.qingfeng.platform.problem.PoolFailure;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hibernate.StaleStateException;
import org.jboss.logging.Logger;

/** Runs outside the transaction, so that each attempt has one of its own. */
@RetriedWhileDatabaseIsAway
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
public class RetryInterceptor {

    /** How often an event may lose against others before it is taken for one that always does. */
    static final int LOST_RACES = 10;

    private static final Logger LOG = Logger.getLogger(RetryInterceptor.class);

    /** SQLSTATE: connection, stopping, crashed or starting, too many connections. */
    private static final List<String> AWAY = List.of("08", "57P01", "57P02", "57P03", "53300");

    /** SQLSTATE class: rolled back for the sake of others, such as in a deadlock. */
    private static final String ROLLED_BACK = "40";

    private final Stopping stopping;
    private final Duration pause;

    @Inject
    RetryInterceptor(Stopping stopping) {
        this(stopping, Duration.ofSeconds(1));
    }

    RetryInterceptor(Stopping stopping, Duration pause) {
        this.stopping = stopping;
        this.pause = pause;
    }

    @AroundInvoke
    Object retry(InvocationContext invocation) throws Exception {
        int lostRaces = 0;
        while (true) {
            try {
                return invocation.proceed();
            } catch (Exception e) {
                Cause cause = cause(e);
                if (cause == Cause.LOST_RACE) {
                    lostRaces++;
                }
                if (cause == Cause.THE_EVENT || lostRaces > LOST_RACES || stopping.hasBegun()) {
                    throw e;
                }
                LOG.warnf(
                        "The database could not take an event, which waits (%s)",
                        e.getClass().getSimpleName());
                TimeUnit.MILLISECONDS.sleep(pause.toMillis());
            }
        }
    }

    private enum Cause {
        DATABASE_AWAY,
        LOST_RACE,
        THE_EVENT
    }

    private static Cause cause(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return cause(sql);
            }
            if (cause instanceof OptimisticLockException || cause instanceof StaleStateException) {
                return Cause.LOST_RACE;
            }
        }
        return Cause.THE_EVENT;
    }

    private static Cause cause(SQLException failure) {
        String state = failure.getSQLState();
        if (state == null ? PoolFailure.is(failure) : AWAY.stream().anyMatch(state::startsWith)) {
            return Cause.DATABASE_AWAY;
        }
        return state != null && state.startsWith(ROLLED_BACK) ? Cause.LOST_RACE : Cause.THE_EVENT;
    }
}
