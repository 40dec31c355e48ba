package dev.qingfeng.platform.testing;

import io.quarkus.arc.Arc;
import java.util.stream.LongStream;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;

/** How many statements the service prepares for something, so that a test sees when a list asks once for each row. */
public final class StatementCount {

    private static final int TIMES = 4;

    private StatementCount() {}

    /** The least of several times: what the service does by itself meanwhile is counted too. */
    public static long of(Runnable action) {
        Statistics statistics =
                Arc.container().instance(SessionFactory.class).get().getStatistics();
        statistics.setStatisticsEnabled(true);
        return LongStream.generate(() -> {
                    long before = statistics.getPrepareStatementCount();
                    action.run();
                    return statistics.getPrepareStatementCount() - before;
                })
                .limit(TIMES)
                .min()
                .orElseThrow();
    }
}
