package dev.qingfeng.platform.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.interceptor.InvocationContext;
import jakarta.persistence.OptimisticLockException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.hibernate.StaleObjectStateException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An event waits for the database, and for nothing that does not pass by itself. */
class RetryInterceptorTest {

    private final Stopping stopping = new Stopping();
    private final RetryInterceptor interceptor = new RetryInterceptor(stopping, Duration.ofMillis(1));
    private int attempts;

    /** A consumer that fails so many times, then applies the event. */
    private InvocationContext failing(int times, Exception failure) {
        return (InvocationContext) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {InvocationContext.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("proceed");
                    if (attempts++ < times) {
                        throw failure;
                    }
                    return "applied";
                });
    }

    private static Exception wrapped(SQLException failure) {
        return new IllegalStateException("as a library may wrap it", new IllegalStateException(failure));
    }

    private static SQLException withState(@Nullable String state) {
        return new SQLException("a failure", state);
    }

    /** As Agroal throws it: without a state, from within the pool. */
    private static SQLException poolExhausted() {
        SQLException failure = new SQLException("no connection came in time", new TimeoutException());
        failure.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("io.agroal.pool.ConnectionPool", "handlerFromSharedCache", "ConnectionPool.java", 1)
        });
        return failure;
    }

    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "57P01", "57P02", "57P03", "53300"})
    void anEventWaitsWhileTheDatabaseIsAway(String state) throws Exception {
        assertThat(interceptor.retry(failing(50, wrapped(withState(state))))).isEqualTo("applied");
        assertThat(attempts).isEqualTo(51);
    }

    @Test
    void nothingWaitsInAProcessThatStops() {
        stopping.begin(new ShutdownEvent());
        Exception away = wrapped(withState("08006"));
        assertThatThrownBy(() -> interceptor.retry(failing(1, away))).isSameAs(away);
        assertThat(attempts).isEqualTo(1);
    }

    @Test
    void anEventWaitsForAConnectionOfThePool() throws Exception {
        assertThat(interceptor.retry(failing(50, wrapped(poolExhausted())))).isEqualTo("applied");
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01"})
    void anEventThatLostARaceIsTriedAgain(String state) throws Exception {
        assertThat(interceptor.retry(failing(RetryInterceptor.LOST_RACES, wrapped(withState(state)))))
                .isEqualTo("applied");
    }

    /** As it comes when somebody else has changed a row meanwhile; at once or, wrapped, at the end of the transaction. */
    @Test
    void soIsOneThatWouldHaveChangedWhatAnotherHasChanged() throws Exception {
        assertThat(interceptor.retry(failing(1, new OptimisticLockException("changed"))))
                .isEqualTo("applied");
        attempts = 0;
        Exception atTheEnd = new IllegalStateException(new StaleObjectStateException("Breach", 1));
        assertThat(interceptor.retry(failing(1, atTheEnd))).isEqualTo("applied");
    }

    @Test
    void anEventThatLosesEveryRaceIsGivenUp() {
        Exception failure = wrapped(withState("40001"));
        assertThatThrownBy(() -> interceptor.retry(failing(RetryInterceptor.LOST_RACES + 1, failure)))
                .isSameAs(failure);
        assertThat(attempts).isEqualTo(RetryInterceptor.LOST_RACES + 1);
    }

    /** Too long, twice the same, not permitted, cancelled, disk full: by waiting it would hold up all others. */
    @ParameterizedTest
    @ValueSource(strings = {"22001", "23505", "42501", "57014", "53100", "58030", "25006"})
    void anEventThatCannotBeAppliedIsGivenUpAtOnce(String state) {
        givenUpAtOnce(wrapped(withState(state)));
    }

    @Test
    void soIsOneThatFailsWithoutAStateOrOutsideTheDatabase() {
        givenUpAtOnce(wrapped(withState(null)));
        attempts = 0;
        givenUpAtOnce(new IllegalArgumentException("The event has no ce_source"));
    }

    private void givenUpAtOnce(Exception failure) {
        assertThatThrownBy(() -> interceptor.retry(failing(1, failure))).isSameAs(failure);
        assertThat(attempts).isEqualTo(1);
    }
}
