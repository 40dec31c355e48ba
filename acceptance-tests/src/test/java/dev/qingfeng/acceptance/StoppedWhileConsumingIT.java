package dev.qingfeng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A service that is asked to end in the middle of what it is told is told it again. */
@Order(Integer.MAX_VALUE - 6)
@ExtendWith(QingfengExtension.class)
class StoppedWhileConsumingIT {

    private static final String SERVICE = "pledge-service";
    private static final String REGISTRY = "appointment-service";

    /** More than are applied before the stop is through. */
    private static final int CADRES = 60;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** By then what the service needs to apply an event is closed: a stop is through after two seconds or three. */
    private static final long STOP_IS_UNDER_WAY = 1_500;

    @Test
    void whatItWasAboutToApplyComesAgain(Qingfeng qingfeng) throws Exception {
        Api registry = qingfeng.as("registry-admin", REGISTRY);
        People people = new People("STOPPED", CADRES);
        CompletableFuture<Void> stopped;
        try (Connection database = qingfeng.superuser("pledge");
                Statement statement = database.createStatement()) {
            database.setAutoCommit(false);
            statement.execute("lock table signer in access exclusive mode");
            people.write(registry, 0).accepted();
            await().atMost(PATIENCE).until(() -> isWaitedFor(qingfeng));
            stopped = CompletableFuture.runAsync(() -> qingfeng.stop(SERVICE));
            Thread.sleep(STOP_IS_UNDER_WAY);
            database.rollback();
        }
        stopped.join();

        Map<UUID, Long> versions = people.versions(registry);
        assertThat(known(qingfeng, versions.keySet()))
                .as("applied before the stop; this shows nothing where all are")
                .isLessThan(CADRES);
        qingfeng.startAgain(SERVICE);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(known(qingfeng, versions.keySet())).isEqualTo(CADRES));
    }

    private static boolean isWaitedFor(Qingfeng qingfeng) throws SQLException {
        return count(qingfeng, "pg_locks where not granted and relation = 'signer'::regclass") > 0;
    }

    private static long known(Qingfeng qingfeng, Set<UUID> cadres) throws SQLException {
        return count(
                qingfeng,
                cadres.stream()
                        .map(id -> "'" + id + "'")
                        .collect(Collectors.joining(", ", "signer where id in (", ")")));
    }

    private static long count(Qingfeng qingfeng, String rows) throws SQLException {
        try (Connection database = qingfeng.superuser("pledge");
                Statement statement = database.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from " + rows)) {
            count.next();
            return count.getLong(1);
        }
    }
}
