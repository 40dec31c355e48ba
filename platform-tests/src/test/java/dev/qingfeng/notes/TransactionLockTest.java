package dev.qingfeng.notes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qingfeng.platform.lock.TransactionLock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.stream.LongStream;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TransactionLockTest {

    private static final int TIMES = 4;

    @Inject
    TransactionLock locks;

    @Inject
    SessionFactory sessions;

    @Test
    void whoeverTakesALockPlansNoQueryAnew() {
        Statistics statistics = sessions.getStatistics();
        statistics.setStatisticsEnabled(true);
        takeOne();
        long planned = LongStream.generate(() -> {
                    long before = statistics.getQueryPlanCacheMissCount();
                    takeOne();
                    return statistics.getQueryPlanCacheMissCount() - before;
                })
                .limit(TIMES)
                // What the service does by itself meanwhile is counted too.
                .min()
                .orElseThrow();
        assertThat(planned).isZero();
    }

    private void takeOne() {
        QuarkusTransaction.requiringNew().run(() -> {
            locks.take(UUID.randomUUID().toString());
            assertThat(locks.tryTake(UUID.randomUUID().toString())).isTrue();
        });
    }
}
