package dev.qingfeng.platform.testing;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import java.util.concurrent.atomic.AtomicLong;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.jspecify.annotations.Nullable;

/**
 * How many statements something takes, so that a test sees when a list asks once for each row. Counted are those of requests and of
 * the test's own thread; what the service does by itself meanwhile is not. Hibernate finds it by its name in the configuration.
 */
@SuppressWarnings("serial") // never written out
public final class StatementCount implements StatementInspector {

    private static final AtomicLong COUNTED = new AtomicLong();

    private static volatile @Nullable Thread test;

    /** What runs for the first time may find less in caches, so the second is counted. */
    public static long of(Runnable action) {
        action.run();
        test = Thread.currentThread();
        try {
            long before = COUNTED.get();
            action.run();
            return COUNTED.get() - before;
        } finally {
            test = null;
        }
    }

    @Override
    public String inspect(String sql) {
        if (test != null && (Thread.currentThread().equals(test) || isOfRequest())) {
            COUNTED.incrementAndGet();
        }
        return sql;
    }

    private static boolean isOfRequest() {
        return Arc.container().requestContext().isActive()
                && Arc.container().select(CurrentVertxRequest.class).get().getCurrent() != null;
    }
}
